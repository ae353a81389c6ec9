// One round: the copy gets what the mirror has and it lacks, and loses what the mirror lost. Stopped anywhere, it is what
// a mirror may be after a power cut: keys before what they open, personal parts before the segments that name them,
// segments before the journal without what they took over.
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { join } from 'node:path'
import { copyKeysName, followsToCopy, keysName } from '../../shared/ipc/copy.ts'
import { frameOverhead, readFrames } from '../../shared/mirror/frames.ts'
import type { Disk } from '../disk/disk.ts'
import { replaceFile } from '../disk/replace-file.ts'
import { syncFolder } from '../disk/sync-folder.ts'
import { writeAll } from '../disk/write-all.ts'
import { commonStart, eachPiece, orMissing, readPiece, readWhole, sameUpTo, withFile } from './read-files.ts'
import { isWatched, type MirrorWatch, type WatchedFile } from './watch-mirror.ts'

/** A file of the copy as it was left, and which writing of the mirror's file it is. */
export interface HeldFile {
  readonly size: number
  readonly modified: number
  readonly rewrites: number
}
/** What this process put on the copy, by the mirror's names; null: nothing is known, everything is compared byte by byte. */
export type Held = Map<string, HeldFile>

export interface Places {
  readonly disk: Disk
  readonly mirror: string
  readonly copy: string
}

/** `again`: the mirror was rewritten meanwhile. `ahead`: the copy has what the mirror lacks, and nothing was changed there. */
export type Round = 'done' | 'again' | 'ahead'

const TEMPORARY = '.new-'
const APPEND = constants.O_RDWR | (constants.O_NOFOLLOW ?? 0)
/** Bytes: more than any journal of ours. What lies on a drive may be of any size, and is left as it is. */
const MOST_JOURNAL = 256 * 1024 * 1024

/** On the copy, the copy's keys are the keys. */
const nameOnCopy = (name: string): string => (name === copyKeysName ? keysName : name)

const order = [copyKeysName, 'pack', 'personal', 'segments', 'journal', 'receipts']
const rank = (name: string): number => order.indexOf(name.replace(/-\d+$/, ''))

/** `names`: those that changed; null: all. Throws the system's error; what was done until then is whole. */
export async function bringUpToDate(
  places: Places,
  watch: MirrorWatch,
  held: Held,
  names: readonly string[] | null,
): Promise<Round> {
  const { disk, mirror, copy } = places
  // Before anything is awaited: these two belong together.
  const journalFile = watch.files.get('journal')
  const segmentsFile = watch.files.get('segments')
  const journal = journalFile && (await orMissing(readWhole(disk, join(mirror, 'journal'), journalFile.size)))
  const moved = () => watch.files.get('segments')?.rewrites !== segmentsFile?.rewrites
  if (moved() || watch.files.get('journal')?.rewrites !== journalFile?.rewrites) return 'again'
  if (journal?.length !== journalFile?.size) return 'again'
  if (await isAhead(places, held, journal ?? new Uint8Array(), segmentsFile?.size ?? 0)) return 'ahead'
  const all = names ?? (await everyName(places, watch))
  for (const name of [...all].sort((a, b) => rank(a) - rank(b))) {
    if (name === 'segments' && segmentsFile) {
      await followSegments(places, held, segmentsFile)
      if (moved()) return 'again'
    } else if (name === 'journal' && journal && journalFile) {
      await followWhole(places, held, name, journalFile.rewrites, journal)
    } else {
      const file = watch.files.get(name)
      const bytes = file && (await orMissing(readWhole(disk, join(mirror, name))))
      if (file && bytes) await followWhole(places, held, name, file.rewrites, bytes)
      else if (!watch.files.has(name)) await drop(places, held, name)
    }
  }
  await syncFolder(disk, copy)
  return 'done'
}

/** Of both sides; what a stopped round left half-written goes. */
async function everyName({ disk, copy }: Places, watch: MirrorWatch): Promise<string[]> {
  const there = await disk.names(copy)
  for (const name of there) if (name.startsWith(TEMPORARY)) await disk.remove(join(copy, name))
  return [...new Set([...watch.files.keys(), ...there.filter(followsToCopy)])].filter(isWatched)
}

async function drop({ disk, copy }: Places, held: Held, name: string): Promise<void> {
  await disk.remove(join(copy, nameOnCopy(name)))
  held.delete(name)
}

type About = Pick<HeldFile, 'size' | 'modified'>
const about = (disk: Disk, path: string): Promise<About | null> =>
  orMissing(
    withFile(disk, path, async (file) => {
      const { size, mtimeMs } = await file.stat()
      return { size, modified: mtimeMs }
    }),
  )

/** Nobody touched it since this process did. */
const isAsLeft = (now: About | null, before: HeldFile | undefined): boolean =>
  now !== null && before !== undefined && now.size === before.size && now.modified === before.modified

async function note({ disk, copy }: Places, held: Held, name: string, rewrites: number): Promise<void> {
  const now = await about(disk, join(copy, nameOnCopy(name)))
  if (now) held.set(name, { ...now, rewrites })
}

