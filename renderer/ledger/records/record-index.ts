/**
 * Every record that counts, as rows of columns in the order of their labels. Sealed runs are gone through once; put together
 * anew when one comes or goes, which takes milliseconds. What is said about a record afterwards is no row's business: see
 * `find-records.ts`.
 */
import { compareText } from '../../../shared/events/reference.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import type { RecordRun } from '../../../shared/fold/view.ts'
import type { RecordQuery } from '../../../shared/ledger-api.ts'
import { cut, Names, type RunRows, readRows } from './run-rows.ts'

export type Sort = NonNullable<RecordQuery['sort']>

/** A run that lies in the index, or a part of one, and its first row there. */
export interface IndexedRun {
  readonly run: RecordRun
  readonly code: string
  readonly rows: RunRows
  readonly from: number
}

export class RecordIndex {
  readonly runs: readonly IndexedRun[]
  readonly length: number
  readonly names: Names
  readonly minute: Float64Array
  readonly kind: Uint32Array
  readonly site: Uint32Array
  readonly day: Uint32Array
  /** By row: the run's place in `runs`. */
  readonly run: Uint32Array
  readonly #orders = new Map<Sort, Uint32Array>()

  constructor(runs: readonly Unplaced[], names: Names) {
    let length = 0
    this.runs = runs.map((each) => {
      const from = length
      length += each.rows.position.length
      return { ...each, from }
    })
    this.length = length
    this.names = names
    this.minute = new Float64Array(length)
    this.kind = new Uint32Array(length)
    this.site = new Uint32Array(length)
    this.day = new Uint32Array(length)
    this.run = new Uint32Array(length)
    for (const [place, { rows, from }] of this.runs.entries()) {
      for (const column of ['minute', 'kind', 'site', 'day'] as const) this[column].set(rows[column], from)
      this.run.fill(place, from, from + rows.position.length)
    }
  }

  /** Rows in this order; rows that are alike in it in the order of their labels. null: as they stand. */
  order(sort: Sort): Uint32Array | null {
    if (sort === 'label') return null
    let order = this.#orders.get(sort)
    if (!order) {
      order = sort === 'when' ? sorted(this.minute) : sorted(this.#ranks(this[sort]))
      this.#orders.set(sort, order)
    }
    return order
  }

  /** By row: the place of a name among all, by its text. */
  #ranks(names: Uint32Array): Uint32Array {
    const { texts } = this.names
    const inOrder = [...texts.keys()].sort((a, b) => compareText(texts[a] ?? '', texts[b] ?? ''))
    const rank = new Uint32Array(texts.length)
    for (const [place, name] of inOrder.entries()) rank[name] = place
    return names.map((name) => rank[name] as number)
  }
}

/** Of the year 6053 and later, all alike. */
const largest = 2 ** 31

/** Rows by value, then by number. Values are whole: with the row they fit into 53 bits. */
const sorted = (values: Float64Array | Uint32Array): Uint32Array => {
  const keys = new Float64Array(values.length)
  const width = 2 ** Math.ceil(Math.log2(values.length + 1))
  for (let row = 0; row < keys.length; row++)
    keys[row] = Math.min(values[row] as number, largest) * width + row
  keys.sort()
  const order = new Uint32Array(keys.length)
  for (let at = 0; at < keys.length; at++) order[at] = modulo(keys[at] as number, width)
  return order
}

const modulo = (value: number, width: number): number => value - Math.floor(value / width) * width

type Unplaced = Omit<IndexedRun, 'from'>
type Made = { readonly cells: Fold['cells']; readonly rows: RunRows }

/** The index as the fold now stands; the same one as long as the same sealed runs count. */
export const createIndexKeeper = (fold: Fold): ((runs: readonly RecordRun[]) => RecordIndex) => {
  const names = new Names()
  const made = new WeakMap<RecordRun['events'], Made>()
  let index = new RecordIndex([], names)
  let before: readonly Omit<Unplaced, 'rows'>[] = []
  const rowsOf = (run: RecordRun): RunRows => {
    const known = made.get(run.events)
    if (known?.cells === fold.cells) return known.rows
    const rows = readRows(run, fold.cells, names)
    made.set(run.events, { cells: fold.cells, rows })
    return rows
  }
  let cells = fold.cells
  return (all) => {
    if (cells !== fold.cells) {
      // Another pack: other days.
      cells = fold.cells
      index = new RecordIndex([], names)
      before = []
    }
    const codes = new Map<string, string>()
    const codeOf = (log: string): string => {
      const code = codes.get(log) ?? fold.codeOf(log)
      codes.set(log, code)
      return code
    }
    const sealed = all
      .filter(({ journal }) => !journal)
      .map((run) => ({ run, code: codeOf(run.log) }))
      .sort(
        (a, b) =>
          compareText(a.code, b.code) || compareText(a.run.log, b.run.log) || a.run.first - b.run.first,
      )
    const same =
      sealed.length === before.length &&
      sealed.every(({ run, code }, at) => before[at]?.run.events === run.events && before[at]?.code === code)
    if (!same) {
      before = sealed
      const runs = sealed.map((each) => ({ ...each, rows: rowsOf(each.run) }))
      index = new RecordIndex(byNumber(runs), names)
    }
    return index
  }
}

/** Branches of a log, and what others carry of it, may have the same numbers: of such logs runs are cut into parts. */
const byNumber = (runs: readonly Unplaced[]): readonly Unplaced[] => {
  const ofLogs = new Map<string, Unplaced[]>()
  for (const each of runs) {
    const ofLog = ofLogs.get(each.run.log)
    if (ofLog) ofLog.push(each)
    else ofLogs.set(each.run.log, [each])
  }
  return [...ofLogs.values()].flatMap((ofLog) => (overlap(ofLog) ? parted(ofLog) : ofLog))
}

const overlap = (runs: readonly Unplaced[]): boolean =>
  runs.some(({ run }, at) => {
    const last = runs[at - 1]?.run
    return last !== undefined && run.first < last.first + last.events.length
  })

const parted = (runs: readonly Unplaced[]): readonly Unplaced[] => {
  const all = runs
    .flatMap((each) => Array.from(each.rows.position, (at, row) => ({ each, row, n: each.run.first + at })))
    .sort((a, b) => a.n - b.n)
  const parts: Unplaced[] = []
  for (let begin = 0; begin < all.length; ) {
    const { each, row } = all[begin] as (typeof all)[number]
    let end = begin + 1
    while (all[end]?.each === each) end++
    parts.push({ ...each, rows: cut(each.rows, row, row + end - begin) })
    begin = end
  }
  return parts
}
