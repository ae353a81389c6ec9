/** The installation's own log: gives the next number, keeps the event in both stores, tells the fold, and seals. */
import type { Cryptography, Randomness } from '../../../shared/capabilities.ts'
import type {
  Carried,
  DetailLine,
  KnownEvent,
  LogId,
  MatchTokens,
  Reference,
} from '../../../shared/events/event.ts'
import { rulesVersion } from '../../../shared/events/op-table.ts'
import { referenceOf } from '../../../shared/events/reference.ts'
import { writeEvent, writePersonal } from '../../../shared/events/write-event.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import type { RecordKey } from '../../../shared/fold/view.ts'
import { fromHex, toHex } from '../../../shared/lines/bytes.ts'
import type { Pack } from '../../../shared/pack/pack.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { sealSegment } from '../../../shared/segments/seal-segment.ts'
import type { OpenEvent } from '../../../shared/segments/segment.ts'
import type { DurableStore } from '../store/durable-store.ts'
import type { Held } from '../store/held-segments.ts'
import { eventOfEntry, type JournalContent, sealEntry, sealRow } from '../store/segment-rows.ts'
import type { Vault } from '../vault/vault.ts'

type Without<E> = E extends KnownEvent ? Omit<E, 'n' | 'at' | 'by'> : never
/** What an event says, before it has number, time and author. */
export type EventDraft = Without<KnownEvent>
export interface PersonalDraft extends Omit<DetailLine, 'n' | 'class' | 'salt'> {
  /** A line of their own; without any token too, where an earlier line holds no more. */
  readonly match?: MatchTokens
}

/** Events in the journal at which it is sealed. */
export const sealAt = 2000

const bookkeeping = new Set(['opened', 'officer', 'audited'])
/** A carried event is what it carries. */
const opOf = ({ op, ...event }: OpenEvent['event']): string =>
  op === 'carried' ? (event as unknown as Carried).event.op : op
/** Records, changes, shifts, decisions, sheets: what a unit waits for. Who unlocked is not. */
export const isWorthSending = ({ event }: OpenEvent): boolean => !bookkeeping.has(opOf(event))

/** Entries under the forms. */
export const mostRecent = 20
export const isEntry = ({ event }: OpenEvent): boolean => event.op === 'recorded'

export interface LogHead {
  /** Of the last segment; index 0: none yet. */
  readonly index: number
  readonly hash: string
  /** Number of the last event sealed. */
  readonly n: number
}

export interface Appended {
  readonly event: KnownEvent
  readonly reference: Reference
}

export interface OwnLog {
  readonly log: LogId
  /** Index of the last segment. */
  readonly index: number
  readonly head: LogHead
  /** Number and line of the last event, sealed or not. */
  readonly last: readonly [n: number, line: string]
  /** The entries not yet sealed, as they are kept. */
  readonly contents: readonly JournalContent[]
  /** Events not yet sealed. */
  readonly journal: readonly OpenEvent[]
  /** How many own records, changes and shifts are numbered after `n`. */
  worthSending(n: number): number
  /** The same of a run of numbers. */
  worthBetween(first: number, last: number): number
  /** `store-failed` with the number `kept`: in the mirror all the same, and counted as soon as the database can be written. */
  append(by: number, draft: EventDraft, personal?: PersonalDraft): Promise<Result<Appended>>
  /** Brings the database up to what the mirror has kept. */
  catchUp(): Promise<Result<null>>
  /** Whether an event is kept that the database has not taken yet. */
  readonly owes: boolean
  /** The number that the next event gets, or that the last one kept has. */
  readonly next: number
  /** The latest records entered here, the last first. */
  recent(): readonly RecordKey[]
  /** The journal becomes a segment, a long one several. Nothing to seal: nothing happens. */
  seal(): Promise<Result<null>>
}

export interface OwnLogParts {
  readonly caps: Cryptography
  readonly vault: Vault
  readonly store: DurableStore
  readonly fold: Fold
  readonly held: Held
  readonly pack: () => Pack
  /** Ed25519 seed. */
  readonly seed: string
  readonly head: LogHead
  readonly entries: readonly JournalContent[]
  /** The last event that is sealed; null: none is yet. */
  readonly lastSealed: OpenEvent | null
  /** Numbers of own sealed events that are worth sending, ascending. */
  readonly worth: readonly number[]
  /** The latest sealed `recorded` events, oldest first. */
  readonly recorded: readonly OpenEvent[]
  readonly now: () => string
}

