/**
 * Made-up operations, logs and events for tests of every folder: real keys from seeds, real bytes, no mocks.
 * The same seed gives the same bytes.
 */
import { cryptography } from '../../renderer/ledger/cryptography.ts'
import type { Cryptography, Randomness } from '../../shared/capabilities.ts'
import type {
  DetailLine,
  KnownEvent,
  LogId,
  MatchTokens,
  PersonalLine,
  Reference,
} from '../../shared/events/event.ts'
import { rulesVersion } from '../../shared/events/op-table.ts'
import { referenceOf } from '../../shared/events/reference.ts'
import { writeEvent, writePersonal } from '../../shared/events/write-event.ts'
import { encodeText, toHex } from '../../shared/lines/bytes.ts'
import type { Pack, PackSite, PackUnit } from '../../shared/pack/pack.ts'
import { sealSegment } from '../../shared/segments/seal-segment.ts'
import type { OpenEvent, OpenSegment, VerifiedSegment } from '../../shared/segments/segment.ts'
import { verifySegment } from '../../shared/segments/verify-segment.ts'

/** 32 bytes that depend on nothing but the text. */
export const seedOf = (text: string): Uint8Array => cryptography.sha256(encodeText(`milepost test ${text}`))
export const logOf = (seed: string): LogId => toHex(cryptography.publicKey(seedOf(seed)))

/** Repeats itself for the same seed. */
export const deterministicRandomness = (seed: string): Randomness => {
  let drawn = 0
  return {
    random: (length) => {
      const bytes = new Uint8Array(length)
      for (let at = 0; at < length; at += 32)
        bytes.set(seedOf(`${seed} ${drawn++}`).subarray(0, Math.min(32, length - at)), at)
      return bytes
    },
  }
}

/** The real one, with repeatable randomness (age draws its own). */
export const testCryptography = (seed: string): Cryptography => ({
  ...cryptography,
  ...deterministicRandomness(seed),
})

/** A recipient of the right form; nobody holds its identity. */
export const someRecipient = 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj'

export const testSite = (id: string, more: Partial<PackSite> = {}): PackSite => ({
  id,
  name: `Site ${id}`,
  type: 'CHECKPOINT',
  country: 'HRV',
  unit: 'OCUABU',
  zone: 'Europe/Zagreb',
  offsets: [{ from: '2021-07-01T00:00Z', minutes: 120 }],
  cutoffs: [{ from: '2021-07-01', minutes: 360 }],
  ...more,
})

/** Its log's key is `seedOf(id)`. */
export const testUnit = (id: string, parent: string | null, more: Partial<PackUnit> = {}): PackUnit => ({
  id,
  name: `Unit ${id}`,
  type: parent === null ? 'CSU' : 'OCU',
  country: 'ARE',
  parent,
  log: logOf(id),
  recipient: someRecipient,
  recovery: 'age18agcfkt99jmf6gx3yu59m956adu6jasw88ndh77m5tl3fhfnsfpsfexs4m',
  personal: true,
  ...more,
})

/** One unit `OCUABU` (its log's key is `seedOf('OCUABU')`) over two sites, unless told otherwise. The authority's key is `seedOf('authority')`. */
export const makeTestPack = (more: Partial<Pack> = {}): Pack => {
  const authority = logOf('authority')
  const nonce = toHex(seedOf('nonce').subarray(0, 16))
  const bytes = cryptography.publicKey(seedOf('authority'))
  return {
    pack: 1,
    version: 1,
    operation: toHex(cryptography.sha256(new Uint8Array([...bytes, ...seedOf('nonce').subarray(0, 16)]))),
    authority,
    nonce,
    training: false,
    name: 'Operation Liberterra',
    short: 'LT',
    starts: '2021-07-05',
    ends: '2021-07-09',
    retention: '2022-07-09',
    languages: ['en', 'fr', 'es', 'ar'],
    mark: 'TLP:AMBER',
    units: [testUnit('OCUABU', null)],
    sites: [
      testSite('HRBAJ'),
      testSite('TZNAM', {
        country: 'TZA',
        zone: 'Africa/Dar_es_Salaam',
        offsets: [{ from: '2021-07-01T00:00Z', minutes: 180 }],
      }),
    ],
    matching: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=',
    previous: null,
    ...more,
  }
}

/** An event without what `append` fills in. `at` and `by` may be left out. */
export type EventDraft = KnownEvent extends infer E
  ? E extends KnownEvent
    ? Omit<E, 'n' | 'at' | 'by'> & { readonly at?: string; readonly by?: number }
    : never
  : never

