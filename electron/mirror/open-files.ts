// Files kept open between appends: opening and closing one for each saved record costs more than the write.
import { constants } from 'node:fs'
import { join } from 'node:path'
import type { Disk, OpenFile } from '../disk/disk.ts'

const MOST = 4
// Links are not followed: the mirror writes to its own folder and nowhere else. (0 on Windows, which has no such flag.)
const FLAGS = constants.O_RDWR | (constants.O_NOFOLLOW ?? 0)

export class OpenFiles {
  readonly #disk: Disk
  readonly #folder: string
  /** By name, the one used longest ago first. */
  readonly #files = new Map<string, OpenFile>()

  constructor(disk: Disk, folder: string) {
    this.#disk = disk
    this.#folder = folder
  }

  /** Opens an existing file, or the one opened before. */
  async existing(name: string): Promise<OpenFile> {
    const file = this.#files.get(name) ?? (await this.#disk.open(join(this.#folder, name), FLAGS))
    await this.#keep(name, file)
    return file
  }

  /** Makes a file that must not exist yet. */
  async fresh(name: string): Promise<OpenFile> {
    const { O_CREAT, O_EXCL } = constants
    const file = await this.#disk.open(join(this.#folder, name), FLAGS | O_CREAT | O_EXCL, 0o600)
    await this.#keep(name, file)
    return file
  }

  /** Before a file is replaced or removed, and after a failure that leaves its state in doubt. */
  async close(name: string): Promise<void> {
    const file = this.#files.get(name)
    this.#files.delete(name)
    await file?.close().catch(() => {})
  }

  async closeAll(): Promise<void> {
    for (const name of [...this.#files.keys()]) await this.close(name)
  }

  async #keep(name: string, file: OpenFile): Promise<void> {
    this.#files.delete(name)
    this.#files.set(name, file)
    for (const oldest of this.#files.keys()) {
      if (this.#files.size <= MOST) break
      await this.close(oldest)
    }
  }
}
