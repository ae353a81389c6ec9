/** The journal in the mirror and in the database, made the same again. DESIGN.md, "At rest". */
import type { LogId } from '../../../shared/events/event.ts'
import { decodeText, encodeText, joinBytes } from '../../../shared/lines/bytes.ts'
import { makeFrame, type ReadFrames, readFrames } from '../../../shared/mirror/frames.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { sameBytes } from '../bytes.ts'
import { type Mirror, refusalOf } from '../mirror-client.ts'
import type { OwnLogs } from '../vault/keyring.ts'
import type { Vault } from '../vault/vault.ts'
import type { TwoStores } from './compare-segments.ts'
import { type JournalRow, type MilepostDatabase, owePersonalParts, rowsOfGroup, within } from './database.ts'
import { readJournalEntry, writeJournalEntry } from './entries.ts'
import { journalName, readMirrorFile, writeMirrorFile } from './mirror-files.ts'
import { journalPosition } from './segment-rows.ts'

export const journalFrame = (row: JournalRow): Uint8Array => makeFrame('entry', writeJournalEntry(row))
export const journalBytes = (rows: readonly JournalRow[]): Uint8Array => joinBytes(rows.map(journalFrame))

export interface Journal {
  readonly rows: readonly JournalRow[]
  /** Of the mirror's file. */
  readonly size: number
  /** Events that only the mirror had. */
  readonly restored: number
}

interface InMirror {
  readonly rows: Map<number, Uint8Array>
  readonly tail: ReadFrames['tail']
}

/** `mirror-failed` where it cannot be read, `stores-disagree` where it says two things. */
export const readMirrorJournal = async (mirror: Mirror, size: number): Promise<Result<InMirror>> => {
  const bytes = await readMirrorFile(mirror, journalName, 0, size)
  if (!bytes.ok) return refuse(refusalOf(bytes.refusal))
  const rows = new Map<number, Uint8Array>()
  const read = readFrames(bytes.value)
  for (const { payload } of read.frames) {
    const row = readJournalEntry(payload)
    if (!row) continue
    const known = rows.get(row.n)
    if (known && !sameBytes(known, row.sealed))
      return refuse({ reason: 'stores-disagree', detail: { number: row.n } })
    rows.set(row.n, row.sealed)
  }
  return accept({ rows, tail: read.tail })
}

/** Of two versions of one entry, the one that is whole. null: both are and say different things. */
const settle = async (
  vault: Vault,
  log: LogId,
  n: number,
  here: Uint8Array,
  there: Uint8Array,
): Promise<Uint8Array | null> => {
  const position = journalPosition(log, n)
  const [a, b] = [await vault.open('journal', position, here), await vault.open('journal', position, there)]
  if (a && b) return sameBytes(a, b) ? there : null
  return a ? here : there
}

/**
 * The entries are of one log. Those of a log that this one continues are gone from the mirror, since what was not sealed
 * is carried; a database that lost what it had acknowledged last may have them still. false: they are of a log that
 * came after this one, under an older mirror, or of a stranger's; or nothing is there that has carried them.
 */
const dropOfLogBefore = async (
  database: MilepostDatabase,
  { own, former }: OwnLogs,
  mirrorHasEntries: boolean,
): Promise<boolean> => {
  const { journal, meta } = database
  const held = await within(meta.get('journal'))
  const owner = held && decodeText(held.value)
  if (owner === own) return true
  if (held && !former.some((log) => log === owner)) return false
  if (held && !mirrorHasEntries && !(await hasSealed(database, own))) return false
  await within(
    database.transaction('rw', journal, meta, async () => {
      if (held) await journal.clear()
      await meta.put({ name: 'journal', value: encodeText(own) })
    }),
  )
  return true
}

/** Whether a segment of this log is held. Reads row after row: seldom asked. */
const hasSealed = async (database: MilepostDatabase, log: LogId): Promise<boolean> => {
  for (const { group } of await within(database.groups.toArray()))
    if ((await within(rowsOfGroup(database, group))).some((row) => row.log === log)) return true
  return false
}

/**
 * Every entry that either store has, in both. The same number with other bytes is `stores-disagree`. `sealed`: what is known to be in
 * segments through that number; a mirror that has it again is of an earlier day.
 */
export const compareJournal = async (
  { caps, database, mirror, files }: TwoStores,
  vault: Vault,
  logs: OwnLogs,
  sealed: number,
): Promise<Result<Journal>> => {
  const size = files.get(journalName) ?? 0
  const mirrored = await readMirrorJournal(mirror, size)
  if (!mirrored.ok) return mirrored
  const { rows: there, tail } = mirrored.value
  const damaged = tail === 'damaged'
  if (!(await dropOfLogBefore(database, logs, there.size > 0))) return refuse({ reason: 'stores-disagree' })
  const here = new Map((await within(database.journal.toArray())).map((row) => [row.n, row.sealed]))
  // What lies behind the damage can only come from the database; without it nobody can say what was acknowledged.
  if (damaged && Math.max(0, ...here.keys()) <= Math.max(0, ...there.keys()))
    return refuse({ reason: 'mirror-damaged', detail: { file: journalName } })
  const lacking: JournalRow[] = []
  let mirrorLacks = false
  const rows: JournalRow[] = []
  for (const n of [...new Set([...here.keys(), ...there.keys()])].sort((a, b) => a - b)) {
    const [mine, theirs] = [here.get(n), there.get(n)]
    let bytes = mine ?? theirs ?? new Uint8Array()
    if (mine && theirs && !sameBytes(mine, theirs)) {
      const whole = await settle(vault, logs.own, n, mine, theirs)
      if (!whole) return refuse({ reason: 'stores-disagree', detail: { number: n } })
      bytes = whole
    }
    rows.push({ n, sealed: bytes })
    if (!mine || !sameBytes(mine, bytes)) lacking.push({ n, sealed: bytes })
    if (!theirs || !sameBytes(theirs, bytes)) mirrorLacks = true
  }
  if (lacking.length > 0) {
    const { journal, meta } = database
    const restore = async () => {
      await journal.bulkPut(lacking)
      // A database that lost entries may have lost other changes of what it still has.
      if (lacking.some(({ n }) => n > sealed)) await owePersonalParts(database)
    }
    await within(database.transaction('rw', journal, meta, restore))
  }
  const bytes = journalBytes(rows)
  if (mirrorLacks || bytes.length !== size) {
    const done = await writeMirrorFile(caps, mirror, journalName, bytes)
    if (!done.ok) return refuse(refusalOf(done.refusal))
  }
  return accept({ rows, size: bytes.length, restored: lacking.length })
}
