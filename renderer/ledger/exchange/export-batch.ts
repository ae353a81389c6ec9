/** Exporting: what the unit has not been sent, as a file, or as several. That it went is an event of the own log. */
import { splitOverFiles, writersRoom } from '../../../shared/batch/batch-room.ts'
import { type BatchPlan, makeBatch } from '../../../shared/batch/make-batch.ts'
import type { MadeExport } from '../../../shared/ledger-api.ts'
import { fromHex } from '../../../shared/lines/bytes.ts'
import type { Pack, PackUnit, SiteLead } from '../../../shared/pack/pack.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { withoutDetails } from '../../../shared/segments/erase-lines.ts'
import type { Segment } from '../../../shared/segments/segment.ts'
import { timeNow } from '../clock.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { ownPlace } from '../session/own-place.ts'
import type { HeldSegment } from '../store/held-segments.ts'
import { nextUnit } from './exported.ts'
import { type What, whatGoes } from './what-goes.ts'

/** The site's lead station, of a station that is not the lead itself. It reads the file as the unit does. */
export const leadAbove = (ledger: OpenLedger): SiteLead | null => {
  const lead = ownPlace(ledger).site?.lead
  return lead && !ledger.fold.ownLogs.includes(lead.log) ? lead : null
}

/**
 * The next unit, the site's lead, and those ancestors of the unit to which the pack grants personal parts; where it grants
 * the unit itself none, there are none in the file, and the ancestors have nothing to read in it before the unit.
 */
const recipientsOf = (pack: Pack, to: PackUnit, lead: SiteLead | null): readonly string[] => {
  const recipients = [to.recipient, ...(lead ? [lead.recipient] : [])]
  if (!to.personal) return [...new Set(recipients)]
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

/** `LT_HRBAJ3_007-009.mpbatch`; the second of three files `LT_OCUABU_007-009_2of3.mpbatch`. */
export const batchName = (begin: string, first: number, last: number, part: number, of: number): string =>
  `${begin}_${three(first)}-${three(last)}${of > 1 ? `_${part}of${of}` : ''}.mpbatch`

/** As they go. Of personal parts, where the unit is granted none: what finds doubles, and no names. */
const read = async (
  { held, parts }: OpenLedger,
  wanted: readonly HeldSegment[],
  personal: boolean,
): Promise<Result<readonly Segment[]>> => {
  const segments: Segment[] = []
  for (const { hash } of wanted) {
    const whole = await held.read(hash)
    if (!whole) return refuse({ reason: 'store-failed' })
    const shown = personal ? accept(whole) : await withoutDetails(parts.caps, whole)
    if (!shown.ok) return refuse({ reason: 'store-failed' })
    segments.push(shown.value)
  }
  return accept(segments)
}

/** Own segments, and all that goes. Of the own log something goes with every export: its event says through where. */
const chosen = (ledger: OpenLedger, unit: string, what: What) => {
  const { own, before, below } = whatGoes(ledger, unit, what)
  const others = [...before, ...below]
  const indexes = new Set(own.length > 0 || others.length === 0 ? own : [ledger.own.index])
  const mine = ledger.held.ofLog(ledger.fold.own).filter(({ header }) => indexes.has(header.index))
  return { mine, all: [...mine, ...others] }
}

/** Seals the journal first. Personal parts stay here when the pack does not grant them to the unit. */
export const makeExport = async (ledger: OpenLedger, what: What): Promise<Result<MadeExport>> => {
  const { fold, own, secrets, parts, keyring } = ledger
  const to = nextUnit(ledger)
  if (!to) return refuse({ reason: 'not-allowed' })
  const sealed = await own.seal()
  if (!sealed.ok) return sealed
  const { mine, all } = chosen(ledger, to.id, what)
  const [first, last] = [mine[0]?.header.index, mine.at(-1)?.header.index]
  if (first === undefined || last === undefined) return refuse({ reason: 'nothing-changed' })
  const segments = await read(ledger, all, to.personal)
  if (!segments.ok) return segments
  const { pack } = fold
  const plan: Omit<BatchPlan, 'segments'> = {
    from: { log: fold.own, secret: fromHex(secrets.log) },
    ...{ to: to.id, operation: pack.operation, training: pack.training, created: timeNow(parts.clock) },
    recipients: recipientsOf(pack, to, leadAbove(ledger)),
  }
  // The own log first: what its decisions are about follows.
  const split = splitOverFiles(segments.value, parts.batchRoom ?? writersRoom)
  const files: { suggestedName: string; bytes: Uint8Array }[] = []
  for (const [at, some] of split.entries()) {
    const made = await makeBatch(parts.caps, { ...plan, segments: some })
    if (!made.ok) return made
    const begin = `${pack.short}_${keyring.code}`
    files.push({ suggestedName: batchName(begin, first, last, at + 1, split.length), bytes: made.value })
  }
  return accept({ files, first, last, to: to.id })
}
