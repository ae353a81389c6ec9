/** A tally as the screen and the sheet show it: figures, period, place, who reported, and the sheet issued for it. */
import { labelOf } from '../../../shared/codes/lists.ts'
import type { Scope, SheetIssued } from '../../../shared/events/event.ts'
import { minuteOf, writeMinute } from '../../../shared/figures/instant.ts'
import { boundsOf } from '../../../shared/figures/operation-day.ts'
import { sitesOf } from '../../../shared/figures/scope-sites.ts'
import type { Tally } from '../../../shared/figures/tally.ts'
import { tallyOf } from '../../../shared/figures/tally-scope.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import type { SheetView, TallyView } from '../../../shared/ledger-api.ts'
import type { PackSite } from '../../../shared/pack/pack.ts'
import { makeCheckCode, sameFigures, sameRecords } from '../../../shared/sheet/check-code.ts'
import { type HeldSheet, nextSheet, sheetBefore, sheetFigures } from '../../../shared/sheet/sheet-figures.ts'
import { localMinute } from '../clock.ts'
import { officerName } from '../records/labels.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { issuedHere, viewClosed } from './closed-day.ts'
import { reportingOf } from './reporting.ts'

const nowOf = ({ parts: { clock } }: OpenLedger) => {
  const instant = clock.now()
  return localMinute(instant, clock.offset(instant))
}

/** Without `heads`, which hash every line of the scope: only a sheet and its check need them. */
export const countTally = (
  ledger: OpenLedger,
  scope: Scope,
  day: string,
  before: SheetIssued | null,
  heads = false,
): Tally => tallyOf(ledger.fold, scope, day, before, { now: nowOf(ledger), heads })

/** Check codes of this installation's own counts, made once for each revision of the fold. */
const codes = new WeakMap<Fold, { readonly revision: number; readonly of: Map<string, string> }>()

const checkOf = (ledger: OpenLedger, scope: Scope, period: SheetIssued['period']): string => {
  const { fold, parts } = ledger
  const before = codes.get(fold)
  const made =
    before?.revision === fold.revision ? before : { revision: fold.revision, of: new Map<string, string>() }
  codes.set(fold, made)
  const key = JSON.stringify([scope, period])
  const known = made.of.get(key)
  if (known !== undefined) return known
  const tally = countTally(ledger, scope, period[1], null, true)
  const check = makeCheckCode(parts.caps, scope, period, sheetFigures(tally), tally.heads)
  made.of.set(key, check)
  return check
}

/** An issued sheet beside this installation's own count of the same scope and day, now. */
export const viewSheet = (ledger: OpenLedger, { log, reference, event }: HeldSheet): SheetView => {
  const { fold } = ledger
  const check = checkOf(ledger, event.scope, event.period)
  return {
    ...{ sheet: event, reference, issuer: fold.codeOf(log), officer: officerName(fold, log, event.by) },
    here: {
      check,
      sameFigures: sameFigures(check, event.check),
      sameRecords: sameRecords(check, event.check),
    },
  }
}

interface Place {
  readonly from: string
  readonly to: string
  readonly zone: string
}

/** Of one site its own day, by its own clock; of several with one zone likewise, and else from first to last in UTC. */
const placeOf = (sites: readonly PackSite[], day: string): Place => {
  const [first] = sites
  if (!first) return { from: `${day}T00:00+00:00`, to: `${day}T24:00+00:00`, zone: 'UTC' }
  const bounds = sites.map((site) => boundsOf(site, day))
  const begin = Math.min(...bounds.map(({ from }) => minuteOf(from)))
  const end = Math.max(...bounds.map(({ to }) => minuteOf(to)))
  const found = bounds.find(({ from, to }) => minuteOf(from) === begin && minuteOf(to) === end)
  if (found && sites.every(({ zone }) => zone === first.zone)) return { ...found, zone: first.zone }
  return { from: writeMinute(begin, 0), to: writeMinute(end, 0), zone: 'UTC' }
}

export const nameOfScope = ({ fold: { pack } }: OpenLedger, scope: Scope): string => {
  if (scope.of === 'site') return pack.sites.find(({ id }) => id === scope.id)?.name ?? scope.id
  if (scope.of === 'unit') return pack.units.find(({ id }) => id === scope.id)?.name ?? scope.id
  return scope.of === 'country' ? labelOf('countries', scope.id, 'en') : pack.name
}

const unitOf = ({ fold: { pack } }: OpenLedger, scope: Scope, sites: readonly PackSite[]): string => {
  const id = scope.of === 'unit' ? scope.id : sites.length === 1 ? sites[0]?.unit : undefined
  const root = pack.units.find(({ parent }) => parent === null)
  return (pack.units.find((unit) => unit.id === id) ?? root)?.name ?? ''
}

export const viewTally = (ledger: OpenLedger, scope: Scope, day: string): TallyView => {
  const { fold } = ledger
  const covered = sitesOf(fold.pack, fold.cells, scope)
  const sites = fold.pack.sites.filter(({ id }) => covered.has(id))
  const held = issuedHere(ledger, scope, day)
  const issued = held && viewSheet(ledger, held)
  // While the sheet still says what is counted, it is what the screen shows: measured against the sheet before it.
  const stands = held && issued?.here.sameFigures && issued.here.sameRecords
  const tally = countTally(ledger, scope, day, sheetBefore(fold, scope, day, stands ? held.reference : null))
  const { number, version } = nextSheet(fold, scope, day)
  const countries = new Set(sites.map(({ country }) => country))
  return {
    ...{ tally, ...placeOf(sites, day), place: nameOfScope(ledger, scope) },
    country: countries.size === 1 ? (sites[0]?.country ?? null) : null,
    ...{ unit: unitOf(ledger, scope, sites), ...reportingOf(fold, scope, day) },
    ...{
      issued,
      closed: viewClosed(ledger, scope, day, covered, tally.today),
      nextNumber: number,
      nextVersion: version,
    },
  }
}
