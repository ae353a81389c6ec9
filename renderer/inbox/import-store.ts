/**
 * Taking in files, beside the screens: it goes on while another screen is shown. Files come from the drop zone, the
 * dialog or the app (a double click on a batch); those that come while others are being taken in wait their turn.
 */
import * as Comlink from 'comlink'
import { create } from 'zustand'
import { limits } from '../../shared/batch/limits.ts'
import type { FileOutcome, ImportProgress } from '../../shared/ledger-api.ts'
import type { Refusal, RefusalReason } from '../../shared/result.ts'
import { ledger } from '../app/ledger.ts'
import { forgetOnLock } from '../app/locking.ts'
import { clockNow } from './clock-now.ts'

export interface OfferedFile {
  readonly name: string
  /** Reads the file when its turn has come; null: over the size limit, never read. */
  readonly read: (() => Promise<Uint8Array>) | null
}
export interface RunningFile {
  readonly id: number
  readonly name: string
  readonly step: ImportProgress['step'] | 'reading' | 'queued'
  /** 0 to 1. */
  readonly done: number
}
interface Importing {
  readonly running: readonly RunningFile[]
  readonly cancelling: boolean
  /** Files that never reached the ledger: too large, unreadable, or cancelled. Kept until Milepost is locked. */
  readonly turnedAway: readonly FileOutcome[]
  /** What the ledger said of files that the inbox does not list yet. */
  readonly taken: readonly FileOutcome[]
}
const idle: Importing = { running: [], cancelling: false, turnedAway: [], taken: [] }
export const useImport = create<Importing>(() => idle)

/** Bytes read before the ledger has had them: bounds what waiting files take of memory, and what a stick pulled out costs. */
const portionBytes = 64 * 1024 * 1024
const queue: { readonly id: number; readonly name: string; readonly read: () => Promise<Uint8Array> }[] = []
let ids = 0
/** The work under way; another one after locking, whose answers nobody waits for any more. */
let current: symbol | null = null

const turnAway = (name: string, refusal: Refusal): void => {
  const none = { from: null, fresh: 0, known: 0, logs: [] }
  const outcome: FileOutcome = { name, at: clockNow(), outcome: 'refused', refusal, ...none }
  noteTold(outcome)
  useImport.setState((now) => ({ turnedAway: [outcome, ...now.turnedAway] }))
}
/** What has no place in the inbox, since nothing could be written, or nothing was to be: told here instead. */
const notKept: ReadonlySet<RefusalReason> = new Set([
  'disk-full',
  'read-only',
  'store-failed',
  'mirror-failed',
  'mirror-damaged',
  'stores-disagree',
  'cancelled',
  'not-lead',
])
const tooLarge: Refusal = {
  reason: 'over-limit',
  detail: { limit: 'size', most: `${limits.batchBytes / 1024 / 1024} MB` },
}

/** What has no place in the inbox is never taken for what has, though it be of the same second. */
const keyOf = ({ at, name, refusal }: FileOutcome): string =>
  refusal && notKept.has(refusal.reason) ? `${at} ${name} ${refusal.reason}` : `${at} ${name}`
/** In which order files were told of since Milepost was unlocked: many are of one second. */
const told = new Map<string, number>()
let tellings = 0
const noteTold = (file: FileOutcome): void => {
  told.set(keyOf(file), ++tellings)
}
const toldAt = (file: FileOutcome): number => told.get(keyOf(file)) ?? 0
/** The inbox lists these files by now: they are not told of here as well. */
export const forgetListed = (files: readonly FileOutcome[]): void => {
  const listed = new Set(files.map(keyOf))
  const taken = useImport.getState().taken.filter((file) => !listed.has(keyOf(file)))
  if (taken.length < useImport.getState().taken.length) useImport.setState({ taken })
}
/** All that is known of files, the newest first. */
export const filesOf = (
  listed: readonly FileOutcome[],
  { turnedAway, taken }: Pick<Importing, 'turnedAway' | 'taken'>,
): readonly FileOutcome[] => {
  const known = new Set(listed.map(keyOf))
  const more = taken.filter((file) => !known.has(keyOf(file)))
  return [...turnedAway, ...more, ...listed].sort((a, b) =>
    a.at < b.at ? 1 : a.at > b.at ? -1 : toldAt(b) - toldAt(a),
  )
}

