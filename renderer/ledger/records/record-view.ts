/**
 * What of the rows is its record as it stands. **Loose** records are made whole, and stand between the rows: those of the journal,
 * and those that something was said about.
 */
import type { Fold } from '../../../shared/fold/fold.ts'
import { isRecorded } from '../../../shared/fold/keep-records.ts'
import type { FoldedRecord, RecordRun } from '../../../shared/fold/view.ts'
import { labelOfRecord } from './labels.ts'
import { createIndexKeeper, type IndexedRun, type RecordIndex } from './record-index.ts'
import { searchText } from './search-text.ts'

export interface Loose {
  readonly record: FoldedRecord
  /** Where it would stand among the rows. */
  readonly row: number
  readonly text: string
}

/** As of one revision of the fold. */
export interface RecordView {
  readonly revision: number
  readonly index: RecordIndex
  /** By row: 1 where the row is its record. */
  readonly plain: Uint8Array
  readonly plainRows: number
  readonly loose: readonly Loose[]
}

/** The view as the fold now stands. */
export const createViewKeeper = (fold: Fold): (() => RecordView) => {
  const indexOf = createIndexKeeper(fold)
  let view: RecordView | null = null

  return () => {
    if (view?.revision === fold.revision) return view
    const runs = fold.recordRuns()
    const index = indexOf(runs)
    const plain = new Uint8Array(index.length).fill(1)
    let plainRows = index.length
    const loose: Loose[] = []
    /** The row of a position, which is then no plain one; -1: no record lies there. */
    const take = ({ rows, from }: IndexedRun, at: number): number => {
      const row = placeOf(rows.position, at)
      if (row < 0) return row
      plainRows -= plain[from + row] as number
      plain[from + row] = 0
      return from + row
    }
    const add = (record: FoldedRecord, row: number) => {
      const label = labelOfRecord(fold, record.reference)
      loose.push({ record, row, text: searchText(label, record.personal) })
    }
    for (const indexed of index.runs) {
      const { run } = indexed
      for (const at of run.repeats) take(indexed, at)
      for (const at of run.changed.keys()) {
        const row = take(indexed, at)
        if (row >= 0 && !run.repeats.has(at)) add(run.record(at), row)
      }
    }
    for (const run of runs) if (run.journal) addJournal(run, index, fold.codeOf(run.log), add)
    loose.sort((a, b) => a.row - b.row)
    view = { revision: fold.revision, index, plain, plainRows, loose }
    return view
  }
}

/** Where a number stands among ascending ones; -1: nowhere. */
const placeOf = (ascending: Uint32Array, number: number): number => {
  const place = countBelow(ascending, number)
  return ascending[place] === number ? place : -1
}

const countBelow = (ascending: Uint32Array, number: number): number => {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] as number) < number) low = middle + 1
    else high = middle
  }
  return low
}

/** Each behind the last row of its log that has a lower number; of a log without rows, where its code would stand. */
const addJournal = (
  { log, first, events, repeats, record }: RecordRun,
  { runs, length }: RecordIndex,
  code: string,
  add: (record: FoldedRecord, row: number) => void,
): void => {
  const ofLog = runs.filter(({ run }) => run.log === log)
  const next = runs.find((each) => each.code > code || (each.code === code && each.run.log > log))
  const begin = ofLog[0]?.from ?? next?.from ?? length
  for (let at = 0; at < events.length; at++) {
    const event = events.at(at)?.event
    if (!event || !isRecorded(event) || repeats.has(at)) continue
    let before = begin
    for (const { run, rows, from } of ofLog)
      before = Math.max(before, from + countBelow(rows.position, first + at - run.first + 1))
    add(record(at), before - 1 + (at + 1) / (events.length + 1))
  }
}
