/** What the export screen says before an export: how much goes, from where to where, and what went before. */
import type { ExportPlan } from '../../../shared/ledger-api.ts'
import { officerName } from '../records/labels.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { unreceived } from './acknowledged.ts'
import { leadAbove } from './export-batch.ts'
import { exportsTo, lastSentEvent, nextUnit, receiptOf } from './exported.ts'
import { whatGoes } from './what-goes.ts'

export const planExport = (ledger: OpenLedger): ExportPlan | null => {
  const { own, fold } = ledger
  const to = nextUnit(ledger)
  if (!to) return null
  const { own: mine, before, below } = whatGoes(ledger, to.id, 'unsent')
  const last = own.index + (own.journal.length > 0 ? 1 : 0)
  const first = mine[0] ?? own.index + 1
  const others = before.length + below.length
  const ack = receiptOf(ledger, to.id)
  return {
    to,
    ready: last >= first || others > 0,
    unsent: own.worthSending(lastSentEvent(ledger, to.id)),
    forwarded: below.reduce((sum, { header }) => sum + header.count, 0),
    received: ack && { at: ack.newest.created, missing: unreceived(ledger, ack) },
    firstSegment: Math.min(first, last),
    lastSegment: last,
    toLead: leadAbove(ledger) !== null,
    exports: exportsTo(ledger, to.id).map((event) => ({
      ...{ at: event.at, first: event.first, last: event.last },
      officer: officerName(fold, fold.own, event.by),
    })),
  }
}