/** What personal lines need beside number, class and salt; `match` is a line of its own. */
export type DetailDraft = Omit<DetailLine, 'n' | 'class' | 'salt'> & { readonly match?: MatchTokens }

export interface TestLog {
  readonly id: LogId
  readonly secret: Uint8Array
  /** Appends to the journal: numbered, written, hashed. Without `at`, a minute after the event before. */
  append(
    draft: EventDraft,
    detail?: DetailDraft,
  ): { readonly reference: Reference; readonly open: OpenEvent; readonly line: string }
  /** Appends a line as it stands, whatever it says: for ops of other versions and hostile lines. It counts as the next number. */
  appendLine(line: string, personal?: readonly string[]): void
  /** Seals what has been appended since the last time. */
  seal(): Promise<OpenSegment>
  readonly segments: readonly VerifiedSegment[]
  readonly opened: readonly OpenSegment[]
  readonly references: readonly Reference[]
}

export interface TestLogOptions {
  readonly seed: string
  readonly pack?: Pack
  readonly role?: 'station' | 'unit'
  /** Site or unit. */
  readonly place?: string
  readonly code?: string
  readonly recipient?: string
  /** Clock of event 1, in local time without offset. */
  readonly starts?: string
  readonly offset?: string
}

/** A log with its `opened` event and officer 1, a supervisor. The key is `seedOf(seed)`. */
export const makeTestLog = (options: TestLogOptions): TestLog => {
  const { seed, pack = makeTestPack(), role = 'station', place = 'HRBAJ', offset = '+02:00' } = options
  const caps = testCryptography(seed)
  const secret = seedOf(seed)
  const id = logOf(seed)
  let clock = Date.parse(`${options.starts ?? '2021-07-06T08:00:00'}Z`)
  let journal: { line: string; personal: readonly string[] }[] = []
  const references: Reference[] = []
  const segments: VerifiedSegment[] = []
  const opened: OpenSegment[] = []

  const keep = (line: string, personal: readonly string[]): Reference => {
    const reference = referenceOf(caps, id, references.length + 1, line)
    references.push(reference)
    journal.push({ line, personal })
    return reference
  }
  const log: TestLog = {
    id,
    secret,
    segments,
    opened,
    references,
    append: (draft, detail) => {
      const n = references.length + 1
      const at = draft.at ?? `${new Date(clock).toISOString().slice(0, 19)}${offset}`
      clock += 60_000
      const event = { by: 1, ...draft, n, at } as KnownEvent
      const line = writeEvent(event)
      const { match, ...fields } = detail ?? {}
      const salt = () => toHex(caps.random(12))
      const personal: PersonalLine[] = [
        ...(Object.keys(fields).length > 0 ? [{ n, class: 'detail', salt: salt(), ...fields } as const] : []),
        ...(match ? [{ n, class: 'match', salt: salt(), ...match } as const] : []),
      ]
      return {
        reference: keep(line, personal.map(writePersonal)),
        line,
        open: { event: JSON.parse(line), line, personal },
      }
    },
    appendLine: (line, personal = []) => void keep(line, personal),
    seal: async () => {
      const before = segments.at(-1)
      const segment = await sealSegment(
        caps,
        {
          operation: pack.operation,
          log: id,
          secret,
          index: segments.length + 1,
          first: references.length - journal.length + 1,
          previous: before?.hash ?? pack.operation,
          rules: rulesVersion,
          pack: pack.version,
        },
        journal,
      )
      const open = await verifySegment(caps, segment)
      if (!open.ok) throw new Error(JSON.stringify(open.refusal))
      journal = []
      segments.push(segment)
      opened.push(open.value)
      return open.value
    },
  }
  log.append({
    op: 'opened',
    role,
    place,
    code: options.code ?? `${place}1`,
    recipient: options.recipient ?? someRecipient,
  })
  log.append(
    { op: 'officer', officer: 1, role: 'supervisor', enabled: true },
    { name: 'Ana Kovač', badge: 'HR-0417' },
  )
  return log
}

/** An inspection of one person at a checkpoint, asked of SLTD without a hit. */
export const someInspection = (
  more: Partial<Extract<EventDraft, { op: 'recorded' }>> = {},
): Extract<EventDraft, { op: 'recorded' }> => ({
  op: 'recorded',
  kind: 'inspection',
  site: 'HRBAJ',
  when: '2021-07-06T09:15+02:00',
  body: {
    place: 'CHECKPOINT',
    checked: { 'inspectionTypes:PERSON': 1 },
    queries: { 'databases:SLTD/queryResults:NO_HIT': 1 },
  },
  ...more,
})
