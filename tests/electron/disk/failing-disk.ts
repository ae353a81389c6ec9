// A real disk whose calls can be made to fail, one by one.
import { type Disk, nodeDisk, type OpenFile } from '../../../electron/disk/disk.ts'

export interface Faults {
  /** Bytes the disk still takes; a write over it is short, without an error. Undefined: any number. */
  room?: number
  /** The next calls of these fail with this code. */
  sync?: string
  datasync?: string
  rename?: string
  truncate?: string
}

const failure = (code: string) => Object.assign(new Error(code), { code })

/** `done` lists what reached the disk, in order: `open NAME`, `write n`, `sync`, `rename`, … */
export function failingDisk(faults: Faults = {}): { disk: Disk; faults: Faults; done: string[] } {
  const done: string[] = []
  const watched = (file: OpenFile): OpenFile =>
    new Proxy(file, {
      get(target, key) {
        if (key === 'write') return (...args: WriteArguments) => write(target, args)
        if (key === 'sync' || key === 'datasync') return () => step(key, () => target[key]())
        if (key === 'truncate') return (size: number) => step(key, () => target.truncate(size))
        const value = Reflect.get(target, key)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  const step = async <T>(name: 'sync' | 'datasync' | 'rename' | 'truncate', run: () => Promise<T>) => {
    const code = faults[name]
    if (code) throw failure(code)
    done.push(name)
    return run()
  }
  const write = async (file: OpenFile, [bytes, offset, length, at]: WriteArguments) => {
    const taken = Math.min(length, faults.room ?? length)
    if (faults.room !== undefined) faults.room -= taken
    if (taken === 0) return { bytesWritten: 0, buffer: bytes }
    done.push(`write ${taken}`)
    return file.write(bytes, offset, taken, at)
  }
  const disk: Disk = {
    ...nodeDisk,
    open: async (path, flags, mode) => watched(await nodeDisk.open(path, flags, mode)),
    rename: (from, to) => step('rename', () => nodeDisk.rename(from, to)),
  }
  return { disk, faults, done }
}

type WriteArguments = [bytes: Uint8Array, offset: number, length: number, at: number]
