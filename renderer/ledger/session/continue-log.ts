/**
 * A restored installation never goes on writing the log that it was restored from: the laptop that had it may be alive.
 * It begins a log that continues the old one and carries what was not sealed. DESIGN.md, "Continuing".
 */
import type { KnownEvent, LogId, PersonalLine } from '../../../shared/events/event.ts'
import { referenceOf } from '../../../shared/events/reference.ts'
import { fromHex, toHex } from '../../../shared/lines/bytes.ts'
import { writeLine } from '../../../shared/lines/write-line.ts'
import { signPack } from '../../../shared/pack/make-pack.ts'
import { type Pack, succeeded } from '../../../shared/pack/pack.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { signSuccession } from '../../../shared/segments/succession.ts'
import { timeNow } from '../clock.ts'
import { contentOf, type EventDraft, type PersonalDraft } from '../log/own-log.ts'
import { refusalOf } from '../mirror-client.ts'
import { journalBytes } from '../store/compare-journal.ts'
import type { JournalRow } from '../store/database.ts'
import { journalName, writeMirrorFile } from '../store/mirror-files.ts'
import { type JournalContent, sealEntry } from '../store/segment-rows.ts'
import { isSlotless, type Keyring, officersOf, withLog } from '../vault/keyring.ts'
import type { Secrets } from '../vault/secrets.ts'
import { saveKeyring } from './keyring-file.ts'
import { freeCode } from './next-code.ts'
import type { OpenLedger } from './open-ledger.ts'
import { type PackFile, savePackFile } from './pack-file.ts'

/** Versions that may have been given out since the backup was made: the next is above them all. */
const packsMissed = 100

export interface Continued {
  readonly keyring: Keyring
  readonly secrets: Secrets
  readonly packFile: PackFile
  /** Events that were not sealed, and are carried. */
  readonly carried: number
}

/**
 * `ledger` is open under the old log, and is to be closed and opened again afterwards. A code that one of its logs had gives
 * way to the next. `also`: what the new log says at once, by the officer at work.
 */
export const continueLog = async (
  ledger: OpenLedger,
  wished: string,
  also: readonly EventDraft[] = [],
): Promise<Result<Continued>> => {
  // A journal cut before its first event, or emptied: nothing is there to go on from.
  if (!ledger.fold.eventsOf('opened').some(({ log }) => log === ledger.fold.own))
    return refuse({ reason: 'altered' })
  const { caps } = ledger.parts
  const seed = toHex(caps.random(32))
  const log = toHex(caps.publicKey(fromHex(seed)))
  const code = freeCode(wished, codesOf(ledger))
  const rows: JournalRow[] = []
  for (const content of journalOf(ledger, log, code, also)) {
    const n = rows.length + 1
    rows.push({ n, sealed: await sealEntry(ledger.vault, log, n, content) })
  }
  // The database is filled from it when it is opened under the new log, see `compareJournal`.
  const kept = await writeMirrorFile(caps, ledger.parts.mirror, journalName, journalBytes(rows))
  if (!kept.ok) return refuse(refusalOf(kept.refusal))
  const packFile = await namedInPack(ledger, log)
  if (!packFile.ok) return packFile
  const next = await withLog(caps, ledger.keyring, ledger, seed, code)
  const saved = await saveKeyring(ledger, next.keyring)
  if (!saved.ok) return saved
  return accept({ ...next, packFile: packFile.value, carried: ledger.own.contents.length })
}

/** Of the log that goes on and those that it continues: labels of two of them are never the same. */
const codesOf = ({ fold, keyring }: OpenLedger): ReadonlySet<string> => {
  const opened = fold.eventsOf('opened').filter(({ log }) => fold.ownLogs.includes(log))
  return new Set([keyring.code, ...opened.map(({ event }) => event.code)])
}

/** The first entries of the new log: that it continues, its officers, what it carries. */
const journalOf = (
  ledger: OpenLedger,
  log: LogId,
  code: string,
  also: readonly EventDraft[],
): readonly JournalContent[] => {
  const { fold, own, officer, parts } = ledger
  const at = timeNow(parts.clock)
  const contents: JournalContent[] = []
  const next = () => ({ n: contents.length + 1, at, by: officer })
  const add = (draft: EventDraft, personal?: PersonalDraft) =>
    contents.push(contentOf(parts.caps, { ...next(), ...draft } as KnownEvent, personal))

  add(openingOf(ledger, log, code))
  for (const { officer: number } of officersOf(ledger.keyring)) {
    const known = fold.officer(fold.own, number)
    if (!known) continue
    const role = known.role === 'supervisor' ? 'supervisor' : 'officer'
    const personal = { name: known.name, ...(known.badge !== '' && { badge: known.badge }) }
    // From a second copy comes no slot but that of who asked: the others are given one by a supervisor.
    const enabled = known.enabled && (number === officer || !isSlotless(ledger.keyring))
    add({ op: 'officer', officer: number, role, enabled }, personal)
  }
  for (const content of own.contents) {
    const event = JSON.parse(content.line) as KnownEvent
    // What the log before carried itself is carried on for the log that it is of.
    const draft = event.op === 'carried' ? event : ({ op: 'carried', log: fold.own, event } as const)
    const { n, ...common } = next()
    const { line } = contentOf(parts.caps, {
      ...{ n, ...common, op: 'carried', log: draft.log, event: draft.event },
    })
    contents.push({ line, personal: content.personal.map((text) => renumbered(text, n)) })
  }
  for (const draft of also) add(draft)
  return contents
}

const renumbered = (text: string, n: number): string =>
  writeLine({ ...(JSON.parse(text) as PersonalLine), n })

const openingOf = ({ fold, own, parts, secrets }: OpenLedger, log: LogId, code: string): EventDraft => {
  const opened = fold.eventsOf('opened').find((event) => event.log === fold.own)?.event
  if (!opened) throw new Error('a log that was never opened')
  const { role, place, recipient } = opened
  const [n, line] = own.last
  const last = referenceOf(parts.caps, fold.own, n, line)
  const continuing = signSuccession(parts.caps, last, log, fromHex(secrets.log))
  return { op: 'opened', role, place, code, recipient, continuing }
}

/** The authority names its new log itself; any other unit joins again with a join file. */
const namedInPack = async (ledger: OpenLedger, log: LogId): Promise<Result<PackFile>> => {
  const { packFile, secrets, parts, fold } = ledger
  const authority = secrets.unit?.authority
  if (!authority) return accept(packFile)
  const units = packFile.pack.units.map((unit) => (unit.log === fold.own ? succeeded(unit, log) : unit))
  const version = packFile.pack.version + packsMissed
  const pack: Pack = { ...packFile.pack, version, units, previous: packFile.hash }
  const next = signPack(parts.caps, pack, fromHex(authority))
  const saved = await savePackFile(ledger, next)
  return saved.ok ? accept(next) : saved
}
