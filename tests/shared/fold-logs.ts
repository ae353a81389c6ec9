/**
 * Logs for tests of the fold: real lines and real hashes, but neither gzip nor signatures, which the fold never looks at.
 * A log can be forked, and its segments left out, repeated and reordered.
 */
import { createHash } from 'node:crypto'
import type { Hashing } from '../../shared/capabilities.ts'
import type { Body, KnownEvent, LogId, PersonalLine, Reference } from '../../shared/events/event.ts'
import { referenceOf } from '../../shared/events/reference.ts'
import { createFold } from '../../shared/fold/create-fold.ts'
import type { Fold } from '../../shared/fold/fold.ts'
import { encodeText, toHex } from '../../shared/lines/bytes.ts'
import type { Pack, PackSite, PackUnit } from '../../shared/pack/pack.ts'
import type { OpenEvent, OpenSegment, SegmentHeader, VerifiedSegment } from '../../shared/segments/segment.ts'
import { someRecipient } from './builders.ts'

export const hashing: Hashing = { sha256: (bytes) => createHash('sha256').update(bytes).digest() }
export const sha256 = (bytes: Uint8Array | string): string =>
  toHex(hashing.sha256(typeof bytes === 'string' ? encodeText(bytes) : bytes))

/** Nobody's. */
export const recipient = someRecipient
export const operation = sha256('operation')
export const logNamed = (name: string): LogId => sha256(`log ${name}`)

export const site = (id: string, unit: string, more: Partial<PackSite> = {}): PackSite => ({
  id,
  name: id,
  type: 'CHECKPOINT',
  country: 'HRV',
  unit,
  zone: 'Europe/Zagreb',
  offsets: [{ from: '2021-07-01T00:00Z', minutes: 120 }],
  cutoffs: [{ from: '2021-07-01', minutes: 360 }],
  ...more,
})

export const unit = (id: string, parent: string | null, more: Partial<PackUnit> = {}): PackUnit => ({
  id,
  name: id,
  type: parent === null ? 'CSU' : 'OCU',
  country: 'ARE',
  parent,
  log: logNamed(id),
  recipient: '',
  recovery: '',
  personal: true,
  ...more,
})

/** CSU over OCU1 (sites AAA, BBB) and OCU2 (site CCC, an airport). */
export const testPack: Pack = {
  pack: 1,
  version: 1,
  operation,
  authority: sha256('authority'),
  nonce: '',
  training: false,
  name: 'Test',
  short: 'T',
  starts: '2021-07-05',
  ends: '2021-07-09',
  retention: '2022-07-09',
  languages: ['en'],
  mark: 'TLP:AMBER',
  units: [unit('CSU', null), unit('OCU1', 'CSU'), unit('OCU2', 'CSU')],
  sites: [
    site('AAA', 'OCU1'),
    site('BBB', 'OCU1', { type: 'LAND_BORDER' }),
    site('CCC', 'OCU2', { type: 'AIRPORT', country: 'TZA' }),
  ],
  matching: '',
  previous: null,
}

/** The pack with a lead station at a site. */
export const withLead = (pack: Pack, lead: LogId, at = 'AAA', version = 1): Pack => ({
  ...pack,
  version,
  sites: pack.sites.map((each) => (each.id === at ? { ...each, lead: { log: lead, recipient } } : each)),
})

type Draft = KnownEvent extends infer E
  ? E extends KnownEvent
    ? Omit<E, 'n' | 'at' | 'by'> & { readonly at?: string; readonly by?: number }
    : never
  : never

/** A log being written. Events are in `events`; `seal` makes a segment of those not sealed yet. */
export class LogWriter {
  readonly id: LogId
  readonly events: OpenEvent[] = []
  readonly segments: OpenSegment[] = []
  readonly hashing: Hashing
  #sealed = 0
  #clock: number

  constructor(name: string, from?: LogWriter, using: Hashing = hashing) {
    this.id = logNamed(name)
    this.hashing = using
    this.#clock = from ? from.#clock : Date.parse('2021-07-06T08:00:00Z')
    if (!from) return
    this.events.push(...from.events)
    this.segments.push(...from.segments)
    this.#sealed = from.#sealed
  }

  /** A copy of this log that goes on by itself: what must never happen, and does. */
  fork(name: string): LogWriter {
    return Object.assign(new LogWriter(name, this, this.hashing), { id: this.id })
  }

