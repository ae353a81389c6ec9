// Disks of our own, small enough to be filled: tmpfs, mounted where the app will write.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readdirSync, rmdirSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { electronUser } from '../../../electron/runtime/unprivileged.mjs'

export interface SmallDisk {
  readonly folder: string
  /** Writes until not one byte more is taken: what is free is found out, not computed. */
  fill(): void
  free(): void
  readOnly(): void
  /** As a stick that is pulled: the system takes its folder away. Nothing happens the second time. */
  pull(): void
}

function run(program: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program}: ${stderr}`)
}

/** Mounting needs root. */
export const canMount = process.platform === 'linux' && process.getuid?.() === 0

/** `size` as mount takes it: `24m`. */
export function mountSmallDisk(folder: string, size: string): SmallDisk {
  mkdirSync(folder, { recursive: true })
  const user = electronUser()
  const owner = user ? `,uid=${user.uid},gid=${user.gid}` : ''
  run('mount', '-t', 'tmpfs', '-o', `size=${size},mode=700${owner}`, 'tmpfs', folder)
  const filler = join(folder, 'filler')
  return {
    folder,
    fill() {
      const file = openSync(filler, 'a')
      try {
        for (let piece = 65_536; piece >= 1; ) {
          try {
            if (writeSync(file, Buffer.alloc(piece, 1)) < piece) piece >>= 1
          } catch {
            piece >>= 1
          }
        }
      } finally {
        closeSync(file)
      }
    },
    free: () => rmSync(filler),
    readOnly: () => run('mount', '-o', 'remount,ro', folder),
    pull: () => {
      if (spawnSync('umount', ['-l', folder]).status === 0 && readdirSync(folder).length === 0)
        rmdirSync(folder)
    },
  }
}