/** An event as the journal keeps it. An event that no reader would take throws. */
export const contentOf = (
  caps: Randomness,
  event: KnownEvent,
  { match, ...detail }: PersonalDraft = {},
): JournalContent => {
  const { n } = event
  const salt = () => toHex(caps.random(12))
  return {
    line: writeEvent(event),
    personal: [
      ...(Object.keys(detail).length > 0
        ? [writePersonal({ n, class: 'detail', salt: salt(), ...detail })]
        : []),
      ...(match ? [writePersonal({ n, class: 'match', salt: salt(), ...match })] : []),
    ],
  }
}

export const createOwnLog = (parts: OwnLogParts): OwnLog => {
  const { caps, vault, store, fold, held, pack, seed, head: begun, entries, now } = parts
  const secret = fromHex(seed)
  const log = toHex(caps.publicKey(secret))
  let head = begun
  let contents = [...entries]
  let journal = entries.map(eventOfEntry)
  let { lastSealed } = parts
  /** Kept by the mirror; the fold hears of it when the database has it too. */
  let owed: { content: JournalContent; open: OpenEvent }[] = []

  const worth = [...parts.worth, ...journal.filter(isWorthSending).map(({ event }) => event.n)]

  const worthAfter = (n: number) => worth.length - worth.findLastIndex((number) => number <= n) - 1

  let entered = [...parts.recorded, ...journal.filter(isEntry)].slice(-mostRecent)

  const take = (content: JournalContent, open: OpenEvent) => {
    contents.push(content)
    journal.push(open)
    if (isWorthSending(open)) worth.push(open.event.n)
    if (isEntry(open)) entered = [...entered, open].slice(-mostRecent)
    fold.addOwn(open)
  }

  const catchUp = async (): Promise<Result<null>> => {
    const done = await store.catchUp()
    if (!done.ok) return done
    for (const { content, open } of owed) take(content, open)
    owed = []
    return done
  }

  /** The first `count` events of the journal become a segment, in a group of its own. */
  const sealRun = async (count: number): Promise<Result<null>> => {
    const { operation, version } = pack()
    const index = head.index + 1
    const previous = head.index === 0 ? operation : head.hash
    const place = { operation, log, secret, index, first: head.n + 1, previous }
    const lines = contents.slice(0, count)
    const segment = await sealSegment(caps, { ...place, rules: rulesVersion, pack: version }, lines)
    const row = await sealRow(vault, segment)
    const through = head.n + count
    const done = await store.saveGroup({ rows: [row], note: null, sealedThrough: through })
    if (!done.ok) return done
    held.add({ ...row, group: done.value.group, place: 0 }, segment)
    const events = journal.slice(0, count)
    head = { index, hash: segment.hash, n: through }
    contents = contents.slice(count)
    journal = journal.slice(count)
    lastSealed = events.at(-1) ?? lastSealed
    fold.addSegments([{ segment, events }])
    return accept(null)
  }

  return {
    log,
    worthSending: (n) => worthAfter(n),
    worthBetween: (first, last) => worthAfter(first - 1) - worthAfter(last),
    get index() {
      return head.index
    },
    get head() {
      return head
    },
    get last() {
      const open = journal.at(-1) ?? lastSealed
      return [open?.event.n ?? 0, open?.line ?? ''] as const
    },
    get contents() {
      return contents
    },
    get journal() {
      return journal
    },
    get owes() {
      return owed.length > 0
    },
    get next() {
      return head.n + journal.length + 1
    },
    recent: () => entered.map(({ event, line }) => referenceOf(caps, log, event.n, line).join(':')).reverse(),
    catchUp,
    async append(by, draft, personal) {
      const ready = await catchUp()
      if (!ready.ok) return ready
      const n = this.next
      // A draft with number, time and author is an event: `writeEvent` checks it against the table of ops.
      const event = { n, at: now(), by, ...draft } as KnownEvent
      const content = contentOf(caps, event, personal)
      const { line } = content
      const open = eventOfEntry(content)
      const done = await store.saveEntry({ n, sealed: await sealEntry(vault, log, n, content) })
      if (!done.ok) return done
      if (!done.value.kept) {
        owed.push({ content, open })
        return refuse({ reason: 'store-failed', detail: { kept: n } })
      }
      take(content, open)
      return accept({ event, reference: referenceOf(caps, log, n, line) })
    },
    async seal() {
      const ready = await catchUp()
      if (!ready.ok) return ready
      while (journal.length > 0) {
        const done = await sealRun(Math.min(journal.length, sealAt))
        if (!done.ok) return done
      }
      return accept(null)
    },
  }
}
