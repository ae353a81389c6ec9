/** Records as the screens and the state show them, made when somebody asks. */
import type { LogId, Recorded, Reference } from '../events/event.ts'
import { compareReferences, referenceText } from '../events/reference.ts'
import type { Parts } from './create-fold.ts'
import { eventAt, type Held, openAt, type Place, runsOf } from './hold-events.ts'
import { isRecorded } from './keep-records.ts'
import { asRecorded } from './merge-record.ts'
import { nameOf } from './read-writes.ts'
import type { FoldedRecord, RecordKey, RecordRun } from './view.ts'

/** Every run of events that counts, sealed or not. */
export function* countedRuns({ holding }: Pick<Parts, 'holding'>): Iterable<Held> {
  for (const log of holding.logs.values()) {
    for (const held of runsOf(log)) if (held.counted) yield held
  }
}

/** Where events of an op count, of one log or of all, each once. */
export const placesOf = (parts: Pick<Parts, 'holding'>, op: string, log?: LogId): readonly Place[] => {
  const places: Place[] = []
  for (const held of countedRuns(parts)) {
    if (log !== undefined && held.log.id !== log) continue
    for (const at of held.others)
      if (eventAt({ held, at }).op === op && !held.repeats.has(at)) places.push({ held, at })
  }
  return places
}

export const recordRuns = (parts: Parts): readonly RecordRun[] =>
  [...countedRuns(parts)].map((held) => ({
    log: held.log.id,
    first: held.first,
    events: held.events,
    journal: held.journal,
    changed: held.records,
    get repeats() {
      return held.repeats
    },
    record: (at) => viewRecord(parts, { held, at }),
  }))

export function* viewRecords(parts: Parts): Iterable<FoldedRecord> {
  for (const place of countedPlaces(parts)) yield viewRecord(parts, place)
}

/** Where every record that counts, voided or not, was recorded. */
export function* countedPlaces(parts: Pick<Parts, 'holding'>): Iterable<Place> {
  for (const held of countedRuns(parts))
    for (let at = 0; at < held.events.length; at++)
      if (isRecorded(eventAt({ held, at })) && !held.repeats.has(at)) yield { held, at }
}

/** The event that a key names, if it recorded something and counts. */
export const placeOf = ({ holding }: Parts, key: RecordKey): Place | null => {
  const [log, n, hash] = key.split(':')
  const place = holding.find([log ?? '', Number(n), hash ?? ''])
  return place?.held.counted && isRecorded(eventAt(place)) ? place : null
}

export const findRecord = (parts: Parts, key: RecordKey): FoldedRecord | null => {
  const place = placeOf(parts, key)
  return place && viewRecord(parts, place)
}

/** For people: a register of personal values goes by the name of its field. */
export const viewRecord = (parts: Parts, place: Place): FoldedRecord => {
  const record = foldRecord(parts, place)
  if (record.conflicts.length === 0) return record
  const conflicts = record.conflicts.map((conflict) => ({ ...conflict, register: nameOf(conflict) }))
  return { ...record, conflicts }
}

/** As it is kept: registers of personal values by their prefix. */
export const foldRecord = ({ holding, records, cells }: Parts, place: Place): FoldedRecord => {
  const reference = holding.reference(place)
  const { event, personal } = openAt(place)
  const recorded = event as Recorded
  const state = place.held.records.get(place.at)
  const merged = state ? records.merged(state) : asRecorded(reference, recorded, personal)
  return {
    key: referenceText(reference),
    reference,
    kind: recorded.kind,
    by: recorded.by,
    day: cells.dayOf(merged.site, merged.when),
    ...merged,
  }
}

/** Every reference that `FoldedRecord.heads` gives for records that count, are not voided, and that the caller asks for. */
export const headsWhere = (
  { holding, records, cells }: Parts,
  covers: (site: string, day: string) => boolean,
): readonly Reference[] => {
  const heads: Reference[] = []
  for (const place of countedPlaces({ holding })) {
    const state = place.held.records.get(place.at)
    const record = state ? records.merged(state) : (eventAt(place) as Recorded)
    if (!covers(record.site, cells.dayOf(record.site, record.when))) continue
    if (!('heads' in record)) heads.push(holding.reference(place))
    else if (!record.voided) heads.push(...record.heads)
  }
  return heads.sort(compareReferences)
}
