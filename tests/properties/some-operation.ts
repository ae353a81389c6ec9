/**
 * An operation grown from random numbers: three units, four stations, records, amendments and voids by whoever feels like
 * it, decisions, of which one station makes some as if it led its site, forks, several small segments to a log. What the
 * property tests shuffle.
 */
import fc from 'fast-check'
import type {
  Body,
  KindName,
  KnownEvent,
  Opened,
  PersonalLine,
  Reference,
  RelationKind,
} from '../../shared/events/event.ts'
import { compareReferences } from '../../shared/events/reference.ts'
import type { OpenEvent, OpenSegment } from '../../shared/segments/segment.ts'
import { LogWriter, logNamed, recipient, startLog, testPack, withLead } from '../shared/fold-logs.ts'

export type Draw = (below: number) => number

interface Recorded {
  readonly reference: Reference
  /** Every event about it so far: what an author may have seen, or not. */
  readonly events: Reference[]
}

const bodies: readonly { readonly kind: KindName; readonly body: Body }[] = [
  {
    kind: 'inspection',
    body: {
      place: 'CHECKPOINT',
      checked: { 'inspectionTypes:PERSON': 2, 'inspectionTypes:DOCUMENT/documentTypes:PASSPORT': 2 },
      queries: { 'databases:SLTD/queryResults:POSSIBLE': 1, 'databases:NATIONAL/queryResults:NO_HIT': 1 },
      outcomes: ['DB_HIT', 'SECONDARY'],
    },
  },
  {
    kind: 'arrest',
    body: { persons: 2, status: 'ARRESTED', category: 'TIP', basis: 'FLAGRANTE', offences: ['0204'] },
  },
  {
    kind: 'rescue',
    body: {
      citizenship: 'NGA',
      sex: '2',
      majority: 'PresumedMinor',
      trafficking: 'PossibleVictimOfTrafficking',
      grounds: ['Overstay'],
      assistance: { 'assistance:Health/assistanceStatus:Needed': 1 },
    },
  },
]
const sites = ['AAA', 'BBB', 'CCC', 'ZZZ']
const units = ['CSU', 'OCU1', 'OCU2'] as const
const clock = (minutes: number): string => {
  const hours = String(8 + (Math.floor(minutes / 60) % 12)).padStart(2, '0')
  return `2021-07-0${6 + (minutes % 2)}T${hours}:${String(minutes % 60).padStart(2, '0')}:00+02:00`
}

/** All logs, forks included; every event is sealed. Each number is one step. */
export const operationFrom = (numbers: readonly number[]): readonly LogWriter[] => {
  const logs: LogWriter[] = [
    ...units.map((id) => startLog(id, 'unit', id)),
    ...['AAA', 'BBB', 'CCC'].map((place) => startLog(`station ${place}`, 'station', place)),
    startLog('station AAA again', 'station', 'AAA', 'AAA1'),
  ]
  const begin = drawFrom(numbers[0] ?? 0)
  // Most stations are accepted early, some by a unit that has no say.
  for (const station of logs.slice(3))
    if (begin(5) > 0) unitOf(logs, begin(3) > 0 ? 0 : begin(3)).accept(station.id)
    else if (begin(2) > 0) leadOf(logs).accept(station.id)
  const records: Recorded[] = []
  const relations: Reference[] = []
  for (const number of numbers) takeStep(drawFrom(number), logs, records, relations)
  for (const log of logs) if (log.journal.length > 0) log.seal()
  return logs
}

/** The station that decides about others; `leadPack` names it. */
export const leadName = 'station AAA'
export const leadPack = withLead(testPack, logNamed(leadName))
const leadOf = (logs: readonly LogWriter[]): LogWriter => logs[3] as LogWriter

const unitOf = (logs: readonly LogWriter[], at: number): LogWriter => logs[at] as LogWriter

const takeStep = (draw: Draw, logs: LogWriter[], records: Recorded[], relations: Reference[]): void => {
  const log = logs[draw(logs.length)] as LogWriter
  // Few records, so that many events meet on one.
  const record = records[draw(Math.min(records.length, 8))]
  const what = draw(20)
  if (what < 7 || record === undefined) records.push(writeRecord(draw, log))
  else if (what < 13) amend(draw, draw(2) === 0 ? log : entitled(draw, logs, record), record)
  else if (what === 13) settle(draw, log, record)
  else if (what === 14)
    log.write({
      op: 'shift',
      site: sites[draw(3)] as string,
      state: 'on',
      officers: draw(9),
      at: clock(draw(90)),
    })
  else if (what === 15) decide(draw, logs)
  // Rare: a unit's log that contradicts itself takes down all that it decided.
  else if (what === 16 && logs.length < 10 && draw(log === logs[0] ? 30 : 5) === 0)
    logs.push(log.fork(`fork ${logs.length}`))
  else if (what === 17) relate(draw, logs, records, relations)
  else if (what === 16 && draw(3) === 0) logs.push(continued(draw, logs, draw(2) === 0 ? leadOf(logs) : log))
  else if (what === 18 && draw(2) === 0) shiftClock(draw, logs, log)
  else if (what === 18 && draw(3) === 0)
    (draw(2) === 0 ? log : entitled(draw, logs, record)).write({ op: 'erased', events: [record.reference] })
  else if (what === 18 && draw(4) === 0) log.write({ op: 'later', of: 'nobody' } as never)
  else if (log.journal.length > 0) log.seal()
}

