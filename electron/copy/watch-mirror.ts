// Sees what the mirror acknowledged, so that a second copy can follow without asking the mirror, and without its waiting.
import { copyKeysName, followsToCopy } from '../../shared/ipc/copy.ts'
import type { MirrorFolder } from '../mirror/mirror-folder.ts'

export interface WatchedFile {
  /** As the mirror answered it last. */
  readonly size: number
  /** One more whenever it changed otherwise than by growing at its end. */
  readonly rewrites: number
}

export const isWatched = (name: string): boolean => name === copyKeysName || followsToCopy(name)

export class MirrorWatch {
  /**
   * Nothing is half done: the files go together. False from the first write of a change until the worker says so, and from
   * the start until somebody unlocks: only then was the mirror compared and read, and what is damaged there is copied nowhere.
   */
  settled = false
  /** Entries of the log in the mirror when it was settled last; null: nobody unlocked since the start. */
  entries: number | null = null
  readonly files = new Map<string, WatchedFile>()
  /** Names written or removed since they were taken from here. */
  readonly changed = new Set<string>()
  onSettled: () => void = () => {}
  /** Before personal parts are replaced, or a file goes: awaited, so that a copy that is away is known to have them. */
  onErasing: (name: string) => Promise<void> = async () => {}
  #rewrites = 0

  /** The same mirror, seen. `listed`: what it holds already. */
  watch(
    mirror: MirrorFolder,
    listed: readonly { readonly name: string; readonly size: number }[],
  ): MirrorFolder {
    for (const { name, size } of listed) if (isWatched(name)) this.files.set(name, { size, rewrites: 0 })
    return {
      list: mirror.list,
      read: mirror.read,
      append: async (name, at, bytes) => {
        this.#begin(name)
        const done = await mirror.append(name, at, bytes)
        this.#note(name, { size: done.size, rewrites: this.files.get(name)?.rewrites ?? ++this.#rewrites })
        return done
      },
      write: async (name, bytes) => {
        this.#begin(name)
        if (name.startsWith('personal-') && this.files.has(name)) await this.onErasing(name)
        const done = await mirror.write(name, bytes)
        this.#note(name, { size: done.size, rewrites: ++this.#rewrites })
        return done
      },
      cut: async (name, size) => {
        this.#begin(name)
        const done = await mirror.cut(name, size)
        this.#note(name, { size: done.size, rewrites: ++this.#rewrites })
        return done
      },
      remove: async (name) => {
        this.#begin(name)
        if (this.files.has(name)) await this.onErasing(name)
        const done = await mirror.remove(name)
        if (this.files.delete(name)) this.changed.add(name)
        return done
      },
      settled: async (entries) => {
        this.entries = entries
        this.settled = true
        this.onSettled()
        return null
      },
    }
  }

  #begin(name: string): void {
    if (isWatched(name)) this.settled = false
  }

  #note(name: string, file: WatchedFile): void {
    if (!isWatched(name)) return
    this.files.set(name, file)
    this.changed.add(name)
  }
}
