/** What waits for a person, as the review shows it: who said what, when and why, and what stands. */
import type { Reference, Related } from '../../../shared/events/event.ts'
import { referenceText } from '../../../shared/events/reference.ts'
import { secondOf } from '../../../shared/figures/instant.ts'
import type { Relation } from '../../../shared/fold/keep-relations.ts'
import { type ChangeEvent, detailOf } from '../../../shared/fold/read-writes.ts'
import type { FoldedRecord } from '../../../shared/fold/view.ts'
import type {
  RecordRow,
  ReviewConflict,
  ReviewProposal,
  ReviewRelation,
  ReviewRelationProposal,
  ReviewRow,
  Said,
} from '../../../shared/ledger-api.ts'
import { labelOfRecord, officerName } from '../records/labels.ts'
import { createSentLookup, mayChange, rowOf } from '../records/record-rows.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { changesNow } from './changes-now.ts'

type WithoutStands = Omit<Said, 'stands'>

const saidBy = ({ fold }: OpenLedger, by: Reference): WithoutStands | null => {
  const open = fold.event(by)
  if (!open) return null
  const { event, personal } = open
  return {
    ...{ by, at: event.at, officer: officerName(fold, by[0], event.by), label: labelOfRecord(fold, by) },
    reason: detailOf(personal)?.reason ?? null,
  }
}

/** Makes rows of records; the lookup of exports is made once for all. */
type RowMaker = (record: FoldedRecord) => RecordRow

const latest = (said: readonly { readonly at: string }[]): string =>
  said.reduce((a, { at }) => (a === '' || secondOf(at) > secondOf(a) ? at : a), '')

const conflictOf = (ledger: OpenLedger, record: FoldedRecord, toRow: RowMaker): ReviewConflict => {
  const registers = record.conflicts.map(({ register, values }) => ({
    register,
    values: values.flatMap(({ by, value, stands }) => {
      const said = saidBy(ledger, by)
      return said ? [{ ...said, value, stands }] : []
    }),
  }))
  return {
    ...{ what: 'conflict', id: `conflict ${record.key}`, row: toRow(record), registers },
    at: latest(registers.flatMap(({ values }) => values)),
    mayAct: mayChange(ledger, record.reference),
  }
}

const proposalOf = (
  ledger: OpenLedger,
  reference: Reference,
  record: FoldedRecord,
  toRow: RowMaker,
): ReviewProposal | null => {
  const open = ledger.fold.event(reference)
  const said = saidBy(ledger, reference)
  if (!open || !said) return null
  const event = open.event as ChangeEvent // a proposal is an event on a record, or a relation
  return {
    ...{ what: 'proposal', id: `proposal ${referenceText(reference)}`, ...said, row: toRow(record) },
    ...{ op: event.op, changes: changesNow(record, event, open.personal) },
    mayAct: mayChange(ledger, record.reference),
  }
}

const pairOf = (
  { fold }: OpenLedger,
  records: readonly [Reference, Reference],
  toRow: RowMaker,
): readonly [RecordRow, RecordRow] | null => {
  const [one, other] = records.map((reference) => fold.record(referenceText(reference)))
  return one && other ? [toRow(one), toRow(other)] : null
}

const mayRelate = (ledger: OpenLedger, records: readonly Reference[]): boolean =>
  records.every((record) => mayChange(ledger, record))

const relationOf = (ledger: OpenLedger, relation: Relation, toRow: RowMaker): ReviewRelation | null => {
  const records = pairOf(ledger, relation.records, toRow)
  if (!records) return null
  const sides = relation.heads.flatMap((by) => {
    const said = saidBy(ledger, by)
    const holds = (ledger.fold.event(by)?.event as Related | undefined)?.holds
    return said && holds !== undefined ? [{ ...said, holds, stands: holds === relation.holds }] : []
  })
  return {
    ...{
      what: 'relation',
      id: `relation ${referenceText(relation.by)}`,
      kind: relation.kind,
      records,
      sides,
    },
    ...{ at: latest(sides), mayAct: mayRelate(ledger, relation.records) },
  }
}

const nameOfPair = ({ kind, records }: Pick<Related, 'kind' | 'records'>): string =>
  [kind, ...records.map(referenceText)].join(' ')

/** The relation that an event is about, if anything effective was said of it. */
export const standingOf = ({ fold }: OpenLedger, event: Related): Relation | null =>
  fold.relations().find((relation) => nameOfPair(relation) === nameOfPair(event)) ?? null

