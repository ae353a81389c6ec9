// What the worker may ask for, checked before a disk is touched.
import { type MirrorCalls, mirrorName } from '../../shared/ipc/mirror.ts'
import { args, bytes, type Check, count, matching } from '../ipc/checks.ts'

export const READ_LIMIT = 4 * 1024 * 1024
/** One message is held in memory twice on its way; the worker writes in smaller pieces. */
const WRITE_LIMIT = 256 * 1024 * 1024
/** No file grows beyond this. */
export const SIZE_LIMIT = 2 ** 40
const ENTRIES_LIMIT = 2 ** 40

const name = matching(mirrorName)
const size = count(SIZE_LIMIT)

export const mirrorArguments: {
  readonly [Call in keyof MirrorCalls]: Check<Parameters<MirrorCalls[Call]>>
} = {
  list: args(),
  read: args(name, size, count(READ_LIMIT)),
  append: args(name, size, bytes(WRITE_LIMIT)),
  write: args(name, bytes(WRITE_LIMIT)),
  cut: args(name, size),
  remove: args(name),
  settled: args(count(ENTRIES_LIMIT)),
}

/** The number of a request, if it has one to be answered by. */
export function requestId(message: unknown): number | null {
  const id = message !== null && typeof message === 'object' && 'id' in message ? message.id : null
  return Number.isSafeInteger(id) ? (id as number) : null
}
