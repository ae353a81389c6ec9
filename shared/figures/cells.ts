/**
 * Figures by site and day, kept as records come, change and go. Everything a tally prints is put together from these;
 * `tests/properties` holds them against a full recount.
 */
import type { LocalMinute, LogId, Shift } from '../events/event.ts'
import type { Pack, PackSite } from '../pack/pack.ts'
import { noForm, type RecordColumns, type RecordForm } from '../segments/segment.ts'
import { type Countable, countRecord } from './count-record.ts'
import { dayText, minuteOf } from './instant.ts'
import { dayAround, dayOf } from './operation-day.ts'
import { bump, type Sum } from './sum.ts'

/** One site on one operation day. */
export interface Cell {
  readonly sums: Sum
  /** Records that count. */
  records: number
  /** By the log that recorded them, how many. */
  readonly logs: Map<LogId, number>
  /** Shift events, in no order. */
  readonly shifts: HeldShift[]
  /** When the hits that await confirmation were found: minutes since 1970 in UTC, and how many. */
  readonly open: Map<number, number>
}

/** A shift event with all that orders it. */
export interface HeldShift {
  readonly event: Shift
  readonly second: number
  readonly log: LogId
}

export class Cells {
  readonly pack: Pack
  /** Site id, then day. A site that the pack does not name is kept too: a newer pack may. */
  readonly bySite = new Map<string, Map<string, Cell>>()
  readonly #sites: ReadonlyMap<string, PackSite>
  /** While many are counted: by cell, what is to be added how many times. */
  #together: Map<Cell, Map<Additions, number>> | null = null

  constructor(pack: Pack) {
    this.pack = pack
    this.#sites = new Map(pack.sites.map((site) => [site.id, site]))
  }

  /** The operation day; at a site that the pack does not name, the calendar day of the time as written. */
  dayOf(site: string, when: LocalMinute): string {
    const known = this.#sites.get(site)
    return known ? dayOf(known, when) : when.slice(0, 10)
  }

  /**
   * The same of an instant, in minutes since 1970 in UTC, and from which minute to the first of the next it is that day.
   * `offset`: minutes east of UTC, of the time as written.
   */
  dayAround(site: string, minute: number, offset: number): ReturnType<typeof dayAround> {
    const known = this.#sites.get(site)
    return known ? dayAround(known, minute) : calendarDay(minute, offset)
  }

  /** Adds a record of a log, or takes it away exactly as it was added. */
  count(log: LogId, record: Countable, sign: 1 | -1): void {
    const cell = this.#cell(record.site, this.dayOf(record.site, record.when))
    cell.records += sign
    bump(cell.logs, log, sign)
    const adds = additionsOf(record)
    this.#add(cell, adds, sign)
    if (adds.open > 0) awaitConfirmation(cell, minuteOf(record.when), sign * adds.open)
  }

  /** The same for the ordinary records of a run, but for the positions in `apart`. */
  countColumns(log: LogId, columns: RecordColumns, apart: ReadonlySet<number>, sign: 1 | -1): void {
    const { forms, form, minute } = columns
    /** By form: records of one day, to be added together. */
    const runs = new Map<number, DayRun>()
    const end = (run: DayRun) => {
      const times = sign * run.times
      run.cell.records += times
      bump(run.cell.logs, log, times)
      this.#add(run.cell, run.adds, times)
    }
    for (let at = 0; at < form.length; at++) {
      const number = form[at] as number
      if (number === noForm || apart.has(at)) continue
      const when = minute[at] as number
      let run = runs.get(number)
      if (!run || when < run.from || when >= run.to) {
        if (run) end(run)
        run = this.#dayRun(forms[number] as RecordForm, when)
        runs.set(number, run)
      }
      run.times++
      if (run.adds.open > 0) awaitConfirmation(run.cell, when, sign * run.adds.open)
    }
    for (const run of runs.values()) end(run)
  }

  #dayRun(form: RecordForm, minute: number): DayRun {
    const { day, from, to } = this.dayAround(form.site, minute, form.offsets[1])
    return { cell: this.#cell(form.site, day), from, to, adds: additionsOf(form), times: 0 }
  }

