/**
 * Figures by site and day, kept as records come, change and go. Everything a tally prints is put together from these;
 * `tests/properties` holds them against a full recount.
 */
import type { LocalMinute, LogId, Shift } from '../events/event.ts'
import type { Pack, PackSite } from '../pack/pack.ts'
import { type Countable, countRecord } from './count-record.ts'
import { minuteOf } from './instant.ts'
import { dayOf } from './operation-day.ts'
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

  /** Adds a record of a log, or takes it away exactly as it was added. */
  count(log: LogId, record: Countable, sign: 1 | -1): void {
    const cell = this.#cell(record.site, this.dayOf(record.site, record.when))
    cell.records += sign
    bump(cell.logs, log, sign)
    const adds = additionsOf(record)
    if (this.#together) {
      const ofCell = this.#together.get(cell) ?? new Map<Additions, number>()
      this.#together.set(cell, ofCell)
      ofCell.set(adds, (ofCell.get(adds) ?? 0) + sign)
    } else add(cell.sums, adds, sign)
    const { open } = adds
    if (open === 0) return
    const minute = minuteOf(record.when)
    const waiting = (cell.open.get(minute) ?? 0) + sign * open
    if (waiting === 0) cell.open.delete(minute)
    else cell.open.set(minute, waiting)
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

/** By body: records that say the same share theirs (`segments/ordinary-lines.ts`). */
const additions = new WeakMap<Countable['body'], Additions>()

const additionsOf = ({ kind, body }: Countable): Additions => {
  let adds = additions.get(body)
  if (adds?.kind !== kind) {
    const sum: Sum = new Map()
    const open = countRecord(kind, body, sum, 1)
    adds = { kind, sums: [...sum], open }
    additions.set(body, adds)
  }
  return adds
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
