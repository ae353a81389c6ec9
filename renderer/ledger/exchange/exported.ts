/** What went to the next unit, as the own log notes it, and what that unit's newest receipts say of it. */
import type { Audited } from '../../../shared/events/event.ts'
import type { PackUnit } from '../../../shared/pack/pack.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { ownPlace } from '../session/own-place.ts'
import { type Acknowledged, acknowledged } from './acknowledged.ts'

/** The next unit up; null at the root of the tree. */
export const nextUnit = (ledger: OpenLedger): PackUnit | null => {
  const { unit, site } = ownPlace(ledger)
  const next = site ? site.unit : unit?.parent
  return ledger.fold.pack.units.find(({ id }) => id === next) ?? null
}

type Exported = Audited & { readonly to: string; readonly first: number; readonly last: number }

/** Own exports to this unit, oldest first. */
export const exportsTo = ({ fold }: OpenLedger, unit: string): readonly Exported[] =>
  fold
    .eventsOf('audited')
    .filter(({ log, event }) => log === fold.own && event.act === 'export' && event.to === unit)
    .map(({ event }) => event)
    .filter((event): event is Exported => event.first !== undefined && event.last !== undefined)

/** Index of the last own segment that went, of exports that count; 0: nothing yet. */
export const lastSent = (ledger: OpenLedger, unit: string, through = Number.POSITIVE_INFINITY): number =>
  exportsTo(ledger, unit).reduce(
    (last, event) => (event.last > through ? last : Math.max(last, event.last)),
    0,
  )

/** Number of the last own event that went. */
export const lastSentEvent = (ledger: OpenLedger, unit: string): number => {
  const index = lastSent(ledger, unit)
  const segment = ledger.held.ofLog(ledger.fold.own).findLast(({ header }) => header.index <= index)
  return segment ? segment.header.first + segment.header.count - 1 : 0
}

/** The newest receipts of the next unit. */
export const receiptOf = (ledger: OpenLedger, unit: string): Acknowledged | null =>
  acknowledged(ledger).find((ack) => ack.unit.id === unit) ?? null
