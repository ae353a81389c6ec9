/** Own events as a receipt carries them: what this unit did to one log's records, and who its officers are. */
import type { Extract } from '../../../shared/batch/make-receipt.ts'
import type { KnownEvent, LogId, Reference } from '../../../shared/events/event.ts'
import { referenceOf } from '../../../shared/events/reference.ts'
import { writeLine } from '../../../shared/lines/write-line.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import type { OpenEvent } from '../../../shared/segments/segment.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { parseSegment } from '../store/segment-rows.ts'

export interface OwnEvents {
  readonly all: readonly OpenEvent[]
  /** To the latest own event. */
  readonly head: Reference
}

/** The own log's events that a receipt may need, gone through once for all receipts. */
export const readOwnEvents = async ({ fold, held, own, parts }: OpenLedger): Promise<Result<OwnEvents>> => {
  const all: OpenEvent[] = []
  let last: OpenEvent | undefined
  const take = (open: OpenEvent) => {
    last = open
    if (open.event.op === 'officer' || logsOf(open.event as KnownEvent).length > 0) all.push(open)
  }
  for (const { hash } of held.ofLog(fold.own)) {
    const segment = await held.read(hash)
    const opened = segment && (await parseSegment(parts.caps, segment))
    if (!opened) return refuse({ reason: 'store-failed' })
    for (const open of opened.events) take(open)
  }
  for (const open of own.journal) take(open)
  if (!last) return refuse({ reason: 'nothing-changed' })
  return accept({ all, head: referenceOf(parts.caps, fold.own, last.event.n, last.line) })
}

/** Logs whose records an event is about, or which it is about itself. */
const logsOf = (event: KnownEvent): readonly LogId[] => {
  switch (event.op) {
    case 'amended':
    case 'voided':
    case 'restored':
    case 'approved':
      return [event.record[0]]
    case 'related':
      return event.records.map(([log]) => log)
    case 'erased':
      return event.events.map(([log]) => log)
    case 'clock-shifted':
      return [event.log]
    default:
      return []
  }
}

const extractOf = ({ event, line, personal }: OpenEvent): Extract => ({
  ...{ n: event.n, line },
  personal: (personal ?? []).filter((one) => one.class === 'detail').map((one) => writeLine(one)),
})

/** What was done to one log, and the officers who did it. */
export const extractsAbout = (
  { all }: OwnEvents,
  log: LogId,
): { readonly events: readonly Extract[]; readonly officers: readonly Extract[] } => {
  const events = all.filter(({ event }) => logsOf(event as KnownEvent).includes(log))
  const authors = new Set(events.map(({ event }) => event.by))
  const officers = all.filter(
    ({ event }) => event.op === 'officer' && authors.has((event as KnownEvent & { op: 'officer' }).officer),
  )
  return { events: events.map(extractOf), officers: officers.map(extractOf) }
}
