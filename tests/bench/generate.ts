// Inspections as a busy checkpoint would log them; the same number gives the same ones.
import type { Pack } from '../../shared/pack/pack.ts'
import type { TestLog } from '../shared/builders.ts'

const EVENTS_PER_SEGMENT = 2_000

/** Appends and seals `count` inspections: plates, two queries each, one in 200 with a possible hit. */
export async function generateInspections(log: TestLog, pack: Pack, count: number): Promise<void> {
  const [site] = pack.sites
  if (!site) throw new Error('an operation without sites')
  const next = mulberry32(20210706)
  for (let made = 0; made < count; made++) {
    const minutes = String(Math.floor((made * 600) / count) % 60).padStart(2, '0')
    const hours = String(8 + Math.floor((made * 600) / count / 60)).padStart(2, '0')
    const persons = 1 + Math.floor(next() * 4)
    const hit = next() < 0.005 ? 'POSSIBLE' : 'NO_HIT'
    log.append(
      {
        op: 'recorded',
        kind: 'inspection',
        site: site.id,
        when: `${pack.starts}T${hours}:${minutes}+00:00`,
        at: `${pack.starts}T${hours}:${minutes}:${String(made % 60).padStart(2, '0')}+00:00`,
        body: {
          place: site.type,
          checked: { 'inspectionTypes:PERSON': persons, 'inspectionTypes:VEHICLE/transportModes:CAR': 1 },
          queries: { [`databases:SLTD/queryResults:${hit}`]: persons },
        },
      },
      { fields: { plate: `ZG ${1000 + (made % 9000)}-${letters(next)}` } },
    )
    if ((made + 1) % EVENTS_PER_SEGMENT === 0) await log.seal()
  }
  if (count % EVENTS_PER_SEGMENT !== 0) await log.seal()
}

const letters = (next: () => number) =>
  String.fromCharCode(65 + Math.floor(next() * 26), 65 + Math.floor(next() * 26))

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
