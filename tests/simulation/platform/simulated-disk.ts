/**
 * One folder on a disk, as `electron/disk/disk.ts` has it. What was written and not synced may be lost, torn or filled with
 * noughts when the machine stops; names may be old until the folder was synced.
 */
import { constants } from 'node:fs'
import { basename } from 'node:path'
import type { Disk, OpenFile } from '../../../electron/disk/disk.ts'
import type { Machine } from './machine.ts'
import type { Random } from './random.ts'

interface Inode {
  bytes: Uint8Array
  size: number
  /** Through where it is safe. */
  synced: number
  /** What was safe before an unsynced cut; null: nothing was cut. */
  before: Uint8Array | null
}

export type DiskTrouble = 'full' | 'fails' | null

export interface SimulatedDisk {
  /** While `machine` runs. A disk serves one machine at a time. */
  on(machine: Machine): Disk
  /** What the next writes meet. */
  trouble: DiskTrouble
  /** After the machine stopped: what is left. Tells whether anything was lost, and whether a write was torn. */
  settle(random: Random): { readonly lost: number; readonly torn: number }
  /** As it lies, to another laptop. Of a disk whose machine does not run. */
  copy(): SimulatedDisk
  readonly files: ReadonlyMap<string, Uint8Array>
}

const fault = (code: string): Error => Object.assign(new Error(code), { code })
const contentOf = ({ bytes, size }: Inode): Uint8Array => bytes.slice(0, size)

export const createSimulatedDisk = (files: ReadonlyMap<string, Uint8Array> = new Map()): SimulatedDisk => {
  const inodeOf = (bytes: Uint8Array): Inode => ({
    ...{ bytes: bytes.slice(), size: bytes.length, synced: bytes.length, before: null },
  })
  let names = new Map([...files].map(([name, bytes]) => [name, inodeOf(bytes)]))
  const safe = new Map(names)
  /** Changes of names that are not synced yet, in order. */
  let pending: ((to: Map<string, Inode>) => void)[] = []

  const rename = (change: (to: Map<string, Inode>) => void) => {
    change(names)
    pending.push(change)
  }
  const held = (path: string): Inode => {
    const inode = names.get(basename(path))
    if (!inode) throw fault('ENOENT')
    return inode
  }
  const extend = (inode: Inode, size: number) => {
    if (size <= inode.bytes.length) return
    const next = new Uint8Array(Math.max(size, inode.bytes.length * 2))
    next.set(inode.bytes.subarray(0, inode.size))
    inode.bytes = next
  }

  const opened = (inode: Inode, machine: Machine): OpenFile => {
    const sync = async () => {
      await machine.step()
      if (disk.trouble === 'fails') throw fault('EIO')
      inode.synced = inode.size
      inode.before = null
    }
    const file = {
      async read(into: Uint8Array, offset: number, length: number, position: number) {
        const bytesRead = Math.max(0, Math.min(length, inode.size - position))
        into.set(inode.bytes.subarray(position, position + bytesRead), offset)
        return { bytesRead, buffer: into }
      },
      async write(from: Uint8Array, offset: number, length: number, position: number) {
        await machine.step()
        if (disk.trouble === 'fails') throw fault('EIO')
        // A full disk takes a part, and says why only when asked again.
        const bytesWritten = disk.trouble === 'full' ? Math.min(length >> 1, 7) : length
        if (bytesWritten === 0) throw fault('ENOSPC')
        extend(inode, position + bytesWritten)
        inode.bytes.set(from.subarray(offset, offset + bytesWritten), position)
        inode.size = Math.max(inode.size, position + bytesWritten)
        return { bytesWritten, buffer: from }
      },
      stat: async () => ({ size: inode.size }),
      async truncate(size = 0) {
        await machine.step()
        if (size < inode.synced) inode.before ??= inode.bytes.slice(0, inode.synced)
        inode.size = size
        inode.synced = Math.min(inode.synced, size)
      },
      sync,
      datasync: sync,
      close: async () => {},
    }
    return file as unknown as OpenFile // of a FileHandle, what the mirror calls
  }
  const folder = (machine: Machine): OpenFile => {
    const sync = async () => {
      await machine.step()
      if (disk.trouble === 'fails') throw fault('EIO')
      for (const change of pending) change(safe)
      pending = []
    }
    return { sync, datasync: sync, close: async () => {} } as unknown as OpenFile // as above
  }

  const left = (inode: Inode, random: Random, told: { lost: number; torn: number }): void => {
    if (inode.before) {
      if (random.chance(0.5)) Object.assign(inode, inodeOf(inode.before))
      else Object.assign(inode, inodeOf(contentOf({ ...inode, size: inode.synced })))
      return
    }
    const tail = inode.size - inode.synced
    if (tail === 0) return
    const how = random.below(4)
    const kept = how === 0 ? 0 : how === 1 ? tail : random.below(tail)
    const bytes = contentOf(inode)
    // The size of a file may be safe before what is in it.
    if (how === 3) bytes.fill(0, inode.synced + kept)
    const size = how === 3 ? inode.size : inode.synced + kept
    if (how === 0) told.lost++
    else if (how > 1) told.torn++
    Object.assign(inode, inodeOf(bytes.subarray(0, size)))
  }

  const disk: SimulatedDisk = {
    trouble: null,
    on: (machine) => ({
      async open(path, flags) {
        if (flags & constants.O_DIRECTORY) return folder(machine)
        if (!(flags & constants.O_CREAT)) return opened(held(path), machine)
        if (names.has(basename(path))) throw fault('EEXIST')
        await machine.step()
        if (disk.trouble === 'fails') throw fault('EIO')
        const inode = inodeOf(new Uint8Array())
        rename((to) => to.set(basename(path), inode))
        return opened(inode, machine)
      },
      async rename(from, to) {
        const inode = held(from)
        await machine.step()
        rename((all) => {
          all.delete(basename(from))
          all.set(basename(to), inode)
        })
      },
      async remove(path) {
        await machine.step()
        rename((all) => all.delete(basename(path)))
      },
      names: async () => [...names.keys()],
      sizeOf: async (path) => held(path).size,
      makeFolder: async () => {},
    }),
    settle(random) {
      const told = { lost: pending.length > 0 ? 1 : 0, torn: 0 }
      const through = random.below(pending.length + 1)
      for (const change of pending.slice(0, through)) change(safe)
      pending = []
      names = new Map(safe)
      for (const inode of new Set(names.values())) left(inode, random, told)
      disk.trouble = null
      return told
    },
    copy: () => createSimulatedDisk(disk.files),
    get files() {
      return new Map([...names].map(([name, inode]) => [name, contentOf(inode)]))
    },
  }
  return disk
}

export const mirrorFolder = '/mirror'
export const copyFolder = '/copy'

/** The laptop's disk and a drive in it, told apart by the folder. */
export const twoDisks = (disk: Disk, drive: Disk): Disk => {
  const of = (path: string) => (path.startsWith(copyFolder) ? drive : disk)
  return {
    open: (path, flags, mode) => of(path).open(path, flags, mode),
    rename: (from, to) => of(from).rename(from, to),
    remove: (path) => of(path).remove(path),
    names: (path) => of(path).names(path),
    sizeOf: (path) => of(path).sizeOf(path),
    makeFolder: (path) => of(path).makeFolder(path),
  }
}
