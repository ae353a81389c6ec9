// A disk whose power can be cut. The file system lies in a file, through a loop device: what was not synced is in the
// kernel's memory only, so a copy of that file, taken while the app is stopped, is the disk as a power cut leaves it.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { own } from '../../../electron/runtime/unprivileged.mjs'
import { descendants, killTree, type Milepost } from '../harness/index.ts'

function run(program: string, ...args: string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program}: ${stderr ?? error?.message}`)
}

export interface CutDisk {
  readonly folder: string
  /** Everything that was not synced is gone, and the app with it; the disk is mounted again as it then is. */
  cutPower(milepost: Milepost): Promise<void>
  remove(): void
}

export function mountCutDisk(folder: string, megabytes: number): CutDisk {
  const image = `${folder}.img`
  mkdirSync(folder, { recursive: true })
  run('truncate', '-s', `${megabytes}M`, image)
  run('mkfs.ext4', '-q', '-F', image)
  const mount = () => run('mount', '-o', 'loop', image, folder)
  mount()
  own(folder)
  return {
    folder,
    async cutPower({ app }) {
      const pid = app.process().pid ?? 0
      const gone = new Promise<void>((done) => app.process().once('exit', () => done()))
      for (const each of [pid, ...descendants(pid)]) process.kill(each, 'SIGSTOP')
      copyFileSync(image, `${image}.cut`)
      killTree(pid)
      await gone
      run('umount', '-l', folder)
      rmSync(image)
      run('mv', `${image}.cut`, image)
      // Its journal is replayed, as at a computer's next start.
      mount()
    },
    remove() {
      spawnSync('umount', ['-l', folder])
      rmSync(image, { force: true })
    },
  }
}
