/** Conflicts and proposals: what there is, and ending them. Who settles has seen all heads; who answers a proposal, it too. */
import type { Amended, Reference, Related } from '../../../shared/events/event.ts'
import { referenceText } from '../../../shared/events/reference.ts'
import { type ChangeEvent, detailOf as detailLine, writesOf } from '../../../shared/fold/read-writes.ts'
import type { FoldedRecord } from '../../../shared/fold/view.ts'
import { checkRecord, normaliseText } from '../../../shared/kinds/check-record.ts'
import type { LedgerApi, Refused, Saved } from '../../../shared/ledger-api.ts'
import { accept, type Result } from '../../../shared/result.ts'
import type { OpenEvent } from '../../../shared/segments/segment.ts'
import { timeNow } from '../clock.ts'
import type { EventDraft, PersonalDraft } from '../log/own-log.ts'
import { detailOf } from '../records/record-detail.ts'
import { mayChange } from '../records/record-rows.ts'
import { draftWith } from '../review/changes-now.ts'
import { reviewRows, standingOf } from '../review/review-rows.ts'
import { settlementOf } from '../review/settle-conflict.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { baseOf } from './record-calls.ts'
import { type LedgerState, opened } from './state.ts'
import { createWriter, faultOfReason, refused, type Writer } from './writer.ts'

type ReviewCalls = Pick<LedgerApi, 'review' | 'adopt' | 'decline' | 'settle'>

const mostShown = 500

/** An open proposal, with its event. */
interface Proposal {
  readonly reference: Reference
  readonly record: FoldedRecord
  readonly open: OpenEvent
}

const proposalOf = ({ fold }: OpenLedger, wished: Reference): Result<Proposal, Refused> => {
  const name = referenceText(wished)
  const found = fold.openProposals().find(({ reference }) => referenceText(reference) === name)
  const open = found && fold.event(found.reference)
  const record = found && fold.record(referenceText(found.record))
  if (!open || !record) return refused({ reason: 'no-such-proposal' })
  return accept({ reference: found.reference, record, open })
}

/** Whether the record would still be one that a form could leave so. */
const faultOf = (ledger: OpenLedger, record: FoldedRecord, writes: ReturnType<typeof writesOf>) => {
  const draft = draftWith(record, writes)
  const problems = checkRecord(draft, ledger.fold.pack, timeNow(ledger.parts.clock))
  return problems.length > 0 ? refused({ reason: 'invalid-entry' }, problems) : null
}

const relate = (
  { append }: Writer,
  ledger: OpenLedger,
  { reference, open }: Proposal,
  holds: boolean,
  reason: string | null,
) => {
  const { kind, records } = open.event as Related
  if (!records.every((record) => mayChange(ledger, record))) return refused({ reason: 'not-allowed' })
  const heads = standingOf(ledger, open.event as Related)?.heads ?? []
  const event = { op: 'related', kind, records, holds, base: baseOf([...heads, reference]) } as const
  return append(ledger, event, reason === null ? undefined : { reason }, referenceText(records[0]))
}

/** The change of a proposal, as an own event. */
const ownChange = ({
  reference,
  record,
  open,
}: Proposal): { readonly event: EventDraft; readonly personal: PersonalDraft | undefined } => {
  const { op } = open.event
  const { set, add, drop } = open.event as Partial<Amended> // others have none of these
  const { fields, cleared, reason } = detailLine(open.personal) ?? {}
  const base = baseOf([...record.heads, reference])
  const personal = { ...(fields && { fields }), ...(cleared && { cleared }), ...(reason && { reason }) }
  return {
    event: {
      ...{ op, record: record.reference, base },
      ...(set && { set }),
      ...(add && { add }),
      ...(drop && { drop }),
    } as EventDraft, // what the table of ops allows of each op is what the proposal has
    personal: Object.keys(personal).length > 0 ? personal : undefined,
  }
}

