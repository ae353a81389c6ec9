/**
 * Installations for tests: the real ledger, cryptography and Argon2id, over a fake IndexedDB and a mirror in memory that
 * is reached through the mirror's own port protocol and can fail at any call.
 */

import Dexie from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { createLedger } from '../../../renderer/ledger/create-ledger.ts'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { createFastHash } from '../../../renderer/ledger/fast-hash.ts'
import { createFastSigning } from '../../../renderer/ledger/fast-signing.ts'
import { createMirrorClient } from '../../../renderer/ledger/mirror-client.ts'
import type { LedgerParts } from '../../../renderer/ledger/session/open-ledger.ts'
import { snapshotTiming } from '../../../renderer/ledger/snapshot/keep-snapshot.ts'
import { createDatabase } from '../../../renderer/ledger/store/database.ts'
import { type DeriveKey, deriveKey } from '../../../renderer/ledger/vault/passphrase.ts'
import type { MirrorCalls, MirrorFault, MirrorReply, MirrorRequest } from '../../../shared/ipc/mirror.ts'
import type { LedgerApi, OfficerDraft, OperationDraft, SaveDraft } from '../../../shared/ledger-api.ts'
import type { Result } from '../../../shared/result.ts'

export class Fault extends Error {
  readonly fault: MirrorFault
  constructor(fault: MirrorFault) {
    super(fault)
    this.fault = fault
  }
}

/** What a test does to a call: let it be (null), fail with nothing done, or fail after half or all of it was done. */
export type Trouble = { readonly fault: MirrorFault; readonly done: 'none' | 'half' | 'all' } | null

export interface MemoryMirror {
  readonly files: Map<string, Uint8Array>
  /** Asked before each call that writes. */
  trouble: (call: keyof MirrorCalls, name: string) => Trouble
  /** Every write that was answered, in order. */
  readonly writes: string[]
  readonly calls: MirrorCalls
}

export const createMemoryMirror = (): MemoryMirror => {
  const files = new Map<string, Uint8Array>()
  const writes: string[] = []
  const hashOf = (bytes: Uint8Array) => Buffer.from(cryptography.sha256(bytes)).toString('hex')
  const held = (name: string) => {
    const file = files.get(name)
    if (!file) throw new Fault('not-found')
    return file
  }
  const attempt = (call: keyof MirrorCalls, name: string, before: Uint8Array, added: Uint8Array) => {
    const trouble = mirror.trouble(call, name)
    const part = trouble?.done === 'half' ? added.subarray(0, added.length >> 1) : added
    if (trouble?.done !== 'none') files.set(name, Uint8Array.from([...before, ...part]))
    if (trouble) throw new Fault(trouble.fault)
    writes.push(`mirror ${call} ${name}`)
  }
  const calls: MirrorCalls = {
    list: () => [...files].map(([name, bytes]) => ({ name, size: bytes.length })),
    read: (name, offset, length) => held(name).slice(offset, offset + length),
    append: (name, at, bytes) => {
      const before = at === 0 && !files.has(name) ? new Uint8Array() : held(name)
      if (before.length !== at) throw new Fault('size-differs')
      attempt('append', name, before, bytes)
      return { size: at + bytes.length, sha256: hashOf(bytes) }
    },
    write: (name, bytes) => {
      attempt('write', name, new Uint8Array(), bytes)
      return { size: bytes.length, sha256: hashOf(bytes) }
    },
    cut: (name, size) => {
      attempt('cut', name, held(name).slice(0, size), new Uint8Array())
      return { size }
    },
    remove: (name) => {
      const trouble = mirror.trouble('remove', name)
      if (trouble?.done !== 'none') files.delete(name)
      if (trouble) throw new Fault(trouble.fault)
      writes.push(`mirror remove ${name}`)
      return null
    },
    settled: () => null,
  }
  const mirror: MemoryMirror = { files, writes, calls, trouble: () => null }
  return mirror
}

/** A mirror's client as the worker has it, through a MessageChannel. */
const connect = (calls: MirrorCalls) => {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = ({ data }: MessageEvent<MirrorRequest>) => {
    const answer = (reply: MirrorReply) => port1.postMessage(reply)
    try {
      // The request's call and arguments belong together: the protocol says so.
      const call = calls[data.call] as (...args: unknown[]) => ReturnType<MirrorCalls[keyof MirrorCalls]>
      answer({ id: data.id, ok: true, value: call(...data.args) })
    } catch (error) {
      answer({ id: data.id, ok: false, fault: error instanceof Fault ? error.fault : 'failed' })
    }
  }
  const client = createMirrorClient(port2, 5000)
  // Node's ports: an open one would keep the process from ending.
  for (const port of [port1, port2] as unknown as { unref(): void }[]) port.unref()
  return client
}

export interface Installation {
  readonly mirror: MemoryMirror
  indexedDB: IDBFactory
  clock: { now: number }
  /** What a ledger over this disk is given. */
  parts(more?: Partial<LedgerParts>): LedgerParts
  /** A new worker over the same disk; the one before is left where it stood. */
  start(more?: Partial<LedgerParts>): LedgerApi
  /** As if the folder of the database had been deleted. */
  wipeDatabase(): void
}