const relationProposalOf = (
  ledger: OpenLedger,
  reference: Reference,
  event: Related,
  now: boolean | null,
  toRow: RowMaker,
): ReviewRelationProposal | null => {
  const said = saidBy(ledger, reference)
  const records = pairOf(ledger, event.records, toRow)
  if (!said || !records) return null
  return {
    ...{ what: 'relation-proposal', id: `proposal ${referenceText(reference)}`, ...said, records },
    ...{ kind: event.kind, holds: event.holds, now },
    mayAct: mayRelate(ledger, event.records),
  }
}

/** One that says what stands anyway asks nothing of anybody. */
const asksFor = (row: ReviewRow): boolean =>
  row.what === 'proposal' ? row.changes.length > 0 : row.what !== 'relation-proposal' || row.now !== row.holds

/** A row to be made, and when it was last spoken of. */
interface Candidate {
  readonly at: string
  readonly make: () => ReviewRow | null
}

const latestFirst = (a: Candidate, b: Candidate): number => secondOf(b.at) - secondOf(a.at)

const conflictsOf = (ledger: OpenLedger, toRow: RowMaker): readonly Candidate[] => {
  const { fold } = ledger
  const atOf = (reference: Reference) => fold.event(reference)?.event.at ?? ''
  const last = (heads: readonly Reference[]) => latest(heads.map((head) => ({ at: atOf(head) })))
  return [
    ...fold
      .conflictedRecords()
      .map((record) => ({ at: last(record.heads), make: () => conflictOf(ledger, record, toRow) })),
    ...fold
      .relations()
      .filter(({ conflict }) => conflict)
      .map((relation) => ({ at: last(relation.heads), make: () => relationOf(ledger, relation, toRow) })),
  ]
}

const proposalsOf = (ledger: OpenLedger, toRow: RowMaker): readonly Candidate[] => {
  const { fold } = ledger
  const standing = new Map(fold.relations().map((relation) => [nameOfPair(relation), relation]))
  return fold.openProposals().flatMap(({ reference, record: of }): readonly Candidate[] => {
    const event = fold.event(reference)?.event
    if (!event) return []
    const make = (): ReviewRow | null => {
      const related = event.op === 'related' ? (event as Related) : null
      if (related) {
        const now = standing.get(nameOfPair(related))?.holds ?? null
        return relationProposalOf(ledger, reference, related, now, toRow)
      }
      const record = fold.record(referenceText(of))
      return record && proposalOf(ledger, reference, record, toRow)
    }
    return [{ at: event.at, make }]
  })
}

const duplicatesOf = (ledger: OpenLedger, toRow: RowMaker): readonly Candidate[] =>
  ledger.fold.duplicates().map(({ records, by }) => {
    const at = latest(records.map((record) => ({ at: ledger.fold.event(record)?.event.at ?? '' })))
    const make = (): ReviewRow | null => {
      const pair = pairOf(ledger, records, toRow)
      const id = ['duplicate', ...records.map(referenceText)].join(' ')
      return pair && { what: 'duplicate', id, at, records: pair, by, mayAct: mayRelate(ledger, records) }
    }
    return { at, make }
  })

/**
 * Conflicts of records and relations, then persons who may be recorded twice, then proposals; within each the latest first. At most `most` rows are made; of the
 * rest it is told how many there are, so that a log which proposes without end costs no more than that.
 */
export const reviewRows = (
  ledger: OpenLedger,
  most: number,
): { readonly rows: readonly ReviewRow[]; readonly total: number } => {
  const isUnit = ledger.secrets.role === 'unit'
  const sent = createSentLookup(ledger)
  const toRow: RowMaker = (record) => rowOf(ledger, record, sent)
  const candidates = [
    ...[...conflictsOf(ledger, toRow)].sort(latestFirst),
    ...[...duplicatesOf(ledger, toRow)].sort(latestFirst),
    ...[...proposalsOf(ledger, toRow)].sort(latestFirst),
  ]
  const rows: ReviewRow[] = []
  let looked = 0
  for (; looked < candidates.length && rows.length < most; looked++) {
    const row = candidates[looked]?.make()
    // A station answers for its own records; what a lead holds of its neighbours' is for the unit to settle.
    if (row && asksFor(row) && (isUnit || row.mayAct)) rows.push(row)
  }
  return { rows, total: rows.length + candidates.length - looked }
}
