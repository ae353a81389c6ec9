// A really full disk, where one can be made: a small tmpfs (root on Linux). Elsewhere a disk that takes fewer bytes
// than it is given, which is what a full one does.
import { spawnSync } from 'node:child_process'
import { mkdirSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { nodeDisk } from '../../../electron/disk/disk.ts'
import { mirrorFaultOf } from '../../../electron/mirror/mirror-fault.ts'
import { failingDisk } from '../disk/failing-disk.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { openTestMirror } from './test-mirror.ts'

const ROOM = 256 * 1024

function smallDisk(): { folder: string; disk: typeof nodeDisk } {
  const mounted = join(temporaryFolder(), 'small')
  mkdirSync(mounted)
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${ROOM}`, 'tmpfs', mounted])
  if (status !== 0) return { folder: mounted, disk: failingDisk({ room: ROOM }).disk }
  onTestFinished(() => void spawnSync('umount', [mounted]))
  expect(statfsSync(mounted).blocks * statfsSync(mounted).bsize).toBe(ROOM)
  return { folder: join(mounted, 'mirror'), disk: nodeDisk }
}

test('a full disk refuses the append that does not fit and keeps all before it', async () => {
  const { folder, disk } = smallDisk()
  const mirror = await openTestMirror(folder, disk)
  const piece = new Uint8Array(50_001).fill(65)
  let size = 0
  let fault: string | undefined
  while (fault === undefined && size < 2 * ROOM) {
    await mirror.append('a.log', size, piece).then(
      (answer) => {
        size = answer.size
      },
      (error) => {
        fault = mirrorFaultOf(error)
      },
    )
  }
  expect(fault).toBe('disk-full')
  expect(size).toBe(5 * piece.length)
  expect(await mirror.list()).toEqual([{ name: 'a.log', size }])
  expect((await mirror.read('a.log', size - 3, 10)).length).toBe(3)
})
