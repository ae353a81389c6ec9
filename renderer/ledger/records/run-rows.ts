/** The records of a run of events as columns: what lists filter and sort by, without making a record of each. */
import type { Cells } from '../../../shared/figures/cells.ts'
import { minuteOf, offsetOfMinute } from '../../../shared/figures/instant.ts'
import { isRecorded } from '../../../shared/fold/keep-records.ts'
import type { RecordRun } from '../../../shared/fold/view.ts'
import {
  type EventRun,
  noForm,
  type RecordColumns,
  type RecordForm,
} from '../../../shared/segments/segment.ts'

/** Texts by number: the same text has the same number as long as the ledger is open. */
export class Names {
  readonly texts: string[] = []
  /** Of the forms that runs share, by number. */
  readonly ofForms = new WeakMap<RecordColumns['forms'], FormNames[]>()
  readonly #numbers = new Map<string, number>()

  numberOf(text: string): number {
    let number = this.#numbers.get(text)
    if (number === undefined) {
      number = this.texts.push(text) - 1
      this.#numbers.set(text, number)
    }
    return number
  }

  /** -1: nothing has this name. */
  find(text: string): number {
    return this.#numbers.get(text) ?? -1
  }
}

/** One row for each record, by position. `kind`, `site` and `day` are numbers of names. */
export interface RunRows {
  readonly position: Uint32Array
  /** Minutes since 1970 in UTC. */
  readonly minute: Float64Array
  readonly kind: Uint32Array
  readonly site: Uint32Array
  readonly day: Uint32Array
}

/** Days and sites are those of the pack that the cells have. */
export const readRows = ({ events }: Pick<RecordRun, 'events'>, cells: Cells, names: Names): RunRows => {
  const length = events.length
  const rows = {
    position: new Uint32Array(length),
    minute: new Float64Array(length),
    kind: new Uint32Array(length),
    site: new Uint32Array(length),
    day: new Uint32Array(length),
  }
  let row = 0
  const put = createPutter(rows, cells, names)
  const form = formsOf(events, names)
  for (let at = 0; at < length; at++) {
    const known = form(at)
    if (known) put(row, known.kind, known.site, known.minute, known.offset)
    else {
      const event = events.at(at)?.event
      if (!event || !isRecorded(event)) continue
      const { kind, site, when } = event
      put(row, names.numberOf(kind), names.numberOf(site), minuteOf(when), offsetOfMinute(when))
    }
    rows.position[row++] = at
  }
  return row === length ? rows : cut(rows, 0, row)
}

/** Some of them. */
export const cut = (rows: RunRows, from: number, to: number): RunRows => ({
  position: rows.position.subarray(from, to),
  minute: rows.minute.subarray(from, to),
  kind: rows.kind.subarray(from, to),
  site: rows.site.subarray(from, to),
  day: rows.day.subarray(from, to),
})

interface FormNames {
  readonly kind: number
  readonly site: number
  readonly offset: number
  minute: number
}
/** What the columns of a run say of a position; null: its event is to be read. */
const formsOf = ({ columns }: EventRun, names: Names): ((at: number) => FormNames | null) => {
  if (!columns) return () => null
  const known = names.ofForms.get(columns.forms) ?? []
  names.ofForms.set(columns.forms, known)
  return (at) => {
    const number = columns.form[at] as number
    if (number === noForm) return null
    let form = known[number]
    if (!form) {
      const { kind, site, offsets } = columns.forms[number] as RecordForm
      form = { kind: names.numberOf(kind), site: names.numberOf(site), offset: offsets[1], minute: 0 }
      known[number] = form
    }
    form.minute = columns.minute[at] as number
    return form
  }
}

/** Puts a row, with its day: one after another they mostly lie on the day before. */
const createPutter = (rows: RunRows, cells: Cells, names: Names) => {
  const spans = new Map<number, { readonly from: number; readonly to: number; readonly day: number }>()
  return (row: number, kind: number, site: number, minute: number, offset: number): void => {
    const key = site * 4096 + offset + 2048
    let span = spans.get(key)
    if (!span || minute < span.from || minute >= span.to) {
      const { day, from, to } = cells.dayAround(names.texts[site] ?? '', minute, offset)
      span = { from, to, day: names.numberOf(day) }
      spans.set(key, span)
    }
    rows.minute[row] = minute
    rows.kind[row] = kind
    rows.site[row] = site
    rows.day[row] = span.day
  }
}
