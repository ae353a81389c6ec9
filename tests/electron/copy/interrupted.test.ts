// A drive pulled in the middle of a round, a drive that is really full or locked, and a mirror that moves meanwhile.
import { spawnSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type Disk, nodeDisk } from '../../../electron/disk/disk.ts'
import { setUpCopy, startCopy, textsOf } from './test-copy.ts'

/** After so many calls that change the copy, every further one fails, as on a drive that is gone. */
function pulledAfter(count: { left: number }): Disk {
  const step = () => {
    if (count.left-- <= 0) throw Object.assign(new Error('EIO'), { code: 'EIO' })
  }
  return {
    ...nodeDisk,
    open: async (path, flags, mode) => {
      const file = await nodeDisk.open(path, flags, mode)
      return new Proxy(file, {
        get(target, key) {
          const value = Reflect.get(target, key)
          if (typeof value !== 'function') return value
          return (...args: unknown[]) => {
            if (key === 'write' || key === 'truncate') step()
            return value.apply(target, args)
          }
        },
      })
    },
    rename: async (from, to) => {
      step()
      await nodeDisk.rename(from, to)
    },
    remove: async (path) => {
      step()
      await nodeDisk.remove(path)
    },
  }
}

test('stopped anywhere, what was sealed meanwhile is in the journal still or in the segments already, with its names and keys', async () => {
  const stops: string[] = []
  for (let stop = 0; ; stop++) {
    const count = { left: Number.POSITIVE_INFINITY }
    const { copy, drive, there, mirror, write } = await setUpCopy(pulledAfter(count))
    await copy.choose(drive)
    await write('keyring-copy.json', 'keys 1 and 2')
    await write('personal-2', 'more names')
    await mirror.append('segments', 4, new TextEncoder().encode('one.'))
    await write('journal', 'two.')
    count.left = stop
    const state = await copy.update()
    const files = textsOf(there)
    const sealed = files.segments === 'AAAAone.'
    if (!sealed) expect(files.journal).toBe('one.')
    if (files.segments !== 'AAAA') expect(files).toMatchObject({ 'personal-2': 'more names' })
    if (sealed || files.journal !== 'one.') expect(files['keyring.json']).toBe('keys 1 and 2')
    stops.push(state?.standing ?? '')
    if (state?.standing === 'up-to-date') break
    count.left = Number.POSITIVE_INFINITY
    expect(await copy.update()).toMatchObject({ standing: 'up-to-date' })
    expect(textsOf(there)).toMatchObject({
      segments: 'AAAAone.',
      journal: 'two.',
      'personal-2': 'more names',
    })
  }
  expect(stops.length).toBeGreaterThan(5)
})

test('what the mirror seals while a round runs comes with the next one, never half of it', async () => {
  let meanwhile: (() => Promise<unknown>) | null = null
  const disk: Disk = {
    ...nodeDisk,
    open: async (path, flags, mode) => {
      const work = path.endsWith('milepost-copy/segments') ? meanwhile : null
      if (work) meanwhile = null
      await work?.()
      return nodeDisk.open(path, flags, mode)
    },
  }
  const { copy, drive, there, mirror, save, write } = await setUpCopy(disk)
  await copy.choose(drive)
  await save('journal', 'two.')
  meanwhile = async () => {
    await mirror.append('segments', 4, new TextEncoder().encode('one.two.'))
    await mirror.write('journal', new Uint8Array())
    await mirror.write('personal-1', new Uint8Array())
  }
  // Of the names it has what they were when it came to them: what was erased since is still to be done.
  expect(await copy.update()).toMatchObject({ erasing: true })
  expect(textsOf(there)).toMatchObject({ segments: 'AAAA', journal: 'one.two.', 'personal-1': 'names' })
  await write('journal', 'three.')
  expect(await copy.update()).toMatchObject({ standing: 'up-to-date', erasing: false })
  expect(textsOf(there)).toMatchObject({ segments: 'AAAAone.two.', journal: 'three.', 'personal-1': '' })
})

const ROOM = 256 * 1024

/** A real drive of its own; null where none can be mounted. */
function smallDrive(): { folder: string; locked: (locked: boolean) => void } | null {
  const folder = join('/tmp', `milepost-drive-${process.pid}-${Math.random().toString(36).slice(2)}`)
  mkdirSync(folder)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${ROOM}`, 'tmpfs', folder]).status !== 0) return null
  onTestFinished(() => void spawnSync('umount', [folder]))
  expect(statfsSync(folder).blocks * statfsSync(folder).bsize).toBe(ROOM)
  return {
    folder,
    locked: (locked) =>
      void spawnSync('mount', ['-o', `remount,${locked ? 'ro' : 'rw'}`, folder], { encoding: 'utf8' }),
  }
}

describe.runIf(process.platform === 'linux' && process.getuid?.() === 0)('a real drive', () => {
  test('that is full keeps what it has; with room again, it gets the rest', async () => {
    const drive = smallDrive()
    if (!drive) return
    const { copy, save } = await setUpCopy()
    await copy.choose(drive.folder)
    const many = 'x'.repeat(ROOM)
    await save('segments', many)
    expect(await copy.update()).toMatchObject({ standing: 'full', behind: 1 })
    const there = textsOf(join(drive.folder, 'milepost-copy'))
    expect(there.journal).toBe('one.')
    expect(there.segments?.startsWith('AAAAxxxx')).toBe(true)
    spawnSync('mount', ['-o', `remount,size=${4 * ROOM}`, drive.folder])
    expect(await copy.update()).toMatchObject({ standing: 'up-to-date', behind: 0 })
    expect(textsOf(join(drive.folder, 'milepost-copy')).segments).toBe(`AAAA${many}`)
  })

  test('that is locked is said to be so, and goes on when it is not', async () => {
    const drive = smallDrive()
    if (!drive) return
    const { copy, save } = await setUpCopy()
    await copy.choose(drive.folder)
    drive.locked(true)
    await save('journal', 'two.')
    expect(await copy.update()).toMatchObject({ standing: 'read-only', behind: 1 })
    drive.locked(false)
    expect(await copy.update()).toMatchObject({ standing: 'up-to-date' })
  })
})

test('a round that is asked for while one runs follows it', async () => {
  const { copy, drive, there, save, profile } = await setUpCopy()
  await copy.choose(drive)
  renameSync(drive, `${drive}-away`)
  await save('journal', 'two.')
  const first = copy.update()
  renameSync(`${drive}-away`, drive)
  await Promise.all([first, copy.update(), copy.update()])
  expect(textsOf(there).journal).toBe('one.two.')
  expect((await startCopy(profile)).copy.state?.entries).toBe(3)
})
