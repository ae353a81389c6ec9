/**
 * Lists and search over the fold's records: rows of columns (`record-index.ts`), looked at in a few milliseconds by the hundred
 * thousand, and among them the loose records (`record-view.ts`).
 */

import { minuteOf } from '../../../shared/figures/instant.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import type { FoldedRecord } from '../../../shared/fold/view.ts'
import type { RecordQuery } from '../../../shared/ledger-api.ts'
import type { IndexedRun, RecordIndex } from './record-index.ts'
import { createViewKeeper, type Loose, type RecordView } from './record-view.ts'
import type { RunRows } from './run-rows.ts'
import { plainText, type RunText, readText, searchRun } from './search-text.ts'

export type RecordFilter = Pick<RecordQuery, 'kind' | 'site' | 'day' | 'voided' | 'text'>

export interface RecordFinder {
  find(query: RecordQuery): { readonly records: readonly FoldedRecord[]; readonly total: number }
  /** Those that match, in the order of their labels; `skip`: logs and numbers of which nothing was said since need not be made. */
  each(filter: RecordFilter, skip?: (log: string, n: number) => boolean): Iterable<FoldedRecord>
  /** Makes ready to search, for so many milliseconds; true: nothing is left to do. */
  prepare(milliseconds: number): boolean
}

export const createRecordFinder = (fold: Fold, timer: () => number): RecordFinder => {
  const texts = new WeakMap<RunRows, { readonly code: string; readonly text: RunText }>()
  const look = createViewKeeper(fold)

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

  const matching = ({ index, plain, loose }: RecordView, { kind, site, day, voided, text }: RecordFilter) => {
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
  { index, plainRows }: RecordView,
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
