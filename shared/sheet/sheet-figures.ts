/** What a sheet event keeps of a tally, and the other way round: which sheets there are of a scope. */
import type { Hashing } from '../capabilities.ts'
import type { Counts, LogId, Reference, Scope, SheetIssued } from '../events/event.ts'
import { rulesVersion } from '../events/op-table.ts'
import { compareReferences, compareText } from '../events/reference.ts'
import { secondOf } from '../figures/instant.ts'
import type { Tally } from '../figures/tally.ts'
import { ofDay } from '../figures/tally-scope.ts'
import type { Fold } from '../fold/fold.ts'
import { makeCheckCode } from './check-code.ts'

/** The operation so far under the figures' own names, the day under `today/`; sorted by key. */
export const sheetFigures = (tally: Pick<Tally, 'today' | 'soFar'>): Counts => {
  const day = Object.entries(tally.today).map(([key, figure]): [string, number] => [ofDay + key, figure])
  return Object.fromEntries([...Object.entries(tally.soFar), ...day].sort(([a], [b]) => compareText(a, b)))
}

/** A sheet event without what the journal adds. `tally` must hold its heads. */
export const makeSheet = (
  caps: Hashing,
  fold: Fold,
  tally: Tally,
  number: number,
  version: number,
): Omit<SheetIssued, 'n' | 'at' | 'by'> => {
  const { scope, day, heads } = tally
  const period = [day, day] as const
  const figures = sheetFigures(tally)
  return {
    op: 'sheet',
    scope,
    period,
    number,
    version,
    pack: fold.pack.version,
    rules: rulesVersion,
    figures,
    basis: fold.basis(),
    decisions: fold.decisions().map(({ reference }) => reference),
    check: makeCheckCode(caps, scope, period, figures, heads),
  }
}

export interface HeldSheet {
  readonly log: LogId
  readonly reference: Reference
  readonly event: SheetIssued
}

export const sameScope = (a: Scope, b: Scope): boolean =>
  a.of === b.of && (a.of === 'operation' || a.id === (b as typeof a).id)

/** Every sheet of a scope, the earliest first: by last day, then by the clock of its issue. */
export const sheetsOf = (fold: Fold, scope: Scope): readonly HeldSheet[] =>
  fold
    .eventsOf('sheet')
    .filter(({ event }) => sameScope(event.scope, scope))
    .sort(
      (a, b) =>
        compareText(a.event.period[1], b.event.period[1]) ||
        secondOf(a.event.at) - secondOf(b.event.at) ||
        compareReferences(a.reference, b.reference),
    )

/**
 * The sheet before the one of a day: what "since the last sheet" is measured against. A sheet of the same day counts as
 * the one before, unless `before` names it or one after it (a sheet already issued is compared with what preceded it).
 */
export const sheetBefore = (
  fold: Fold,
  scope: Scope,
  day: string,
  before: Reference | null = null,
): SheetIssued | null => {
  const sheets = sheetsOf(fold, scope).filter(({ event }) => event.period[1] <= day)
  const end =
    before === null ? -1 : sheets.findIndex(({ reference }) => compareReferences(reference, before) === 0)
  const earlier = end < 0 ? sheets : sheets.slice(0, end)
  return earlier[earlier.length - 1]?.event ?? null
}

/** Number and version of the next sheet of a scope and day: a day keeps its number, each print of it is a version. */
export const nextSheet = (
  fold: Fold,
  scope: Scope,
  day: string,
): { readonly number: number; readonly version: number } => {
  const sheets = sheetsOf(fold, scope).map(({ event }) => event)
  const ofTheDay = sheets.filter(({ period }) => period[1] === day)
  const number = ofTheDay[0]?.number ?? Math.max(0, ...sheets.map((sheet) => sheet.number)) + 1
  return { number, version: Math.max(0, ...ofTheDay.map((sheet) => sheet.version)) + 1 }
}
