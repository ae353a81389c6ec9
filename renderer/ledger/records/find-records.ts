/**
 * Lists and search over the fold's records. Records that are simply their own event are rows of columns (`record-index.ts`),
 * looked at in a few milliseconds by the hundred thousand. **Loose** ones are made whole: those of the journal, and those that
 * something was said about.
 */

import { minuteOf } from '../../../shared/figures/instant.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import { isRecorded } from '../../../shared/fold/keep-records.ts'
import type { FoldedRecord, RecordRun } from '../../../shared/fold/view.ts'
import type { RecordQuery } from '../../../shared/ledger-api.ts'
import { labelOfRecord } from './labels.ts'
import { createIndexKeeper, type IndexedRun, type RecordIndex } from './record-index.ts'
import type { RunRows } from './run-rows.ts'
import { plainText, type RunText, readText, searchRun, searchText } from './search-text.ts'

export type RecordFilter = Pick<RecordQuery, 'kind' | 'site' | 'day' | 'voided' | 'text'>

export interface RecordFinder {
  find(query: RecordQuery): { readonly records: readonly FoldedRecord[]; readonly total: number }
  /** Those that match, in the order of their labels; `skip`: logs and numbers of which nothing was said since need not be made. */
  each(filter: RecordFilter, skip?: (log: string, n: number) => boolean): Iterable<FoldedRecord>
  /** Makes ready to search, for so many milliseconds; true: nothing is left to do. */
  prepare(milliseconds: number): boolean
}

interface Loose {
  readonly record: FoldedRecord
  /** Where it would stand among the rows. */
  readonly row: number
  readonly text: string
}

/** As of one revision of the fold. */
interface View {
  readonly revision: number
  readonly index: RecordIndex
  /** By row: 1 where the row is its record. */
  readonly plain: Uint8Array
  readonly plainRows: number
  readonly loose: readonly Loose[]
}

