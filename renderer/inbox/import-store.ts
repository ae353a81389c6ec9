/**
 * Taking in files, beside the screens: it goes on while another screen is shown. Files come from the drop zone, the
 * dialog or the app (a double click on a batch); those that come while others are being taken in wait their turn.
 */
import * as Comlink from 'comlink'
import { create } from 'zustand'
import type { FileOutcome, ImportProgress } from '../../shared/ledger-api.ts'
import { ledger } from '../app/ledger.ts'

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
  /** Files that never reached the ledger: too large to be read, or cancelled. Kept until Milepost is locked. */
  readonly turnedAway: readonly FileOutcome[]
}

export const useImport = create<Importing>(() => ({ running: [], cancelling: false, turnedAway: [] }))

/** Bytes read at once before they are handed to the ledger: the memory that waiting files take. */
const portionBytes = 64 * 1024 * 1024
const queue: { readonly id: number; readonly file: OfferedFile }[] = []
let busy = false
let ids = 0

const pad = (value: number) => String(value).padStart(2, '0')
/** The clock with its offset, for what the ledger never saw. */
const clock = (now: Date): string => {
  const east = -now.getTimezoneOffset()
  const offset = `${east < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(east) / 60))}:${pad(Math.abs(east) % 60)}`
  const day = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
  return `${day}T${pad(now.getHours())}:${pad(now.getMinutes())}:${pad(now.getSeconds())}${offset}`
}

const turnAway = (name: string, reason: 'over-limit' | 'cancelled' | 'store-failed'): void => {
  const outcome: FileOutcome = {
    name,
    from: null,
    at: clock(new Date()),
    outcome: 'refused',
    refusal: reason === 'over-limit' ? { reason, detail: { limit: 'file', most: '200 MB' } } : { reason },
    fresh: 0,
    known: 0,
    logs: [],
  }
  useImport.setState((now) => ({ turnedAway: [outcome, ...now.turnedAway] }))
}

const change = (id: number, to: Partial<RunningFile>): void =>
  useImport.setState((now) => ({ running: now.running.map((file) => (file.id === id ? { ...file, ...to } : file)) }))
const finish = (ids: ReadonlySet<number>): void =>
  useImport.setState((now) => ({ running: now.running.filter((file) => !ids.has(file.id)) }))

/** The next files, read: as many as fit the portion, at least one. */
const nextPortion = async () => {
  const portion: { readonly id: number; readonly name: string; readonly bytes: Uint8Array }[] = []
  let bytes = 0
  while (queue.length > 0 && bytes < portionBytes) {
    const next = queue.shift()
    if (next === undefined || next.file.read === null) continue
    change(next.id, { step: 'reading' })
    try {
      const read = await next.file.read()
      portion.push({ id: next.id, name: next.file.name, bytes: read })
      bytes += read.length
    } catch {
      // The stick was pulled out, or the file moved, between choosing and reading.
      turnAway(next.file.name, 'store-failed')
      finish(new Set([next.id]))
    }
  }
  return portion
}

const takePortion = async (): Promise<void> => {
  const portion = await nextPortion()
  let current = 0
  const onProgress = ({ file, step, done }: ImportProgress): void => {
    const at = portion.findIndex((one, index) => index >= current && one.name === file)
    if (at >= 0) current = at
    const now = portion[current]
    if (now === undefined) return
    change(now.id, { step, done })
  }
  const files = portion.map(({ name, bytes }) => ({ name, bytes }))
  if (files.length > 0 && !useImport.getState().cancelling)
    await ledger().importFiles(files, Comlink.proxy(onProgress))
  else for (const file of files) turnAway(file.name, 'cancelled')
  finish(new Set(portion.map(({ id }) => id)))
}

const work = async (): Promise<void> => {
  if (busy) return
  busy = true
  try {
    while (queue.length > 0) await takePortion()
  } finally {
    busy = false
    queue.length = 0
    useImport.setState({ running: [], cancelling: false })
  }
}

/** Takes these files in, one after another, in the order given. */
export const takeIn = (files: readonly OfferedFile[]): Promise<void> => {
  for (const file of files) {
    if (file.read === null) {
      turnAway(file.name, 'over-limit')
      continue
    }
    ids += 1
    const id = ids
    queue.push({ id, file })
    useImport.setState((now) => ({
      running: [...now.running, { id, name: file.name, step: 'queued', done: 0 }],
    }))
  }
  return work()
}

/** Stops: the file in work leaves nothing behind, those in line are not begun. */
export const cancelImport = async (): Promise<void> => {
  useImport.setState({ cancelling: true })
  for (const { id, file } of queue.splice(0)) {
    turnAway(file.name, 'cancelled')
    finish(new Set([id]))
  }
  await ledger().cancelImport()
}

/** Locking ends the worker, and with it what was being taken in. */
export const forgetImport = (): void => {
  queue.length = 0
  useImport.setState({ running: [], cancelling: false, turnedAway: [] })
}
