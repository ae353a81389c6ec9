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
}
const idle: Importing = { running: [], cancelling: false, turnedAway: [] }
export const useImport = create<Importing>(() => idle)

/** Bytes read before they are handed to the ledger together: bounds what waiting files take of memory. */
const portionBytes = 64 * 1024 * 1024
const queue: { readonly id: number; readonly name: string; readonly read: () => Promise<Uint8Array> }[] = []
let ids = 0
/** The work under way; another one after locking, whose answers nobody waits for any more. */
let current: symbol | null = null

const turnAway = (name: string, refusal: Refusal): void => {
  const none = { from: null, fresh: 0, known: 0, logs: [] }
  const outcome: FileOutcome = { name, at: clockNow(), outcome: 'refused', refusal, ...none }
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
/** The next files, read: as many as fit the portion, at least one. */
const nextPortion = async (): Promise<readonly ReadFile[]> => {
  const portion: ReadFile[] = []
  let held = 0
  for (let next = queue.shift(); next !== undefined; next = held < portionBytes ? queue.shift() : undefined) {
    const { id, name, read } = next
    change(id, { step: 'reading' })
    try {
      const bytes = await read()
      portion.push({ id, name, bytes })
      change(id, { step: 'queued' })
      held += bytes.length
    } catch {
      // The stick was pulled out, or the file moved, between choosing and reading.
      turnAway(name, { reason: 'unreadable' })
      finish(id)
    }
  }
  return portion
}

/** Progress names files; two of one name are told apart by their order. */
const progressOf = (portion: readonly ReadFile[]) => {
  let at = 0
  return ({ file, step, done }: ImportProgress): void => {
    const next = portion.findIndex(({ name }, index) => index >= at && name === file)
    if (next >= 0) at = next
    const now = portion[at]
    if (now !== undefined) change(now.id, { step, done })
  }
}

const takePortion = async (mine: symbol): Promise<void> => {
  const portion = await nextPortion()
  if (current !== mine) return
  if (useImport.getState().cancelling) for (const { name } of portion) turnAway(name, { reason: 'cancelled' })
  else if (portion.length > 0) {
    const files = portion.map(({ name, bytes }) => ({ name, bytes }))
    const done = await ledger()
      .importFiles(files, Comlink.proxy(progressOf(portion)))
      .catch(() => null)
    // The ledger failed: which of them it took is in the inbox once it is unlocked again.
    if (done === null && current === mine)
      for (const { name } of files) turnAway(name, { reason: 'store-failed' })
    if (current === mine)
      for (const { name, refusal } of done ?? [])
        if (refusal !== null && notKept.has(refusal.reason)) turnAway(name, refusal)
  }
  if (current === mine) for (const { id } of portion) finish(id)
}

const work = async (): Promise<void> => {
  if (current !== null) return
  const mine = Symbol('import')
  current = mine
  try {
    while (queue.length > 0 && current === mine) await takePortion(mine)
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
  useImport.setState(idle)
})
