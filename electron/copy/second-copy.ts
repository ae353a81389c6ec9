// The second copy of this profile's mirror: it follows each change in its own time, and no save ever waits for it.
import { basename, join, parse, relative, sep } from 'node:path'
import { type CopyChoice, type CopyStanding, type CopyState, copyFolderName } from '../../shared/ipc/copy.ts'
import type { Disk } from '../disk/disk.ts'
import { diskFaultOf } from '../disk/fault.ts'
import { bringUpToDate, type Held, type Places } from './bring-up-to-date.ts'
import { type Choice, noCopy, saveChoice } from './choice-file.ts'
import type { MirrorWatch } from './watch-mirror.ts'
import { markCopy, whoseCopy } from './whose-copy.ts'

export interface CopyParts {
  readonly disk: Disk
  /** Absolute; the mirror lies in it. */
  readonly profile: string
  readonly watch: MirrorWatch
  readonly now: () => number
  /** Told whenever the state is another. */
  readonly tell: (state: CopyState | null) => void
  /** Milliseconds between a change and the round that follows it, so that changes close together are one. */
  readonly pause: number
}

const STANDINGS: Readonly<Record<ReturnType<typeof diskFaultOf>, 'full' | 'read-only' | 'failed' | 'away'>> =
  {
    'disk-full': 'full',
    'read-only': 'read-only',
    'not-found': 'away',
    failed: 'failed',
  }

export class SecondCopy {
  readonly #parts: CopyParts
  #choice: Choice
  #standing: CopyStanding = 'following'
  #held: Held | null = null
  #timer: ReturnType<typeof setTimeout> | null = null
  #rounds: Promise<void> = Promise.resolve()
  #saves: Promise<void> = Promise.resolve()
  #told = ''

  /** `choice`: as read from the profile. */
  constructor(parts: CopyParts, choice: Choice) {
    this.#parts = parts
    this.#choice = choice
    parts.watch.onSettled = () => this.#soon()
    parts.watch.onErasing = (name) => this.#remember(name)
    this.#soon()
  }

  get state(): CopyState | null {
    const { folder, at, entries, erasing } = this.#choice
    if (folder === null) return null
    const behind = Math.max(0, (this.#parts.watch.entries ?? 0) - (entries ?? 0))
    return {
      name: labelOf(folder),
      standing: this.#standing === 'up-to-date' && behind > 0 ? 'following' : this.#standing,
      ...{ at, entries, behind },
      erasing: erasing.length > 0,
    }
  }

  /** `folder`: as chosen in the dialog. The copy goes into a folder of its own there. */
  async choose(folder: string): Promise<CopyChoice> {
    const { disk, profile } = this.#parts
    if (isInside(folder, profile)) return { chosen: false, reason: 'own-folder' }
    const into = basename(folder) === copyFolderName ? folder : join(folder, copyFolderName)
    const places = this.#places(into)
    try {
      await disk.makeFolder(into)
      const owner = await whoseCopy(places, this.#choice.id)
      // One that had more than this machine stays as it is; another folder on the drive will do.
      const kept = this.#choice.ahead && into === this.#choice.folder
      if (owner === 'foreign' || kept) return { chosen: false, reason: 'foreign' }
      if (owner === 'none') await markCopy(places, this.#choice.id)
    } catch (error) {
      const reason = STANDINGS[diskFaultOf(error)]
      return { chosen: false, reason: reason === 'away' ? 'failed' : reason }
    }
    await this.#keep({ ...noCopy(this.#choice.id), folder: into })
    this.#held = null
    this.#stand('following')
    await this.update()
    return this.state ? { chosen: true, state: this.state } : { chosen: false, reason: 'failed' }
  }

  /** At once, behind a round that runs. */
  async update(): Promise<CopyState | null> {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#rounds = this.#rounds.then(() => this.#round())
    await this.#rounds
    return this.state
  }

  async stop(): Promise<void> {
    await this.#keep(noCopy(this.#choice.id))
    await this.#rounds
    this.#tell()
  }

  #places(copy: string): Places {
    return { disk: this.#parts.disk, mirror: join(this.#parts.profile, 'mirror'), copy }
  }

  #soon(): void {
    if (this.#choice.folder === null) return
    this.#tell()
    this.#timer ??= setTimeout(() => void this.update(), this.#parts.pause)
  }

  async #round(): Promise<void> {
    const { watch } = this.#parts
    const { folder, id } = this.#choice
    // What is under way says when it is done, and is followed then.
    if (folder === null || !watch.settled) return
    if (this.#choice.ahead) return this.#lost('ahead')
    const places = this.#places(folder)
    try {
      const owner = await whoseCopy(places, id)
      if (owner !== 'ours') return this.#lost(owner === 'none' ? 'away' : 'foreign')
      await this.#follow(places, folder)
    } catch (error) {
      const gone = (await whoseCopy(places, id).catch(() => 'none')) === 'none'
      this.#lost(gone ? 'away' : STANDINGS[diskFaultOf(error)])
    }
  }

  async #follow(places: Places, folder: string): Promise<void> {
    const { watch, now } = this.#parts
    const { entries } = watch
    const changed = [...watch.changed]
    watch.changed.clear()
    const { at, erasing } = this.#choice
    if (this.#held && changed.length === 0 && this.#standing === 'up-to-date') return
    const names = this.#held ? changed : null
    this.#held ??= new Map()
    const done = await bringUpToDate(places, watch, this.#held, names)
    if (done !== 'done') {
      for (const name of changed) watch.changed.add(name)
      if (names === null) this.#held = null
      if (done === 'ahead') {
        await this.#keep({ ...this.#choice, ahead: true })
        return this.#lost('ahead')
      }
      this.#soon()
      return
    }
    if (this.#choice.folder !== folder) return
    const left = this.#choice.erasing.filter((name) => !erasing.includes(name))
    const seen = changed.length > 0 || names === null || at === null ? now() : at
    this.#standing = 'up-to-date'
    await this.#keep({ ...this.#choice, at: seen, entries: entries ?? this.#choice.entries, erasing: left })
    this.#tell()
  }

  /** The next round compares everything: nobody knows what happened to the drive meanwhile. */
  #lost(standing: CopyStanding): void {
    this.#held = null
    this.#stand(standing)
  }

  async #remember(name: string): Promise<void> {
    const { folder, erasing } = this.#choice
    if (folder === null || erasing.includes(name)) return
    await this.#keep({ ...this.#choice, erasing: [...erasing, name] })
  }

  /** One that cannot be written, as on a full disk, holds for as long as the app runs. */
  #keep(choice: Choice): Promise<void> {
    this.#choice = choice
    const { disk, profile } = this.#parts
    this.#saves = this.#saves.then(() => saveChoice(disk, profile, choice)).catch(() => {})
    return this.#saves
  }

  #stand(standing: CopyStanding): void {
    this.#standing = standing
    this.#tell()
  }

  #tell(): void {
    const { state } = this
    const said = JSON.stringify(state)
    if (said === this.#told) return
    this.#told = said
    this.#parts.tell(state)
  }
}

/** The drive's or folder's own name. */
function labelOf(folder: string): string {
  const chosen = join(folder, '..')
  return basename(chosen) || parse(chosen).root.replaceAll(sep, '') || chosen
}

function isInside(folder: string, profile: string): boolean {
  const way = relative(profile, folder)
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || parse(way).root !== '')
}