const adopt = (writer: Writer, ledger: OpenLedger, proposal: Proposal) => {
  const { record, open } = proposal
  const { event, personal } = open
  if (event.op === 'related')
    return relate(writer, ledger, proposal, (event as Related).holds, detailLine(personal)?.reason ?? null)
  if (!mayChange(ledger, record.reference)) return refused({ reason: 'not-allowed' })
  if (event.op === 'approved' && !detailOf(ledger, record).mayApprove)
    return refused({ reason: 'not-allowed' })
  const writes = writesOf(event as ChangeEvent, personal)
  // Names that are not held here cannot be written again.
  if (writes.length === 0) return refused({ reason: 'nothing-changed' })
  const fault = event.op === 'amended' ? faultOf(ledger, record, writes) : null
  if (fault) return fault
  const own = ownChange(proposal)
  return writer.append(ledger, own.event, own.personal, record.key)
}

const decline = (writer: Writer, ledger: OpenLedger, proposal: Proposal, reason: string) => {
  const { reference, record, open } = proposal
  if (open.event.op === 'related') {
    const related = open.event as Related
    const now = standingOf(ledger, related)?.holds ?? false
    // Of two that nobody put together, "not" is all that could be said.
    if (now === related.holds) return refused({ reason: 'nothing-changed' })
    return relate(writer, ledger, proposal, now, reason)
  }
  if (!mayChange(ledger, record.reference)) return refused({ reason: 'not-allowed' })
  const base = baseOf([...record.heads, reference])
  // An amendment that changes nothing: it has seen the proposal, and says why nothing came of it.
  return writer.append(ledger, { op: 'amended', record: record.reference, base }, { reason }, record.key)
}

const settle = async (
  writer: Writer,
  ledger: OpenLedger,
  record: FoldedRecord,
  choices: Readonly<Record<string, Reference>>,
  reason: string,
): Promise<Result<Saved, Refused>> => {
  const settlement = settlementOf(ledger.fold, record, choices)
  if (record.conflicts.length === 0 || !settlement) return refused({ reason: 'no-such-conflict' })
  const fault = faultOf(ledger, record, settlement.writes)
  if (fault) return fault
  const { changes, personal, voided } = settlement
  const about = { record: record.reference, base: baseOf(record.heads) }
  const plain = Object.keys(changes).length + Object.keys(personal).length === 0
  if (plain && voided !== null)
    return writer.append(ledger, { op: voided ? 'voided' : 'restored', ...about }, { reason }, record.key)
  const saved = await writer.append(
    ledger,
    { op: 'amended', ...about, ...changes },
    { ...personal, reason },
    record.key,
  )
  if (!saved.ok || voided === null) return saved
  const heads = ledger.fold.record(record.key)?.heads ?? record.heads
  const op = voided ? 'voided' : 'restored'
  return writer.append(ledger, { op, record: record.reference, base: baseOf(heads) }, { reason }, record.key)
}

export const createReviewCalls = (state: LedgerState): ReviewCalls => {
  const writer = createWriter(state)
  const { write } = writer
  const answer = (
    reference: Reference,
    how: (ledger: OpenLedger, proposal: Proposal) => Result<Saved, Refused> | Promise<Result<Saved, Refused>>,
  ) =>
    write(async (ledger) => {
      const proposal = proposalOf(ledger, reference)
      return proposal.ok ? how(ledger, proposal.value) : proposal
    })
  return {
    review: async () => reviewRows(opened(state), mostShown),
    adopt: (reference) => answer(reference, (ledger, proposal) => adopt(writer, ledger, proposal)),
    decline: (reference, why) =>
      answer(reference, (ledger, proposal) => {
        const reason = normaliseText(why, 'lines')
        return faultOfReason(reason) ?? decline(writer, ledger, proposal, reason)
      }),
    settle: (key, choices, why) =>
      write(async (ledger) => {
        const record = ledger.fold.record(key)
        if (!record) return refused({ reason: 'no-such-record' })
        if (!mayChange(ledger, record.reference)) return refused({ reason: 'not-allowed' })
        const reason = normaliseText(why, 'lines')
        return faultOfReason(reason) ?? settle(writer, ledger, record, choices, reason)
      }),
  }
}
