/**
 * What people were told: kept apart from every ledger, to hold the ledgers against. Filled from answers alone; a call that
 * was cut short promised nothing.
 */
import type { LogId, Scope } from '../../shared/events/event.ts'
import type { RecordKey } from '../../shared/fold/view.ts'
import type { Pack } from '../../shared/pack/pack.ts'

export interface PromisedLine {
  readonly log: LogId
  readonly n: number
  readonly line: string
}

export interface PromisedSheet {
  readonly own: LogId
  readonly check: string
  readonly label: string
  /** Hashes of all segments that the issuer held. */
  readonly held: readonly string[]
  readonly pack: Pack
  readonly scope: Scope
  readonly day: string
}

export class Promises {
  /** Every event that an answer was given for, by log and number. A copied laptop gives one number twice. */
  readonly lines = new Map<string, PromisedLine[]>()
  /** Words that stand in the personal lines about a record. */
  readonly words = new Map<RecordKey, string[]>()
  /** Words that stand in a record as it was entered. */
  readonly names = new Map<RecordKey, readonly string[]>()
  /** Records that somebody asked to erase, whatever was answered. */
  readonly toErase = new Set<RecordKey>()
  /** Records that were erased, by whom. */
  readonly erased = new Map<RecordKey, Set<LogId>>()
  readonly records = new Set<RecordKey>()
  readonly sheets: PromisedSheet[] = []
  /** Calls that were cut short and may have written all the same, by log. */
  readonly doubtful = new Map<LogId, number>()

  line(log: LogId, n: number, line: string): void {
    const key = `${log}:${n}`
    const known = this.lines.get(key) ?? []
    if (!known.some((one) => one.line === line)) known.push({ log, n, line })
    this.lines.set(key, known)
  }
  /** The last number of a log that was told as saved. */
  last(log: LogId): number {
    let last = 0
    for (const lines of this.lines.values())
      for (const line of lines) if (line.log === log) last = Math.max(last, line.n)
    return last
  }
  doubt(log: LogId): void {
    this.doubtful.set(log, (this.doubtful.get(log) ?? 0) + 1)
  }
  word(key: RecordKey, words: readonly string[]): void {
    this.words.set(key, [...(this.words.get(key) ?? []), ...words])
  }
  /** A laptop is gone: of its log only what is known to be elsewhere stays promised. */
  forget(log: LogId, stays: (line: PromisedLine) => boolean): void {
    for (const [key, lines] of this.lines) {
      const kept = lines.filter((line) => line.log !== log || stays(line))
      if (kept.length === 0) this.lines.delete(key)
      else this.lines.set(key, kept)
    }
  }
}