/** Whether it counts, said by whoever feels like it. */
const settle = (draw: Draw, log: LogWriter, record: Recorded): void => {
  const op = (['voided', 'voided', 'restored', 'approved'] as const)[draw(4)] ?? 'voided'
  record.events.push(
    log.write(
      { op, record: record.reference, base: seenBy(draw, record), at: clock(draw(6)) },
      draw(2) === 0 ? { reason: 'Double' } : undefined,
    ),
  )
}

/**
 * A log restored on another machine: it carries what was not sealed when the backup was made. The old one may go on, and
 * seal the same events, or others under the same numbers.
 */
const continued = (draw: Draw, logs: readonly LogWriter[], before: LogWriter): LogWriter => {
  const log = new LogWriter(`${before.id} continued ${logs.length}`)
  const { role, place, code } = (before.events[0] as OpenEvent).event as Opened
  const kept = Math.max(1, before.events.length - draw(3))
  const last = before.referenceAt(kept)
  const proved = draw(4) > 0
  log.write({
    ...{ op: 'opened', role, place, code, recipient },
    ...(proved && { continuing: { last, signature: '' } }),
  })
  const unsealed = before.events.slice(Math.max(0, kept - 1 - draw(5)), kept)
  for (const { event, personal } of unsealed)
    if (event.op !== 'carried')
      log.write({ op: 'carried', log: before.id, event: event as KnownEvent }, saidIn(personal))
  const unit = unitOf(logs, draw(3))
  if (draw(4) > 0)
    unit.write({
      ...{ op: 'accepted', log: log.id, branches: [] },
      ...(!proved && draw(2) === 0 && { continues: before.id }),
    })
  return log
}

/** What personal lines say, to be written once more. */
const saidIn = (lines: OpenEvent['personal']): Record<string, unknown> => {
  const said: Record<string, unknown> = {}
  for (const line of lines ?? []) {
    const { n: _, class: of, salt: __, ...rest } = line as PersonalLine & { readonly salt?: string }
    Object.assign(said, of === 'match' ? { match: rest } : rest)
  }
  return said
}

/** A run of some log is said to have had a wrong clock, by itself, the root's or anybody's. */
const shiftClock = (draw: Draw, logs: readonly LogWriter[], by: LogWriter): void => {
  const of = draw(2) === 0 ? by : (logs[draw(logs.length)] as LogWriter)
  const author = draw(3) === 0 ? unitOf(logs, 0) : by
  const first = 1 + draw(8)
  const seconds = [0, 86_400, -3_600, 90][draw(4)] as number
  author.write({
    op: 'clock-shifted',
    log: of.id,
    first,
    last: first + draw(12),
    seconds,
    at: clock(draw(6)),
  })
}

/** Two of the first few records, by the log of one, the root's or anybody's; having seen some earlier relation or none. */
const relate = (
  draw: Draw,
  logs: readonly LogWriter[],
  records: readonly Recorded[],
  relations: Reference[],
): void => {
  const [a, b] = [0, 0].map(() => records[draw(Math.min(records.length, 5))]?.reference)
  if (!a || !b || compareReferences(a, b) === 0) return
  const by =
    [logs.find(({ id }) => id === a[0]), unitOf(logs, 0), logs[draw(logs.length)]][draw(3)] ?? unitOf(logs, 0)
  const kind = (['same-person', 'same-person', 'part-of-group', 'same-incident'] as const)[
    draw(4)
  ] as RelationKind
  const seen = relations[draw(relations.length + 1)]
  const ordered = kind === 'part-of-group' || compareReferences(a, b) < 0
  relations.push(
    by.write(
      {
        ...{ op: 'related', kind, holds: draw(4) > 0, base: seen ? [seen] : [], at: clock(draw(6)) },
        records: ordered ? [a, b] : [b, a],
      },
      draw(2) === 0 ? { reason: 'Together' } : undefined,
    ),
  )
}

