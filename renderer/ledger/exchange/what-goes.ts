/** Which segments go with the next export: own ones, those of logs before a restored one, and of a unit those from below. */
import type { OwnLog } from '../log/own-log.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import type { HeldSegment } from '../store/held-segments.ts'
import { unheldOf, unheldSegments } from './acknowledged.ts'
import { lastSent, receiptOf } from './exported.ts'

export type What = 'unsent' | 'all'

export interface WhatGoes {
  /** Indexes of own sealed segments, ascending. */
  readonly own: readonly number[]
  /** Of logs that the own one continues. */
  readonly before: readonly HeldSegment[]
  /** Of a unit: of other logs. */
  readonly below: readonly HeldSegment[]
}

/** Of the journal, nothing yet: sealing makes segments of it. */
export const whatGoes = (ledger: OpenLedger, unit: string, what: What): WhatGoes => ({
  own: what === 'all' ? allOf(ledger.own) : ownToSend(ledger, unit),
  before: fromBefore(ledger, unit, what),
  below: fromBelow(ledger, unit, what),
})

const allOf = ({ index }: OwnLog): readonly number[] => Array.from({ length: index }, (_, at) => at + 1)

/** What the unit's newest receipt does not hold; without one, what came after the last export. */
const ownToSend = (ledger: OpenLedger, unit: string): readonly number[] => {
  const ack = receiptOf(ledger, unit)
  if (ack) return unheldSegments(ledger, ack)
  const sent = lastSent(ledger, unit)
  return allOf(ledger.own).filter((index) => index > sent)
}

/** What the unit is not known to hold. Of what went before the restore, nobody knows. */
const fromBefore = (ledger: OpenLedger, unit: string, what: What): readonly HeldSegment[] => {
  const ack = what === 'all' ? null : receiptOf(ledger, unit)
  return ledger.fold.ownLogs.slice(1).flatMap((log) => unheldOf(ledger, ack, log))
}

/** What was taken in after the last export that arrived. */
const fromBelow = (ledger: OpenLedger, unit: string, what: What): readonly HeldSegment[] => {
  const { fold, held, secrets } = ledger
  if (secrets.role !== 'unit') return []
  const mine = new Set(fold.ownLogs)
  const after = what === 'all' ? -1 : forwardedThrough(ledger, unit)
  return [...held.all()].filter(({ header, at }) => !mine.has(header.log) && at[0] > after)
}

/**
 * The group of the last own segment of the last export that counts: all groups before it went with that export, or with
 * one before. No clock is asked. An export counts unless the unit's receipt lacks an own segment up to its last: what else
 * was in that file is lost then too. -1: none.
 */
const forwardedThrough = (ledger: OpenLedger, unit: string): number => {
  const { fold, held } = ledger
  const ack = receiptOf(ledger, unit)
  const lacking = ack ? unheldSegments(ledger, ack)[0] : undefined
  const last = lastSent(ledger, unit, lacking === undefined ? undefined : lacking - 1)
  const segment = held.ofLog(fold.own).find(({ header }) => header.index === last)
  // Where it came a second time, the first: it was sealed then.
  return segment ? Math.min(...held.placesOf(segment.hash).map(([group]) => group)) : -1
}
