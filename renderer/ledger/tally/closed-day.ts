/**
 * Days that were closed here, and what came after: by what the final sheet was counted from, never by a clock. What it
 * names of each log was there, as was all that came in no later group than the last of these.
 */
import type { Counts, DayClosed, LogId, Reference, Scope } from '../../../shared/events/event.ts'
import { measures } from '../../../shared/figures/measures.ts'
import { ofDay } from '../../../shared/figures/tally-scope.ts'
import type { ClosedDay } from '../../../shared/ledger-api.ts'
import { type HeldSheet, sameScope, sheetsOf } from '../../../shared/sheet/sheet-figures.ts'
import { officerName } from '../records/labels.ts'
import { createSentLookup, rowOf } from '../records/record-rows.ts'
import type { OpenLedger } from '../session/open-ledger.ts'

const mostShown = 100

/** The latest of what the own log says, or else the log before it. */
const latestOwn = <E extends { readonly log: LogId }>({ fold }: OpenLedger, all: readonly E[]): E | null => {
  for (const own of fold.ownLogs) {
    const last = all.findLast(({ log }) => log === own)
    if (last) return last
  }
  return null
}

/** The latest own sheet of a scope and day; `before`: the latest that its log has before that event. */
export const issuedHere = (
  ledger: OpenLedger,
  scope: Scope,
  day: string,
  before: HeldClosing | null = null,
): HeldSheet | null =>
  latestOwn(
    ledger,
    sheetsOf(ledger.fold, scope).filter(
      ({ log, event }) =>
        event.period[1] === day && (before === null || (log === before.log && event.n < before.event.n)),
    ),
  )

export interface HeldClosing {
  readonly log: LogId
  readonly event: DayClosed
}

/** By which a day of a scope was closed here, also before this installation was restored; null: it is provisional. */
export const closingOf = (ledger: OpenLedger, scope: Scope, day: string): HeldClosing | null =>
  latestOwn(
    ledger,
    ledger.fold
      .eventsOf('day-closed')
      .filter(({ event }) => event.day === day && sameScope(event.scope, scope)),
  )

/** `sites`: those that the scope covers; `today`: the figures of the day as counted now. */
export const viewClosed = (
  ledger: OpenLedger,
  scope: Scope,
  day: string,
  sites: ReadonlySet<string>,
  today: Counts,
): ClosedDay | null => {
  const closing = closingOf(ledger, scope, day)
  const issued = closing && issuedHere(ledger, scope, day, closing)
  if (!closing || !issued) return null
  const { event: sheet } = issued
  const later = laterRecords(ledger, issued, day, sites)
  const sent = createSentLookup(ledger)
  return {
    ...{ at: closing.event.at, officer: officerName(ledger.fold, closing.log, closing.event.by) },
    ...{ number: sheet.number, version: sheet.version, check: sheet.check },
    figures: changedFigures(sheet.figures, today),
    later: later
      .slice(-mostShown)
      .reverse()
      .map(({ record, what }) => ({ row: rowOf(ledger, record, sent), what })),
    laterTotal: later.length,
  }
}

const changedFigures = (final: Counts, today: Counts): ClosedDay['figures'] =>
  measures
    .map(({ id }) => ({ figure: id, before: final[ofDay + id] ?? 0, after: today[id] ?? 0 }))
    .filter(({ before, after }) => before !== after)

const laterRecords = (ledger: OpenLedger, sheet: HeldSheet, day: string, sites: ReadonlySet<string>) => {
  const isLater = laterThan(ledger, sheet)
  return [...ledger.finder.each({ day }, (log, n) => !isLater([log, n, '']))]
    .filter((record) => sites.has(record.site) && record.heads.some(isLater))
    .map((record) => ({ record, what: isLater(record.reference) ? ('new' as const) : ('changed' as const) }))
}

/** Whether an event was not among those that a sheet was counted from. */
const laterThan = (
  { held }: OpenLedger,
  { log: issuer, event: sheet }: HeldSheet,
): ((reference: Reference) => boolean) => {
  const counted = new Set(sheet.basis.map(({ log }) => log))
  const group = Math.max(0, ...sheet.basis.map(({ hash }) => held.get(hash)?.at[0] ?? 0))
  const known = new Map<LogId, readonly (readonly [first: number, last: number])[]>()
  const laterRuns = (log: LogId) => {
    const before = known.get(log)
    if (before) return before
    const runs = held
      .ofLog(log)
      .filter(({ at }) => at[0] > group)
      .map(({ header: { first, count } }) => [first, first + count - 1] as const)
    known.set(log, runs)
    return runs
  }
  return ([log, n]) => {
    if (log === issuer) return n > sheet.n
    return !counted.has(log) || laterRuns(log).some(([first, last]) => n >= first && n <= last)
  }
}