/** Small files: added to where the copy's is their beginning, else replaced whole. */
async function followWhole(
  places: Places,
  held: Held,
  name: string,
  rewrites: number,
  bytes: Uint8Array,
): Promise<void> {
  const { disk, copy } = places
  const path = join(copy, nameOnCopy(name))
  const now = await about(disk, path)
  const before = held.get(name)
  const known = isAsLeft(now, before) && before?.rewrites === rewrites
  if (known && now?.size === bytes.length) return
  const same = known ? (now?.size ?? 0) : now ? sameUpTo(bytes, await readWhole(disk, path, bytes.length)) : 0
  if (now && same === now.size && same === bytes.length) return note(places, held, name, rewrites)
  if (now && now.size > 0 && same === now.size) await append(disk, path, bytes.subarray(same), same)
  else await replaceFile(disk, { path, temporary: temporaryName(), bytes, mode: 0o600 })
  await note(places, held, name, rewrites)
}

const temporaryName = () => `${TEMPORARY}${randomBytes(8).toString('hex')}`

async function append(disk: Disk, path: string, bytes: Uint8Array, at: number): Promise<void> {
  await withFile(
    disk,
    path,
    async (file) => {
      await writeAll(file, bytes, at)
      await file.datasync()
    },
    APPEND,
  )
}

/** The one large file: never held in memory, never written twice. What does not fit at its end is cut and written anew. */
async function followSegments(places: Places, held: Held, file: WatchedFile): Promise<void> {
  const { disk, mirror, copy } = places
  const path = join(copy, 'segments')
  const now = await about(disk, path)
  const before = held.get('segments')
  const known = isAsLeft(now, before) && before?.rewrites === file.rewrites
  const most = Math.min(file.size, now?.size ?? 0)
  if (known && most === file.size) return
  const flags = now ? APPEND : APPEND | constants.O_CREAT | constants.O_EXCL
  await withFile(disk, join(mirror, 'segments'), (source) =>
    withFile(
      disk,
      path,
      async (target) => {
        const start = known ? most : await commonStart(source, target, most)
        if (now && start < now.size) await target.truncate(start)
        await eachPiece(source, start, file.size, (piece, at) => writeAll(target, piece, at))
        await target.datasync()
      },
      flags,
      0o600,
    ),
  )
  await note(places, held, 'segments', file.rewrites)
}

/**
 * Whether the copy has what the mirror lacks, and no sealing or cutting by this process explains it: this machine was put
 * back to an earlier state, and what it lost is on the copy alone. Seen before anything there is changed.
 */
async function isAhead(
  { disk, mirror, copy }: Places,
  held: Held,
  journal: Uint8Array,
  segments: number,
): Promise<boolean> {
  const there = await about(disk, join(copy, 'segments'))
  if (there && !isAsLeft(there, held.get('segments'))) {
    if (there.size > segments) return true
    const start = await withFile(disk, join(mirror, 'segments'), (source) =>
      withFile(disk, join(copy, 'segments'), (target) => commonStart(source, target, there.size)),
    )
    if (start < there.size && (await isWholeFrame(disk, join(copy, 'segments'), start))) return true
  }
  const path = join(copy, 'journal')
  const now = await about(disk, path)
  if (!now || isAsLeft(now, held.get('journal'))) return false
  return now.size > MOST_JOURNAL || hasOtherEntries(await readWhole(disk, path, now.size), journal)
}

/** Whether a byte lies in a frame that is whole: written so, and not torn or damaged on the drive. */
async function isWholeFrame(disk: Disk, path: string, at: number): Promise<boolean> {
  return withFile(disk, path, async (file) => {
    for (let offset = 0; ; ) {
      const head = await readPiece(file, offset, frameOverhead)
      if (head.length < frameOverhead) return false
      const size = frameOverhead + new DataView(head.buffer).getUint32(5, true)
      if (offset + size > at)
        return size <= mostFrame && readFrames(await readPiece(file, offset, size)).frames.length === 1
      offset += size
    }
  })
}
const mostFrame = 128 * 1024 * 1024

/** Entries numbered from the mirror's first on, that the mirror has not, or has otherwise; those before were sealed since. */
function hasOtherEntries(copy: Uint8Array, mirror: Uint8Array): boolean {
  const mine = entriesOf(mirror)
  const first = Math.min(...mine.keys())
  return [...entriesOf(copy)].some(([n, payload]) => n >= first && mine.get(n) !== payload)
}

/** By number, as hex. What is torn at the end is no entry. */
function entriesOf(journal: Uint8Array): Map<number, string> {
  const found = new Map<number, string>()
  for (const { payload } of readFrames(journal).frames) {
    const head = Buffer.from(payload.subarray(0, Math.max(0, payload.indexOf(lineFeed)))).toString()
    const n = Number(/^\{"n":(\d{1,16})\}$/.exec(head)?.[1] ?? Number.NaN)
    if (Number.isSafeInteger(n)) found.set(n, Buffer.from(payload).toString('hex'))
  }
  return found
}
const lineFeed = 0x0a
