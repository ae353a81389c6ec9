/** The files of the mirror, and reading and appending them with every answer checked. */
import type { Hashing } from '../../../shared/capabilities.ts'
import type { MirrorFault } from '../../../shared/ipc/mirror.ts'
import { joinBytes, toHex } from '../../../shared/lines/bytes.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { type Mirror, refusalOf } from '../mirror-client.ts'

export const journalName = 'journal'
export const segmentsName = 'segments'
export const packName = 'pack'
export const receiptsName = 'receipts'
/** Sealed personal parts of a group. Replaced whole, so that erasing them erases them. */
export const personalName = (group: number): string => `personal-${group}`

/** The most that main reads or appends at a time. */
const chunk = 4 * 1024 * 1024

/** `from` up to `size`, in chunks. */
export const readMirrorFile = async (
  mirror: Mirror,
  name: string,
  from: number,
  size: number,
): Promise<Result<Uint8Array, MirrorFault>> => {
  const parts: Uint8Array[] = []
  for (let at = from; at < size; ) {
    const part = await mirror.read(name, at, Math.min(chunk, size - at))
    if (!part.ok) return part
    if (part.value.length === 0) return refuse<MirrorFault>('failed')
    parts.push(part.value)
    at += part.value.length
  }
  return accept(parts.length === 1 && parts[0] ? parts[0] : joinBytes(parts))
}

/** Replaces a file whole, and believes it only when main answers with the same length and hash. */
export const writeMirrorFile = async (
  caps: Hashing,
  mirror: Mirror,
  name: string,
  bytes: Uint8Array,
): Promise<Result<null, MirrorFault>> => {
  const hash = toHex(caps.sha256(bytes))
  const done = await mirror.write(name, bytes)
  if (!done.ok) return done
  return done.value.size === bytes.length && done.value.sha256 === hash
    ? accept(null)
    : refuse<MirrorFault>('failed')
}

/** Written and removed, to see whether there is room. */
const roomName = 'room'
const roomBytes = 64 * 1024

/**
 * Why the database failed: it does not say so itself when the disk is full. Found out by writing, since what a disk says
 * of its free space need not be ours.
 */
export const whyStoreFailed = async (caps: Hashing, mirror: Mirror): Promise<Result<never>> => {
  const tried = await writeMirrorFile(caps, mirror, roomName, new Uint8Array(roomBytes))
  if (tried.ok) await mirror.remove(roomName)
  const { reason } = tried.ok ? { reason: null } : refusalOf(tried.refusal)
  return refuse({ reason: reason === 'disk-full' || reason === 'read-only' ? reason : 'store-failed' })
}

export interface AppendOnlyFile {
  readonly size: number
  /** Nothing lies there that was refused. */
  readonly isSettled: boolean
  /** Synced and checked, or refused with nothing left of it as far as can be known. */
  append(bytes: Uint8Array): Promise<Result<null, MirrorFault>>
  /** Cuts what a refused append may have left. Before the file is read: what nobody was told of is not to be taken for kept. */
  settle(): Promise<Result<null, MirrorFault>>
  /** Replaced whole. Refused, the file has these bytes or those before: where it is shorter now, settling says `size-differs`, and it is to be read anew. */
  replace(bytes: Uint8Array): Promise<Result<null, MirrorFault>>
}

/**
 * A file that grows at its end. After a failure its true size is not known: the next append first looks, and cuts
 * whatever was not acknowledged, so that bytes nobody was told of never come back.
 */
export const openAppendOnly = (
  caps: Hashing,
  mirror: Mirror,
  name: string,
  known: number,
): AppendOnlyFile => {
  let size = known
  let sure = true

  const settle = async (): Promise<Result<null, MirrorFault>> => {
    if (sure) return accept(null)
    const files = await mirror.list()
    if (!files.ok) return files
    const actual = files.value.find((file) => file.name === name)?.size ?? 0
    if (actual < size) return refuse<MirrorFault>('size-differs')
    // Of its right size too: that main took it back need not be synced, and a crash would bring it again.
    if (files.value.some((file) => file.name === name)) {
      const cut = await mirror.cut(name, size)
      if (!cut.ok) return cut
    }
    sure = true
    return accept(null)
  }

  const appendPart = async (bytes: Uint8Array): Promise<Result<null, MirrorFault>> => {
    const hash = toHex(caps.sha256(bytes))
    const done = await mirror.append(name, size, bytes)
    const good = done.ok && done.value.size === size + bytes.length && done.value.sha256 === hash
    if (good) {
      size += bytes.length
      return accept(null)
    }
    sure = false
    return refuse<MirrorFault>(done.ok ? 'failed' : done.refusal)
  }

  return {
    get size() {
      return size
    },
    get isSettled() {
      return sure
    },
    async append(bytes) {
      const settled = await settle()
      if (!settled.ok) return settled
      const before = size
      for (let at = 0; at < bytes.length; at += chunk) {
        const done = await appendPart(bytes.slice(at, at + chunk))
        if (done.ok) continue
        size = before
        await settle()
        return done
      }
      return accept(null)
    },
    settle,
    async replace(bytes) {
      const settled = await settle()
      if (!settled.ok) return settled
      const done = await writeMirrorFile(caps, mirror, name, bytes)
      if (done.ok) size = bytes.length
      else sure = false
      return done
    },
  }
}
