/**
 * What units say in their receipts that they did to own logs' records, as long as the events themselves are not held.
 * It is shown and has no effect: the fold counts what came in segments.
 */
import type { KnownEvent, LogId, Reference } from '../../../shared/events/event.ts'
import { referenceOf, referenceText } from '../../../shared/events/reference.ts'
import { detailOf, nameOf, writesOf } from '../../../shared/fold/read-writes.ts'
import type { FoldedRecord, HistoryEntry } from '../../../shared/fold/view.ts'
import type { ShownEntry, ToldChange } from '../../../shared/ledger-api.ts'
import type { OpenEvent } from '../../../shared/segments/segment.ts'
import { type Acknowledged, acknowledged, type ToldOfLog } from '../exchange/acknowledged.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { labelOfRecord } from './labels.ts'

interface Told {
  readonly entry: ShownEntry
  /** Records that it is about; of a relation or an erasure, the own ones; of a corrected clock, none by name. */
  readonly records: readonly Reference[]
  /** The own log that it is about. */
  readonly log: LogId
  /** Numbers of the entries whose clock was corrected. */
  readonly run: readonly [first: number, last: number] | null
}

/** References of a log's records that an event is about. */
const aboutOf = (event: KnownEvent, own: string): readonly Reference[] => {
  if (event.op === 'related') return event.records.filter(([log]) => log === own)
  if (event.op === 'erased') return event.events.filter(([log]) => log === own)
  return 'record' in event && event.record[0] === own ? [event.record] : []
}

type Change = HistoryEntry['changes'][number]

const changesOf = ({ event, personal }: OpenEvent): readonly Change[] => {
  const known = event as KnownEvent // ops of the table only come here, see `toldBy`
  if (known.op !== 'amended' && known.op !== 'voided' && known.op !== 'restored') return []
  return writesOf(known, personal).map((write) => ({ register: nameOf(write), from: null, to: write.value }))
}

/** Name where the receipt has the officer's line; else the number. */
const nameIn = (events: readonly OpenEvent[], by: number): string => {
  for (const { event, personal } of events.toReversed())
    if (event.op === 'officer' && (event as KnownEvent & { op: 'officer' }).officer === by) {
      const name = detailOf(personal)?.name
      if (name !== undefined) return name
    }
  return String(by)
}

const ops: ReadonlySet<string> = new Set([
  ...['amended', 'voided', 'restored', 'approved', 'erased', 'related', 'clock-shifted'],
])

const toldBy = (ledger: OpenLedger, { unit, logs }: Acknowledged): readonly Told[] =>
  logs.flatMap((told) => toldOfLog(ledger, unit.id, told))

const toldOfLog = (ledger: OpenLedger, unit: string, { receipt }: ToldOfLog): readonly Told[] => {
  const { parts, held } = ledger
  const { about: own } = receipt
  const segments = held.ofLog(receipt.from)
  const isHeld = (n: number) =>
    segments.some(({ header: { first, count } }) => n >= first && n < first + count)
  return receipt.events.flatMap((open): Told[] => {
    const { event, line, personal } = open
    if (!ops.has(event.op) || isHeld(event.n)) return []
    const known = event as KnownEvent
    const records = aboutOf(known, own)
    const shift = known.op === 'clock-shifted' && known.log === own ? known : null
    if (records.length === 0 && !shift) return []
    const reference = referenceOf(parts.caps, receipt.from, event.n, line)
    const other = known.op === 'related' ? otherOf(ledger, known.records, records[0]) : null
    return [
      {
        records,
        log: own,
        run: shift && [shift.first, shift.last],
        entry: {
          ...{ reference, op: known.op, at: event.at, by: event.by, effective: false },
          ...{ corrected: null, jump: null },
          changes: changesOf(open),
          reason: detailOf(personal)?.reason ?? null,
          officer: nameIn(receipt.events, event.by),
          label: `${unit}-${String(event.n).padStart(6, '0')}`,
          told: {
            ...{ unit, at: receipt.created },
            ...(other !== null && { other }),
            ...(known.op === 'related' && { holds: known.holds }),
            ...(shift && { seconds: shift.seconds }),
          },
        },
      },
    ]
  })
}

const otherOf = (
  { fold }: OpenLedger,
  records: readonly Reference[],
  one: Reference | undefined,
): string | null => {
  const other = records.find((reference) => one && referenceText(reference) !== referenceText(one))
  return other ? labelOfRecord(fold, other) : null
}

/** Of one record, with what each change was from, by what is held here. */
export const toldOfRecord = (
  ledger: OpenLedger,
  record: FoldedRecord,
  history: readonly HistoryEntry[],
): readonly ShownEntry[] => {
  const [log, n] = record.reference
  if (!ledger.fold.ownLogs.includes(log)) return []
  const stands = new Map<string, Change['to']>()
  for (const { effective, changes } of history)
    if (effective) for (const { register, to } of changes) stands.set(register, to)
  return acknowledged(ledger)
    .flatMap((ack) => toldBy(ledger, ack))
    .filter((told) => {
      const { records, run } = told
      if (run) return told.log === log && n >= run[0] && n <= run[1]
      return records.some((reference) => referenceText(reference) === record.key)
    })
    .map(({ entry }) => ({
      ...entry,
      changes: entry.changes.map((change) => {
        const from = stands.get(change.register) ?? null
        stands.set(change.register, change.to)
        return { ...change, from }
      }),
    }))
}

/** All that one unit tells of, oldest first. */
export const toldByUnit = (ledger: OpenLedger, ack: Acknowledged): readonly ToldChange[] =>
  toldBy(ledger, ack).flatMap(({ entry, records, log, run }): readonly ToldChange[] => {
    const { fold } = ledger
    if (run) {
      const [first, last] = run.map((n) => labelOfRecord(fold, [log, n, '']))
      return [{ key: null, label: first === last ? `${first}` : `${first}–${last}`, entry }]
    }
    return records.map((reference) => ({
      ...{ key: referenceText(reference), label: labelOfRecord(fold, reference), entry },
    }))
  })
