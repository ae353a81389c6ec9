/** Exporting: what the unit has not been sent, as one file. That it went is an event of the own log. */
import { makeBatch } from '../../../shared/batch/make-batch.ts'
import type { Audited } from '../../../shared/events/event.ts'
import type { ExportPlan, MadeExport } from '../../../shared/ledger-api.ts'
import { fromHex } from '../../../shared/lines/bytes.ts'
import type { Pack, PackUnit, SiteLead } from '../../../shared/pack/pack.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { withoutDetails } from '../../../shared/segments/erase-lines.ts'
import type { Segment, VerifiedSegment } from '../../../shared/segments/segment.ts'
import { timeNow } from '../clock.ts'
import type { OwnLog } from '../log/own-log.ts'
import { officerName } from '../records/labels.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { ownPlace } from '../session/own-place.ts'
import type { HeldSegment } from '../store/held-segments.ts'
import { type Acknowledged, acknowledged, unheldOf, unheldSegments, unreceived } from './acknowledged.ts'

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

/** Index of the last own segment that went; 0: nothing yet. */
export const lastSent = (ledger: OpenLedger, unit: string): number =>
  exportsTo(ledger, unit).reduce((last, event) => Math.max(last, event.last), 0)

/** Number of the last own event that went. */
export const lastSentEvent = (ledger: OpenLedger, unit: string): number => {
  const index = lastSent(ledger, unit)
  const segment = ledger.held.ofLog(ledger.fold.own).findLast(({ header }) => header.index <= index)
  return segment ? segment.header.first + segment.header.count - 1 : 0
}

/** The newest receipt of the next unit. */
export const receiptOf = (ledger: OpenLedger, unit: string): Acknowledged | null =>
  acknowledged(ledger).find((ack) => ack.unit.id === unit) ?? null

const allOf = ({ index }: OwnLog): readonly number[] => Array.from({ length: index }, (_, at) => at + 1)

/** Own sealed segments to send: what the unit's newest receipt does not hold; without one, what came after the last export. */
const toSend = (ledger: OpenLedger, unit: string): readonly number[] => {
  const ack = receiptOf(ledger, unit)
  if (ack) return unheldSegments(ledger, ack)
  const sent = lastSent(ledger, unit)
  return allOf(ledger.own).filter((index) => index > sent)
}

/** Of a unit: events of other logs that were taken in after the last export. They go with the next, whole logs with it. */
const forwardedTo = ({ secrets, notes, fold }: OpenLedger, since: string): number =>
  secrets.role === 'station'
    ? 0
    : notes
        .filter(({ at }) => Date.parse(at) > (Date.parse(since) || 0))
        .flatMap(({ logs }) => logs)
        .reduce((sum, { log, fresh }) => sum + (log === fold.own ? 0 : fresh), 0)

export const planExport = (ledger: OpenLedger): ExportPlan | null => {
  const to = nextUnit(ledger)
  if (!to) return null
  const last = ledger.own.index + (ledger.own.journal.length > 0 ? 1 : 0)
  const first = toSend(ledger, to.id)[0] ?? ledger.own.index + 1
  const ack = receiptOf(ledger, to.id)
  const exports = exportsTo(ledger, to.id).map((event) => ({
    ...{ at: event.at, first: event.first, last: event.last },
    officer: officerName(ledger.fold, ledger.fold.own, event.by),
  }))
  const unsent = ledger.own.worthSending(lastSentEvent(ledger, to.id))
  const received = ack && { at: ack.newest.created, missing: unreceived(ledger, ack) }
  const forwarded = forwardedTo(ledger, exports.at(-1)?.at ?? '')
  return {
    to,
    ready: last >= first,
    unsent,
    forwarded,
    received,
    firstSegment: first,
    lastSegment: last,
    toLead: leadAbove(ledger) !== null,
    exports,
  }
}

/** The site's lead station, of a station that is not the lead itself. It reads the file as the unit does. */
const leadAbove = (ledger: OpenLedger): SiteLead | null => {
  const lead = ownPlace(ledger).site?.lead
  return lead && !ledger.fold.ownLogs.includes(lead.log) ? lead : null
}

