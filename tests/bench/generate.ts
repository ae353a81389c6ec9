// Inspections as busy checkpoints log them, in the logs of 40 stations; the same number gives the same ones.
import { cryptography } from '../../renderer/ledger/cryptography.ts'
import { createFastHash } from '../../renderer/ledger/fast-hash.ts'
import type { KnownEvent, Personal } from '../../shared/events/event.ts'
import { rulesVersion } from '../../shared/events/op-table.ts'
import { writeEvent, writePersonal } from '../../shared/events/write-event.ts'
import { toHex } from '../../shared/lines/bytes.ts'
import type { PackSite } from '../../shared/pack/pack.ts'
import { type JournalLine, sealUnchecked } from '../../shared/segments/seal-segment.ts'
import type { Segment } from '../../shared/segments/segment.ts'
import { type Addressee, makeSender, type Sender } from '../e2e/files/made-files.ts'

export const LOGS = 40

/** A station: what `makeSender` gives, its first segment sealed, and where its log stands. */
export interface Station {
  readonly sender: Sender
  readonly site: PackSite
  readonly first: Segment
  readonly next: () => number
  previous: string
  index: number
  n: number
}

const caps = { ...cryptography, ...(await createFastHash()) }

export async function startStations(unit: Addressee, seed: string): Promise<readonly Station[]> {
  const stations: Station[] = []
  for (let at = 0; at < LOGS; at++) {
    const site = unit.pack.sites[at % unit.pack.sites.length]
    if (!site) throw new Error('an operation without sites')
    const sites = [site, ...unit.pack.sites.filter(({ id }) => id !== site.id)]
    const at40 = { ...unit, pack: { ...unit.pack, sites } }
    const sender = makeSender(at40, `${seed} ${at}`, `${site.id}${at}`)
    const { segment: first } = await sender.log.seal()
    const next = mulberry32(20210706 + at)
    stations.push({ sender, site, first, next, previous: first.hash, index: 1, n: 2 })
  }
  return stations
}

/** What an inspection says of a person or a vehicle. */
export type Details = 'plate' | 'person' | 'both'

/** The next segment of the station, of so many inspections on these days. */
export async function sealInspections(
  unit: Addressee,
  station: Station,
  {
    count,
    days,
    details,
  }: { readonly count: number; readonly days: readonly string[]; readonly details: Details },
): Promise<Segment> {
  const lines: JournalLine[] = []
  for (let at = 0; at < count; at++) lines.push(inspection(station, ++station.n, days, details))
  const { log, secret } = station.sender
  const segment = await sealUnchecked(
    caps,
    {
      ...{ operation: unit.pack.operation, log: log.id, secret, index: ++station.index },
      ...{ first: station.n - count + 1, previous: station.previous },
      ...{ rules: rulesVersion, pack: unit.pack.version },
    },
    lines,
  )
  station.previous = segment.hash
  return segment
}

/** Two queries each, one in 200 with a possible hit; every ninth stops a person besides, where both are wanted. */
function inspection(station: Station, n: number, days: readonly string[], details: Details): JournalLine {
  const { next, site } = station
  const day = days[Math.floor(n / 500) % days.length] ?? ''
  const minute = Math.floor(((n % 500) * 600) / 500)
  const clock = `${day}T${pad(8 + Math.floor(minute / 60))}:${pad(minute % 60)}`
  const persons = 1 + Math.floor(next() * 4)
  const hit = next() < 0.005 ? 'POSSIBLE' : 'NO_HIT'
  const event: KnownEvent = {
    ...{ n, at: `${clock}:${pad(n % 60)}+00:00`, by: 1, op: 'recorded', kind: 'inspection' },
    ...{ site: site.id, when: `${clock}+00:00` },
    body: {
      place: site.type,
      checked: { 'inspectionTypes:PERSON': persons, 'inspectionTypes:VEHICLE/transportModes:CAR': 1 },
      queries: { [`databases:SLTD/queryResults:${hit}`]: persons },
    },
  }
  const person = details === 'person' || (details === 'both' && n % 9 === 0)
  const fields = person ? personOf(next) : { plate: plateOf(next) }
  const salt = toHex(caps.random(12))
  return { line: writeEvent(event), personal: [writePersonal({ n, class: 'detail', salt, fields })] }
}

const pad = (number: number): string => String(number).padStart(2, '0')
const letter = (next: () => number) => String.fromCharCode(65 + Math.floor(next() * 26))
const plateOf = (next: () => number): string =>
  `ZG ${1000 + Math.floor(next() * 9000)}-${letter(next)}${letter(next)}`

const families = [
  'Kovač',
  'Okafor',
  'Mensah',
  'García',
  'Haddad',
  'Novak',
  'Silva',
  'Abebe',
  'Nguyen',
  'Popescu',
]
const given = [
  'Ana',
  'Ibrahim',
  'Grace',
  'Luis',
  'Nour',
  'Marko',
  'Beatriz',
  'Selam',
  'Linh',
  'Ioana',
  'Yusuf',
]
const pick = (list: readonly string[], next: () => number) => list[Math.floor(next() * list.length)] ?? ''

function personOf(next: () => number): Personal {
  return {
    familyName: `${pick(families, next)}-${pick(families, next)}`,
    givenNames: `${pick(given, next)} ${pick(given, next)}`,
    documentNumber: `${letter(next)}${letter(next)}${1_000_000 + Math.floor(next() * 9_000_000)}`,
    birthDate: `${1950 + Math.floor(next() * 55)}-${pad(1 + Math.floor(next() * 12))}-${pad(1 + Math.floor(next() * 28))}`,
  }
}

/** A small generator of numbers from 0 to 1 that repeats itself for the same seed. */
export function mulberry32(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
