// Whether what lies in a folder is this installation's copy. Nothing is ever written over another's: it may be all that is
// left of a lost machine.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { copyKeysName, copyMarkName, followsToCopy, keysName } from '../../shared/ipc/copy.ts'
import { replaceFile } from '../disk/replace-file.ts'
import type { Places } from './bring-up-to-date.ts'
import { orMissing, readWhole, sameUpTo } from './read-files.ts'

/** `none`: no copy at all, as under the mount point of a drive that was pulled. */
export type Owner = 'ours' | 'foreign' | 'none'

/** Bytes that a mark may have. What lies on a drive may be of any size. */
const mostMark = 4096

/** By its mark; where that is lost, or this profile forgot what it had written there, by its keys. */
export async function whoseCopy(places: Places, id: string): Promise<Owner> {
  const { disk, mirror, copy } = places
  const mark = await orMissing(readWhole(disk, join(copy, copyMarkName), mostMark))
  if (mark && idOf(mark) === id) return 'ours'
  const names = (await orMissing(disk.names(copy))) ?? []
  if (!mark && !names.some((name) => name === keysName || followsToCopy(name))) return 'none'
  const here = await orMissing(readWhole(disk, join(mirror, copyKeysName)))
  const there = here && (await orMissing(readWhole(disk, join(copy, keysName), here.length + 1)))
  if (!there || !here || there.length !== here.length || sameUpTo(there, here) !== here.length)
    return 'foreign'
  await markCopy(places, id)
  return 'ours'
}

/** Written once: a drive pulled while it is replaced would leave a copy of nobody's. */
export async function markCopy({ disk, copy }: Places, id: string): Promise<void> {
  const bytes = Buffer.from(JSON.stringify({ milepost: 1, type: 'second-copy', id }))
  const temporary = `.new-${randomBytes(8).toString('hex')}`
  await replaceFile(disk, { path: join(copy, copyMarkName), temporary, bytes, mode: 0o600 })
}

function idOf(mark: Uint8Array): string | null {
  try {
    const { type, id } = JSON.parse(Buffer.from(mark).toString()) as { type?: unknown; id?: unknown }
    return type === 'second-copy' && typeof id === 'string' ? id : null
  } catch {
    return null
  }
}