export const createRecordFinder = (fold: Fold, timer: () => number): RecordFinder => {
  const indexOf = createIndexKeeper(fold)
  const texts = new WeakMap<RunRows, { readonly code: string; readonly text: RunText }>()
  let view: View | null = null

  const look = (): View => {
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

  const textOf = ({ run, rows, code }: IndexedRun): RunText => {
    const known = texts.get(rows)
    if (known?.code === code) return known.text
    const text = readText(run, rows, code)
    texts.set(rows, { code, text })
    return text
  }

  /** Rows where a part of a word is found, ascending; and by row: 1 for these. */
  const search = (
    index: RecordIndex,
    part: string,
  ): { readonly rows: number[]; readonly hits: Uint8Array } => {
    const hits = new Uint8Array(index.length)
    const rows: number[] = []
    for (const indexed of index.runs)
      searchRun(textOf(indexed), part, (row) => {
        hits[indexed.from + row] = 1
        rows.push(indexed.from + row)
      })
    return { rows, hits }
  }

  const matching = ({ index, plain, loose }: View, { kind, site, day, voided, text }: RecordFilter) => {
    const part = text === undefined ? '' : plainText(text)
    const searched = part === '' || voided === true ? null : search(index, part)
    const hits = searched?.hits ?? null
    const named = [kind, site, day].map((name) => (name === undefined ? null : index.names.find(name)))
    const [ofKind = null, ofSite = null, ofDay = null] = named
    const isMatch = (row: number): boolean =>
      plain[row] === 1 &&
      (ofKind === null || index.kind[row] === ofKind) &&
      (ofSite === null || index.site[row] === ofSite) &&
      (ofDay === null || index.day[row] === ofDay) &&
      (hits === null || hits[row] === 1)
    const rows = voided === true || named.includes(-1) ? null : isMatch
    return {
      rows,
      /** Where a search found few, these, instead of all to be looked at. */
      few: rows && searched && searched.rows.length <= mostFew ? searched.rows.filter(rows) : null,
      loose: loose.filter(
        ({ record, text: words }) =>
          (kind === undefined || record.kind === kind) &&
          (site === undefined || record.site === site) &&
          (day === undefined || record.day === day) &&
          (voided === undefined || record.voided === voided) &&
          (part === '' || words.includes(part)),
      ),
    }
  }

  return {
    find(query) {
      const now = look()
      const { index } = now
      const { sort = 'when', descending = false, offset, limit } = query
      const found = matching(now, query)
      const keys = keysBy(index, sort)
      const byKey = (a: number, b: number) => compareKeys(keys.ofRow(a), keys.ofRow(b)) || a - b
      const order = found.few?.sort(byKey) ?? index.order(sort)
      const length = order?.length ?? index.length
      const turn = descending ? -1 : 1
      const loose = found.loose
        .map((each) => ({ ...each, key: keys.ofRecord(each) }))
        .sort((a, b) => turn * (compareKeys(a.key, b.key) || a.row - b.row))
      const page: FoldedRecord[] = []
      const total = (found.few?.length ?? countRows(now, query, found.rows)) + loose.length
      let passed = 0
      let next = 0
      const pass = (record: () => FoldedRecord): void => {
        if (passed++ >= offset) page.push(record())
      }
      const passLoose = (isBefore: (key: Key, row: number) => boolean): void => {
        for (let each = loose[next]; each && isBefore(each.key, each.row); each = loose[++next]) {
          if (page.length === limit) return
          const { record } = each
          pass(() => record)
        }
      }
      for (let at = 0; found.rows && at < length && page.length < limit; at++) {
        const place = descending ? length - 1 - at : at
        const row = order ? (order[place] as number) : place
        if (!found.rows(row)) continue
        if (next < loose.length) {
          const key = keys.ofRow(row)
          passLoose((other, from) => turn * (compareKeys(other, key) || from - row) < 0)
        }
        if (page.length < limit) pass(() => recordAt(index, row))
      }
      passLoose(() => true)
      return { records: page, total }
    },
    *each(filter, skip = () => false) {
      const now = look()
      const { rows, loose } = matching(now, filter)
      let next = 0
      for (const { run, rows: of, from } of now.index.runs)
        for (let at = 0; rows && at < of.position.length; at++) {
          for (let each = loose[next]; each && each.row <= from + at; each = loose[++next]) yield each.record
          const position = of.position[at] as number
          if (rows(from + at) && !skip(run.log, run.first + position)) yield run.record(position)
        }
      for (const { record } of loose.slice(next)) yield record
    },
    prepare(milliseconds) {
      const until = timer() + milliseconds
      const { index } = look()
      index.order('when')
      for (const indexed of index.runs) {
        if (texts.get(indexed.rows)?.code === indexed.code) continue
        if (timer() >= until) return false
        textOf(indexed)
      }
      return true
    },
  }
}

/** Rows to be put in order for one answer. */
const mostFew = 5000

/** In the order in which they lie, which is the quickest. */
const countRows = (
  { index, plainRows }: View,
  query: RecordFilter,
  isMatch: ((row: number) => boolean) | null,
): number => {
  if (isMatch === null) return 0
  if (isEverything(query)) return plainRows
  let count = 0
  for (let row = 0; row < index.length; row++) if (isMatch(row)) count++
  return count
}

/** No filter leaves any out: how many there are is known without counting. */
const isEverything = ({ kind, site, day, voided, text }: RecordFilter): boolean =>
  [kind, site, day, voided].every((filter) => filter === undefined) &&
  (text === undefined || plainText(text) === '')

type Key = string | number
const compareKeys = (a: Key, b: Key): number => (a < b ? -1 : a > b ? 1 : 0)

const keysBy = ({ minute, kind, site, names }: RecordIndex, sort: NonNullable<RecordQuery['sort']>) => {
  switch (sort) {
    case 'when':
      return {
        ofRow: (row: number): Key => minute[row] as number,
        ofRecord: ({ record }: Loose): Key => minuteOf(record.when),
      }
    case 'label':
      return { ofRow: (row: number): Key => row, ofRecord: ({ row }: Loose): Key => row }
    default: {
      const column = sort === 'kind' ? kind : site
      return {
        ofRow: (row: number): Key => names.texts[column[row] as number] ?? '',
        ofRecord: ({ record }: Loose): Key => record[sort],
      }
    }
  }
}

const recordAt = ({ runs, run }: RecordIndex, row: number): FoldedRecord => {
  const { run: of, rows, from } = runs[run[row] as number] as IndexedRun
  return of.record(rows.position[row - from] as number)
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