  #add(cell: Cell, adds: Additions, times: number): void {
    if (this.#together) {
      const ofCell = this.#together.get(cell) ?? new Map<Additions, number>()
      this.#together.set(cell, ofCell)
      ofCell.set(adds, (ofCell.get(adds) ?? 0) + times)
    } else add(cell.sums, adds, times)
  }

  /** Counts many records at once: what those of one body add is added once, times their number. */
  together(work: () => void): void {
    this.#together = new Map()
    try {
      work()
    } finally {
      for (const [cell, ofCell] of this.#together)
        for (const [adds, times] of ofCell) add(cell.sums, adds, times)
      this.#together = null
    }
  }

  /** A shift belongs to the day in which its event was written. */
  countShift(shift: HeldShift, sign: 1 | -1): void {
    const { event } = shift
    const minute = event.at.slice(0, 16) + event.at.slice(19)
    const { shifts } = this.#cell(event.site, this.dayOf(event.site, minute))
    if (sign === 1) shifts.push(shift)
    else
      shifts.splice(
        shifts.findIndex((held) => sameShift(held, shift)),
        1,
      )
  }

  #cell(site: string, day: string): Cell {
    let days = this.bySite.get(site)
    if (!days) {
      days = new Map()
      this.bySite.set(site, days)
    }
    let cell = days.get(day)
    if (!cell) {
      cell = { sums: new Map(), records: 0, logs: new Map(), shifts: [], open: new Map() }
      days.set(day, cell)
    }
    return cell
  }
}

/** What a record adds to the sums of its cell, and how many of its hits await confirmation. */
interface Additions {
  readonly kind: Countable['kind']
  readonly sums: readonly (readonly [key: string, count: number])[]
  readonly open: number
}

/** By body: records that say the same share theirs (`segments/line-forms.ts`). */
const additions = new WeakMap<Countable['body'], Additions>()

const additionsOf = ({ kind, body }: Pick<Countable, 'kind' | 'body'>): Additions => {
  let adds = additions.get(body)
  if (adds?.kind !== kind) {
    const sum: Sum = new Map()
    const open = countRecord(kind, body, sum, 1)
    adds = { kind, sums: [...sum], open }
    additions.set(body, adds)
  }
  return adds
}

/** Records of one form that happened on one day of its site: from its first minute to the first of the next. */
interface DayRun {
  readonly cell: Cell
  readonly from: number
  readonly to: number
  readonly adds: Additions
  times: number
}

/** As a clock with this offset shows it. */
const calendarDay = (minute: number, offset: number) => {
  const number = Math.floor((minute + offset) / 1440)
  return { day: dayText(number), from: number * 1440 - offset, to: (number + 1) * 1440 - offset }
}

const awaitConfirmation = (cell: Cell, minute: number, hits: number): void => {
  const waiting = (cell.open.get(minute) ?? 0) + hits
  if (waiting === 0) cell.open.delete(minute)
  else cell.open.set(minute, waiting)
}

const add = (sums: Sum, adds: Additions, times: number): void => {
  if (times !== 0) for (const [key, count] of adds.sums) bump(sums, key, count * times)
}

/** Two shifts of one number on two branches are told apart by what they say. */
const sameShift = (a: HeldShift, b: HeldShift): boolean =>
  a.log === b.log &&
  a.event.n === b.event.n &&
  a.event.at === b.event.at &&
  a.event.state === b.event.state &&
  a.event.officers === b.event.officers

/** Whether the site said anything of that day: a record that counts, or a shift (nothing to report included). */
export const reported = (cell: Cell): boolean => cell.records > 0 || cell.shifts.length > 0

/** Whose records or shifts these are. */
export const reportersOf = (cell: Cell): ReadonlySet<LogId> =>
  new Set([...cell.logs.keys(), ...cell.shifts.map(({ log }) => log)])

/** A10 at one site on one day: the latest number stated; by instant, then log, then number. null where nobody stated it. */
export const officersOf = (cell: Cell): number | null => {
  let latest: HeldShift | null = null
  for (const shift of cell.shifts) {
    if (shift.event.officers === undefined) continue
    if (latest === null || isLater(shift, latest)) latest = shift
  }
  return latest?.event.officers ?? null
}

const isLater = (a: HeldShift, b: HeldShift): boolean => {
  if (a.second !== b.second) return a.second > b.second
  if (a.log !== b.log) return a.log > b.log
  return (
    a.event.n > b.event.n || (a.event.n === b.event.n && (a.event.officers ?? 0) > (b.event.officers ?? 0))
  )
}