const fast = { ...(await createFastHash()), ...(await createFastSigning()) }
let ticks = 0
const derived = new Map<string, Promise<Uint8Array>>()
/** Argon2id at its full cost, once for each passphrase and salt of a test file. */
export const deriveOnce: DeriveKey = (phrase, salt, cost) => {
  const key = JSON.stringify([phrase, [...salt], cost])
  const known = derived.get(key) ?? deriveKey(phrase, salt, cost)
  derived.set(key, known)
  return known
}

const firstClock = Date.parse('2021-07-06T10:00:00Z')

export const createProfile = (mirror = createMemoryMirror()): Installation => {
  const profile: Installation = {
    mirror,
    indexedDB: new IDBFactory(),
    clock: { now: firstClock },
    parts: (more = {}) => ({
      caps: { ...cryptography, ...fast },
      mirror: connect(mirror.calls),
      // A second passes between any two readings.
      clock: { now: () => (profile.clock.now += 1000), offset: () => 120 },
      // Slow enough that calibrating keeps to the least cost.
      timer: () => (ticks += 5000),
      derive: deriveOnce,
      sealAt: 2000,
      snapshot: snapshotTiming,
      platform: { indexedDB: profile.indexedDB, IDBKeyRange },
      news: () => {},
      ...more,
    }),
    start: (more = {}) => createLedger(profile.parts(more)),
    wipeDatabase: () => {
      profile.indexedDB = new IDBFactory()
    },
  }
  return profile
}

/** A copy of what lies on disk, as it stands: both stores. */
export const copyProfile = async (profile: Installation): Promise<Installation> => {
  const copy = createProfile()
  for (const [name, bytes] of profile.mirror.files) copy.mirror.files.set(name, bytes.slice())
  copy.clock.now = profile.clock.now
  await copyDatabase(profile.indexedDB, copy.indexedDB)
  return copy
}

const copyDatabase = async (from: IDBFactory, to: IDBFactory) => {
  const [source, target] = [openDatabase(from), createDatabase({ indexedDB: to, IDBKeyRange })]
  await source.open()
  await target.open()
  for (const table of source.tables) await target.table(table.name).bulkPut(await table.toArray())
  source.close()
  target.close()
}

/** The database of an installation, whatever its version. */
export const openDatabase = (indexedDB: IDBFactory) => new Dexie('milepost', { indexedDB, IDBKeyRange })

export const value = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}
export const reasonOf = (result: Result<unknown, unknown>): string | null => {
  if (result.ok) return null
  const refusal = result.refusal as { reason?: string; refusal?: { reason: string } }
  return refusal.reason ?? refusal.refusal?.reason ?? 'none'
}

export const passphrase = 'seven grey herons 41'
export const anna: OfficerDraft = { name: 'Ana Kovač', badge: 'HR-0417', passphrase }

export const operation: OperationDraft = {
  name: 'Operation Liberterra',
  short: 'LT',
  starts: '2021-07-05',
  ends: '2021-07-09',
  retention: '2022-07-09',
  mark: 'TLP:AMBER',
  unit: { id: 'OCUABU', name: 'Operational Coordination Unit', type: 'OCU', country: 'ARE' },
  sites: [
    {
      id: 'HRBAJ',
      name: 'Bajakovo',
      type: 'LAND_BORDER',
      country: 'HRV',
      zone: 'Europe/Zagreb',
      cutoff: 360,
    },
    {
      id: 'TZNAM',
      name: 'Namanga',
      type: 'LAND_BORDER',
      country: 'TZA',
      zone: 'Africa/Dar_es_Salaam',
      cutoff: 360,
    },
  ],
}

export const inspection = (more: Partial<SaveDraft> = {}): SaveDraft => ({
  kind: 'inspection',
  site: 'HRBAJ',
  when: '2021-07-06T11:15+02:00',
  body: {
    place: 'LAND_BORDER',
    checked: { 'inspectionTypes:PERSON': 1 },
    queries: { 'databases:SLTD/queryResults:NO_HIT': 1 },
  },
  personal: { plate: 'ZG 1234-AB', familyName: 'Müller', documentNumber: 'P123456' },
  ...more,
})

/** A unit with its operation, and its pack file with the opening code. */
export const makeUnit = async (profile = createProfile()) => {
  const ledger = profile.start()
  const session = value(await ledger.createUnit(operation, anna, false))
  const pack = value(await ledger.writePack())
  return { profile, ledger, session, pack }
}

/** A station of a pack. */
export const makeStation = async (
  pack: { readonly bytes: Uint8Array; readonly code: string },
  code = 'HRBAJ1',
  profile = createProfile(),
) => {
  const ledger = profile.start()
  value(await ledger.readPack(pack.bytes, pack.code, false))
  const session = value(await ledger.createStation(code.slice(0, 5), code, { ...anna, name: 'Ivo Horvat' }))
  return { profile, ledger, session }
}

/** Exports what is unsent and says that it was saved. */
export const exportFiles = async (ledger: LedgerApi, what: 'unsent' | 'all' = 'unsent') => {
  const made = value(await ledger.makeExport(what))
  value(await ledger.exported(made))
  return made.files.map(({ suggestedName, bytes }) => ({ name: suggestedName, bytes }))
}

/** The same where it is one file. */
export const exportFile = async (ledger: LedgerApi, what: 'unsent' | 'all' = 'unsent') => {
  const [file, second] = await exportFiles(ledger, what)
  if (!file || second) throw new Error('not one file')
  return file
}
