/** Figures on screen, sheets, and what they were counted from. */
import type { Scope } from '../../../shared/events/event.ts'
import { tallyOf } from '../../../shared/figures/tally-scope.ts'
import type { LedgerApi } from '../../../shared/ledger-api.ts'
import { encodeText } from '../../../shared/lines/bytes.ts'
import { accept, refuse } from '../../../shared/result.ts'
import { makeSheet, nextSheet, sheetBefore } from '../../../shared/sheet/sheet-figures.ts'
import { tallyJson } from '../../../shared/sheet/tally-json.ts'
import { planExport } from '../exchange/plan-export.ts'
import { createKeptEvent } from '../log/kept-event.ts'
import { createSentLookup, rowOf } from '../records/record-rows.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { ownPlace } from '../session/own-place.ts'
import { isSupervisor } from '../session/session-view.ts'
import { unitsAbove } from '../session/units-above.ts'
import { closingOf, issuedHere } from '../tally/closed-day.ts'
import { daysSoFar, ownSites, placeOfDay, todayOf } from '../tally/days.ts'
import { countTally, nameOfScope, viewSheet, viewTally } from '../tally/view-tally.ts'
import { change, type LedgerState, opened } from './state.ts'

type TallyCalls = Pick<
  LedgerApi,
  'today' | 'tallyChoices' | 'tally' | 'issueSheet' | 'closeDay' | 'sheets' | 'tallyJson' | 'printed'
>

const ownScope = (ledger: OpenLedger): Scope => {
  const { site, unit } = ownPlace(ledger)
  if (site) return { of: 'site', id: site.id }
  return unit ? { of: 'unit', id: unit.id } : { of: 'operation' }
}

/** The largest first for a unit, with the units below it; a station prints its own site. */
const scopesOf = (ledger: OpenLedger): readonly Scope[] => {
  const own = ownScope(ledger)
  if (own.of === 'site') return [own]
  const sites = ownSites(ledger)
  const below = ledger.fold.pack.units.filter(
    ({ id }) =>
      own.of === 'unit' &&
      id !== own.id &&
      unitsAbove(ledger, 'unit', id).some((above) => above.id === own.id),
  )
  const countries = [...new Set(sites.map(({ country }) => country))].sort()
  return [
    own,
    { of: 'operation' },
    ...below.map(({ id }): Scope => ({ of: 'unit', id })),
    ...countries.map((id): Scope => ({ of: 'country', id })),
    ...sites.map(({ id }): Scope => ({ of: 'site', id })),
  ]
}

/** Own entries, the latest first. */
const recentOf = (ledger: OpenLedger) => {
  const sent = createSentLookup(ledger)
  const records = ledger.own.recent().map((key) => ledger.fold.record(key))
  return records.flatMap((record) => (record ? [rowOf(ledger, record, sent)] : []))
}

export const createTallyCalls = (state: LedgerState, kept = createKeptEvent()): TallyCalls => ({
  today: async () => {
    const ledger = opened(state)
    const day = todayOf(ledger)
    const counters = tallyOf(ledger.fold, ownScope(ledger), day, null, { heads: false }).today
    const plan = planExport(ledger)
    return {
      ...{ day, ...placeOfDay(ledger, day), counters, recent: recentOf(ledger) },
      unsent: plan?.unsent ?? 0,
      unreceived: plan?.received ? { count: plan.received.missing, unit: plan.to.id } : null,
    }
  },
  tallyChoices: async () => {
    const ledger = opened(state)
    const scopes = scopesOf(ledger).map((scope) => ({ scope, name: nameOfScope(ledger, scope) }))
    return { days: daysSoFar(ledger), scopes }
  },
  tally: async (scope, day) => viewTally(opened(state), scope, day),
  issueSheet: (scope, day) =>
    change(state, async (ledger) => {
      const before = kept.take([scope, day], ledger.own.next)
      const same = before === null ? null : issuedHere(ledger, scope, day)
      if (same && same.event.n === before) return accept(viewSheet(ledger, same))
      const sealed = await ledger.own.seal()
      if (!sealed.ok) return sealed
      const { fold, parts, own, officer } = ledger
      const tally = countTally(ledger, scope, day, sheetBefore(fold, scope, day), true)
      const { number, version } = nextSheet(fold, scope, day)
      const done = await own.append(officer, makeSheet(parts.caps, fold, tally, number, version))
      if (!done.ok) {
        kept.note([scope, day], done.refusal)
        return done
      }
      const issued = issuedHere(ledger, scope, day)
      return issued ? accept(viewSheet(ledger, issued)) : refuse({ reason: 'store-failed' })
    }),
  closeDay: (scope, day) =>
    change(state, async (ledger) => {
      if (!isSupervisor(ledger)) return refuse({ reason: 'not-allowed' })
      // What is closed is a printed version: without one there is nothing to close.
      const sheet = issuedHere(ledger, scope, day)
      if (!sheet || closingOf(ledger, scope, day)) return refuse({ reason: 'nothing-changed' })
      const { sameFigures, sameRecords } = viewSheet(ledger, sheet).here
      if (!sameFigures || !sameRecords) return refuse({ reason: 'sheet-overtaken' })
      const done = await ledger.own.append(ledger.officer, { op: 'day-closed', scope, day })
      return done.ok ? accept(undefined) : done
    }),
  sheets: async () => {
    const ledger = opened(state)
    const sheets = ledger.fold.eventsOf('sheet').map((held) => viewSheet(ledger, held))
    return sheets.sort((a, b) => Date.parse(b.sheet.at) - Date.parse(a.sheet.at))
  },
  tallyJson: async (scope, day) =>
    encodeText(`${JSON.stringify(tallyJson(viewTally(opened(state), scope, day)), null, 1)}\n`),
  printed: (what) =>
    change(state, async ({ own, officer }) => {
      const to = what.of === 'operation' ? 'operation' : `${what.of}:${what.id}`
      const done = await own.append(officer, { op: 'audited', act: 'print', to })
      return done.ok ? accept(undefined) : done
    }),
})