  /** `detail` is the personal line; what stands under its `match` is a line of tokens. */
  write(draft: Draft, detail?: Record<string, unknown>): Reference {
    const n = this.events.length + 1
    this.#clock += 60_000
    const { at = `${new Date(this.#clock).toISOString().slice(0, 19)}+00:00`, by = 1, ...rest } = draft
    const event = { n, at, by, ...rest } as KnownEvent
    const { match, ...said } = detail ?? {}
    const lines = [
      ...(Object.keys(said).length > 0 ? [{ n, class: 'detail', salt: '0'.repeat(24), ...said }] : []),
      ...(match ? [{ n, class: 'match', salt: '0'.repeat(24), ...match }] : []),
    ]
    const personal = lines as unknown as readonly PersonalLine[]
    const line = JSON.stringify(event)
    this.events.push({ event, line, personal })
    return referenceOf(this.hashing, this.id, n, line)
  }

  /** Of the event with this number. */
  referenceAt(n: number): Reference {
    return referenceOf(this.hashing, this.id, n, this.events[n - 1]?.line ?? '')
  }

  open(role: 'station' | 'unit', place: string, code = `${place}1`): Reference {
    return this.write({ op: 'opened', role, place, code, recipient })
  }

  record(
    body: Body = { place: 'CHECKPOINT', checked: { 'inspectionTypes:PERSON': 1 } },
    more: { kind?: 'inspection' | 'arrest' | 'rescue'; site?: string; when?: string; at?: string } = {},
    detail?: Record<string, unknown>,
  ): Reference {
    const { kind = 'inspection', site = 'AAA', when = '2021-07-06T10:00+02:00', at } = more
    return this.write({ op: 'recorded', kind, site, when, body, ...(at ? { at } : {}) }, detail)
  }

  amend(
    record: Reference,
    base: readonly Reference[],
    set: Readonly<Record<string, string | number | boolean | null>>,
    at?: string,
    detail?: Record<string, unknown>,
  ): Reference {
    return this.write({ op: 'amended', record, base, set, ...(at ? { at } : {}) }, detail)
  }

  void(record: Reference, base: readonly Reference[]): Reference {
    return this.write({ op: 'voided', record, base })
  }

  accept(log: LogId, branches: readonly { index: number; hash: string }[] = [], suffix?: string): Reference {
    return this.write({ op: 'accepted', log, branches, ...(suffix ? { suffix } : {}) })
  }

  seal(more: Partial<SegmentHeader> = {}): OpenSegment {
    const events = this.events.slice(this.#sealed)
    const header: SegmentHeader = {
      segment: 1,
      operation,
      log: this.id,
      index: this.segments.length + 1,
      first: this.#sealed + 1,
      count: events.length,
      previous: this.segments.at(-1)?.segment.hash ?? operation,
      counted: sha256(events.map(({ line }) => `${line}\n`).join('')),
      personal: sha256(''),
      rules: 1,
      pack: 1,
      ...more,
    }
    const headerLine = JSON.stringify(header)
    // The fold takes only verified segments. These have no bytes to verify; it reads header, hash and events alone.
    const segment = {
      header,
      headerLine,
      hash: sha256(headerLine),
      signature: '',
      counted: new Uint8Array(),
      personal: null,
    } as unknown as VerifiedSegment
    this.#sealed = this.events.length
    const sealed = { segment, events }
    this.segments.push(sealed)
    return sealed
  }

  /** The events not sealed yet. */
  get journal(): readonly OpenEvent[] {
    return this.events.slice(this.#sealed)
  }
}

export const startLog = (name: string, role: 'station' | 'unit', place: string, code?: string): LogWriter => {
  const log = new LogWriter(name)
  log.open(role, place, code)
  return log
}

/** A fold of an onlooker: its own log is none of those folded. */
export const foldOf = (
  segments: readonly OpenSegment[],
  pack: Pack = testPack,
  own = logNamed('onlooker'),
): Fold => {
  const fold = createFold(hashing, pack, own)
  fold.addSegments(segments)
  return fold
}

export const stateOf = (fold: Fold): string => sha256(fold.stateBytes())
export const keyOf = (reference: Reference): string => reference.join(':')
/** For a failing test to show. */
export const stateText = (fold: Fold): string => new TextDecoder().decode(fold.stateBytes())