/** The next unit, the site's lead, and those ancestors of the unit to which the pack grants personal parts. */
const recipientsOf = (pack: Pack, to: PackUnit, lead: SiteLead | null): readonly string[] => {
  const recipients = [to.recipient, ...(lead ? [lead.recipient] : [])]
  const seen = new Set([to.id])
  for (let at = pack.units.find(({ id }) => id === to.parent); at && !seen.has(at.id); ) {
    seen.add(at.id)
    if (at.personal) recipients.push(at.recipient)
    const { parent } = at
    at = pack.units.find(({ id }) => id === parent)
  }
  return [...new Set(recipients)]
}

const three = (value: number) => String(value).padStart(3, '0')

/** `LT_HRBAJ3_007-009.mpbatch` */
export const batchName = (short: string, code: string, first: number, last: number): string =>
  `${short}_${code}_${three(first)}-${three(last)}.mpbatch`

/** Of logs that the own one continues: what the unit is not known to hold. Of what went before the restore, nobody knows. */
const fromBefore = (ledger: OpenLedger, unit: string, what: 'unsent' | 'all'): readonly HeldSegment[] => {
  const ack = what === 'all' ? null : receiptOf(ledger, unit)
  return ledger.fold.ownLogs.slice(1).flatMap((log) => unheldOf(ledger, ack, log))
}

/** Of a unit: all that it holds of other logs. */
const fromBelow = ({ fold, held, secrets }: OpenLedger): readonly HeldSegment[] => {
  if (secrets.role !== 'unit') return []
  const mine = new Set(fold.ownLogs)
  return fold.logs().flatMap(({ log }) => (mine.has(log) ? [] : held.ofLog(log)))
}

const read = async (
  { held }: OpenLedger,
  wanted: readonly HeldSegment[],
): Promise<readonly VerifiedSegment[] | null> => {
  const segments: VerifiedSegment[] = []
  for (const { hash } of wanted) {
    const segment = await held.read(hash)
    if (!segment) return null
    segments.push(segment)
  }
  return segments
}

/** Of personal parts what finds doubles, and no names. */
const withoutNames = async (
  { parts }: OpenLedger,
  segments: readonly Segment[],
): Promise<Result<readonly Segment[]>> => {
  const shown: Segment[] = []
  for (const segment of segments) {
    const bare = await withoutDetails(parts.caps, segment)
    if (!bare.ok) return refuse({ reason: 'store-failed' })
    shown.push(bare.value)
  }
  return accept(shown)
}

/** Seals the journal first. Personal parts stay here when the pack does not grant them to the unit. */
export const makeExport = async (ledger: OpenLedger, what: 'unsent' | 'all'): Promise<Result<MadeExport>> => {
  const { fold, own, secrets, parts, keyring } = ledger
  const to = nextUnit(ledger)
  if (!to) return refuse({ reason: 'not-allowed' })
  const sealed = await own.seal()
  if (!sealed.ok) return sealed
  const others = [...fromBefore(ledger, to.id, what), ...fromBelow(ledger)]
  const indexes = new Set(what === 'all' ? allOf(own) : toSend(ledger, to.id))
  // Of the own log, something goes with every file: its event of this export says through where.
  if (indexes.size === 0 && others.length > 0) indexes.add(own.index)
  const mine = ledger.held.ofLog(fold.own).filter(({ header }) => indexes.has(header.index))
  const [first, last] = [mine[0]?.header.index, mine.at(-1)?.header.index]
  if (first === undefined || last === undefined) return refuse({ reason: 'nothing-changed' })
  const segments = await read(ledger, [...mine, ...others])
  if (!segments) return refuse({ reason: 'store-failed' })
  const { pack } = fold
  const shown = to.personal ? accept(segments) : await withoutNames(ledger, segments)
  if (!shown.ok) return shown
  const bytes = await makeBatch(parts.caps, {
    from: { log: fold.own, secret: fromHex(secrets.log) },
    ...{ to: to.id, operation: pack.operation, training: pack.training, created: timeNow(parts.clock) },
    recipients: recipientsOf(pack, to, leadAbove(ledger)),
    segments: shown.value,
  })
  const suggestedName = batchName(pack.short, keyring.code, first, last)
  return accept({ bytes, suggestedName, first, last, to: to.id })
}