const writeRecord = (draw: Draw, log: LogWriter): Recorded => {
  const { kind, body } = bodies[draw(bodies.length)] as (typeof bodies)[number]
  const site = sites[draw(sites.length)] as string
  const said = { kind, site, when: clock(draw(900)).replace(':00+', '+'), at: clock(draw(90)) }
  // Few tokens, so that some records share one.
  const personal = {
    ...(draw(2) === 0 && { match: { doc1: `${draw(3)}`.repeat(16) } }),
    ...(draw(3) === 0 && { fields: { plate: `ZG ${draw(4)}-é`, familyName: `Müller ${draw(3)}` } }),
  }
  const reference = log.record(body, said, Object.keys(personal).length > 0 ? personal : undefined)
  return { reference, events: [reference] }
}

/** What an author had seen: one or two of the events on the record, or something that never was. */
const seenBy = (draw: Draw, { events }: Recorded): readonly Reference[] => {
  const some = [events[draw(events.length)] as Reference]
  if (draw(3) === 0) some.push(events[draw(events.length)] as Reference)
  if (draw(9) === 0) some.push([some[0]?.[0] ?? '', some[0]?.[1] ?? 1, '0123456789abcdef'])
  return some
}

/** One that may change the record: its own log, or the root's. */
const entitled = (draw: Draw, logs: readonly LogWriter[], { reference }: Recorded): LogWriter =>
  logs.find(({ id }) => id === reference[0] && draw(2) === 0) ?? unitOf(logs, 0)

const amend = (draw: Draw, log: LogWriter, record: Recorded): void => {
  const base = seenBy(draw, record)
  const at = clock(draw(6))
  const changes = [
    { set: { place: ['AIRPORT', 'SEAPORT', 'RIVER'][draw(3)] as string } },
    { set: { place: null, site: sites[draw(3)] as string } },
    { set: { when: clock(draw(900)).replace(':00+', '+') } },
    { set: { persons: 1 + draw(3), citizenship: ['NGA', 'SYR', 'AFG'][draw(3)] as string } },
    { add: { checked: { 'inspectionTypes:PERSON': 1 + draw(5) } } },
    { add: { outcomes: ['ARREST'] }, drop: { outcomes: ['SECONDARY'] } },
    { drop: { queries: ['databases:SLTD/queryResults:POSSIBLE'] } },
  ][draw(7)] as object
  const why = draw(2) === 0 ? { reason: 'Misread' } : undefined
  record.events.push(log.write({ op: 'amended', record: record.reference, base, at, ...changes }, why))
}

/** A decision on any log: whole, or naming branches of it, by any unit, by the lead or (without effect) by anybody. */
const decide = (draw: Draw, logs: readonly LogWriter[]): void => {
  const about = logs[draw(logs.length)] as LogWriter
  const anybody = draw(5) === 0 ? (logs[draw(logs.length)] as LogWriter) : unitOf(logs, draw(3))
  const by = draw(3) === 0 ? leadOf(logs) : anybody
  const tips = logs
    .filter(({ id, segments }) => id === about.id && segments.length > 0 && draw(2) === 0)
    .map(({ segments }) => segments[draw(segments.length)]?.segment)
    .filter((segment) => segment !== undefined)
  const branches = tips.map(({ header, hash }) => ({ index: header.index, hash }))
  const what = draw(8)
  if (what === 0) by.write({ op: 'rejected', log: about.id })
  else if (what === 1) by.write({ op: 'revoked', log: about.id, branches })
  else by.accept(about.id, branches, draw(3) === 0 ? 'b' : undefined)
}

/** Numbers that an operation grows from. They print short, and shrink towards fewer steps. */
export const someNumbers = (steps: number): fc.Arbitrary<readonly number[]> =>
  fc.array(fc.nat(0xffff_ffff), { minLength: 2, maxLength: steps, size: 'max' })

/** The same number always draws the same. */
export const drawFrom = (number: number): Draw => {
  let state = Math.imul(number ^ 0x9e37_79b9, 0x85eb_ca6b) >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Each segment of some logs once. */
export const segmentsOf = (logs: readonly LogWriter[]): readonly OpenSegment[] => [
  ...new Set(logs.flatMap((log) => log.segments)),
]

/** The segments in another order, some of them twice, in files of one to five. */
export const routeOf = (
  segments: readonly OpenSegment[],
  seed: number,
): readonly (readonly OpenSegment[])[] => {
  const draw = drawFrom(seed)
  const all = [...segments, ...segments.filter(() => draw(3) === 0)]
  for (let at = all.length - 1; at > 0; at--) {
    const other = draw(at + 1)
    const held = all[at] as OpenSegment
    all[at] = all[other] as OpenSegment
    all[other] = held
  }
  const size = 1 + draw(5)
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size))
}