const change = (id: number, to: Partial<RunningFile>): void =>
  useImport.setState((now) => ({
    running: now.running.map((file) => (file.id === id ? { ...file, ...to } : file)),
  }))
const finish = (id: number): void =>
  useImport.setState((now) => ({ running: now.running.filter((file) => file.id !== id) }))

interface ReadFile {
  readonly id: number
  readonly name: string
  readonly bytes: Uint8Array
}
/** The next files, read: as many as fit the portion, at least one. After a lock, what is in line is another's. */
const nextPortion = async (mine: symbol): Promise<readonly ReadFile[]> => {
  const portion: ReadFile[] = []
  let held = 0
  while (current === mine && held < portionBytes) {
    const next = queue.shift()
    if (next === undefined) break
    const { id, name, read } = next
    change(id, { step: 'reading' })
    try {
      const bytes = await read()
      portion.push({ id, name, bytes })
      change(id, { step: 'queued' })
      held += bytes.length
    } catch {
      if (current !== mine) break
      // The stick was pulled out, or the file moved, between choosing and reading.
      turnAway(name, { reason: 'unreadable' })
      finish(id)
    }
  }
  return portion
}

/** One file; what became of it takes the place of its progress at once. */
const takeFile = async (mine: symbol, { id, name, bytes }: ReadFile): Promise<void> => {
  if (useImport.getState().cancelling) turnAway(name, { reason: 'cancelled' })
  else {
    const progress = ({ step, done }: ImportProgress): void => change(id, { step, done })
    const done = await ledger()
      .importFiles([{ name, bytes }], Comlink.proxy(progress))
      .catch(() => null)
    if (current !== mine) return
    // The ledger failed: whether it took the file is in the inbox once it is unlocked again.
    if (done === null) turnAway(name, { reason: 'store-failed' })
    for (const outcome of done ?? [])
      if (outcome.refusal !== null && notKept.has(outcome.refusal.reason)) turnAway(name, outcome.refusal)
      else {
        noteTold(outcome)
        useImport.setState((now) => ({ taken: [outcome, ...now.taken] }))
      }
  }
  finish(id)
}

const work = async (): Promise<void> => {
  if (current !== null) return
  const mine = Symbol('import')
  current = mine
  try {
    while (queue.length > 0 && current === mine)
      for (const file of await nextPortion(mine)) {
        if (current !== mine) return
        await takeFile(mine, file)
      }
  } finally {
    if (current === mine) {
      current = null
      queue.length = 0
      useImport.setState({ running: [], cancelling: false })
    }
  }
}

/** Takes these files in, one after another, in the order given. */
export const takeIn = (files: readonly OfferedFile[]): Promise<void> => {
  for (const { name, read } of files) {
    if (read === null) {
      turnAway(name, tooLarge)
      continue
    }
    ids += 1
    const id = ids
    queue.push({ id, name, read })
    useImport.setState((now) => ({ running: [...now.running, { id, name, step: 'queued', done: 0 }] }))
  }
  return work()
}

/** Stops: the file in work leaves nothing behind, those in line are not begun. */
export const cancelImport = async (): Promise<void> => {
  useImport.setState({ cancelling: true })
  for (const { id, name } of queue.splice(0)) {
    turnAway(name, { reason: 'cancelled' })
    finish(id)
  }
  await ledger().cancelImport()
}

/** Locking ends the worker, and with it what was being taken in. */
forgetOnLock(() => {
  current = null
  queue.length = 0
  told.clear()
  useImport.setState(idle)
})
