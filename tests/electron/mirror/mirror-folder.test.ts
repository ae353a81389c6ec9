import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mirrorFaultOf } from '../../../electron/mirror/mirror-fault.ts'
import type { MirrorFolder } from '../../../electron/mirror/mirror-folder.ts'
import type { MirrorFault } from '../../../shared/ipc/mirror.ts'
import { type Faults, failingDisk } from '../disk/failing-disk.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { openTestMirror } from './test-mirror.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const hash = (text: string) => createHash('sha256').update(text).digest('hex')

async function setUp(faults: Faults = {}) {
  const folder = join(temporaryFolder(), 'mirror')
  const watched = failingDisk(faults)
  return { folder, ...watched, mirror: await openTestMirror(folder, watched.disk) }
}

async function faultOf(call: Promise<unknown>): Promise<MirrorFault | undefined> {
  return call.then(
    () => undefined,
    (error) => mirrorFaultOf(error),
  )
}

const textOf = async (mirror: MirrorFolder, name: string) =>
  new TextDecoder().decode(await mirror.read(name, 0, 4096))

describe('append', () => {
  test('makes a file, adds to it, and answers with size and hash of what was given', async () => {
    const { mirror, folder } = await setUp()
    expect(await mirror.append('a.log', 0, bytes('one '))).toEqual({ size: 4, sha256: hash('one ') })
    expect(await mirror.append('a.log', 4, bytes('two'))).toEqual({ size: 7, sha256: hash('two') })
    expect(readFileSync(join(folder, 'a.log'), 'utf8')).toBe('one two')
  })

  test('syncs before it answers; the folder too when the file is new', async () => {
    const { mirror, done } = await setUp()
    await mirror.append('a.log', 0, bytes('one'))
    expect(done).toEqual(['write 3', 'datasync', 'sync'])
    await mirror.append('a.log', 3, bytes('two'))
    expect(done.slice(3)).toEqual(['write 3', 'datasync'])
  })

  test('writes nothing where the size differs or the file is missing', async () => {
    const { mirror } = await setUp()
    await mirror.append('a.log', 0, bytes('one'))
    expect(await faultOf(mirror.append('a.log', 0, bytes('x')))).toBe('size-differs')
    expect(await faultOf(mirror.append('a.log', 2, bytes('x')))).toBe('size-differs')
    expect(await faultOf(mirror.append('a.log', 4, bytes('x')))).toBe('size-differs')
    expect(await faultOf(mirror.append('b.log', 1, bytes('x')))).toBe('not-found')
    expect(await textOf(mirror, 'a.log')).toBe('one')
  })

  test('sees a file that something else changed meanwhile', async () => {
    const { mirror, folder } = await setUp()
    await mirror.append('a.log', 0, bytes('one'))
    writeFileSync(join(folder, 'a.log'), 'longer')
    expect(await faultOf(mirror.append('a.log', 3, bytes('x')))).toBe('size-differs')
  })

  test('takes a short write back, and goes on once there is room', async () => {
    const { mirror, faults } = await setUp()
    await mirror.append('a.log', 0, bytes('kept'))
    faults.room = 3
    expect(await faultOf(mirror.append('a.log', 4, bytes('too long')))).toBe('disk-full')
    expect(await mirror.list()).toEqual([{ name: 'a.log', size: 4 }])
    delete faults.room
    expect(await mirror.append('a.log', 4, bytes('!'))).toEqual({ size: 5, sha256: hash('!') })
    expect(await textOf(mirror, 'a.log')).toBe('kept!')
  })

  test('leaves no file behind when the first write does not fit', async () => {
    const { mirror, folder } = await setUp({ room: 2 })
    expect(await faultOf(mirror.append('a.log', 0, bytes('one')))).toBe('disk-full')
    expect(readdirSync(folder)).toEqual([])
  })

  test('takes back what it could not sync', async () => {
    const { mirror, faults } = await setUp()
    await mirror.append('a.log', 0, bytes('kept'))
    faults.datasync = 'EIO'
    expect(await faultOf(mirror.append('a.log', 4, bytes('lost')))).toBe('failed')
    delete faults.datasync
    expect(await textOf(mirror, 'a.log')).toBe('kept')
  })

  test('a tail that could not be taken back is seen by its size, and cut', async () => {
    const { mirror, faults } = await setUp()
    await mirror.append('a.log', 0, bytes('kept'))
    Object.assign(faults, { room: 2, truncate: 'EIO' })
    expect(await faultOf(mirror.append('a.log', 4, bytes('lost')))).toBe('disk-full')
    delete faults.room
    delete faults.truncate
    expect(await faultOf(mirror.append('a.log', 4, bytes('more')))).toBe('size-differs')
    expect(await mirror.cut('a.log', 4)).toEqual({ size: 4 })
    expect((await mirror.append('a.log', 4, bytes('!'))).size).toBe(5)
  })
})

describe('write', () => {
  test('replaces a file whole, also one that was appended to', async () => {
    const { mirror } = await setUp()
    await mirror.append('a', 0, bytes('old and long'))
    expect(await mirror.write('a', bytes('new'))).toEqual({ size: 3, sha256: hash('new') })
    expect(await textOf(mirror, 'a')).toBe('new')
    expect((await mirror.append('a', 3, bytes('!'))).size).toBe(4)
  })

  test('keeps the old file when the disk is full', async () => {
    const { mirror, faults, folder } = await setUp()
    await mirror.write('a', bytes('old'))
    faults.room = 1
    expect(await faultOf(mirror.write('a', bytes('newer')))).toBe('disk-full')
    expect(await textOf(mirror, 'a')).toBe('old')
    expect(readdirSync(folder)).toEqual(['a'])
  })

  test('what a write left half-done is gone at the next start, and never listed', async () => {
    const { mirror, folder, disk } = await setUp()
    writeFileSync(join(folder, '.new-0123456789abcdef'), 'half')
    writeFileSync(join(folder, 'a'), 'whole')
    expect(await mirror.list()).toEqual([{ name: 'a', size: 5 }])
    await openTestMirror(folder, disk)
    expect(readdirSync(folder)).toEqual(['a'])
  })
})

describe('read, list, cut, remove', () => {
  test('reads a range, less at the end, nothing beyond it, in a buffer of its own', async () => {
    const { mirror } = await setUp()
    await mirror.write('a', bytes('0123456789'))
    const some = await mirror.read('a', 2, 3)
    expect(new TextDecoder().decode(some)).toBe('234')
    expect(some.buffer.byteLength).toBe(3)
    const rest = await mirror.read('a', 8, 100)
    expect(new TextDecoder().decode(rest)).toBe('89')
    expect(rest.buffer.byteLength).toBe(2)
    expect(await mirror.read('a', 10, 5)).toEqual(new Uint8Array())
    expect(await faultOf(mirror.read('b', 0, 1))).toBe('not-found')
  })

  test('lists plain files with names of the alphabet, sorted', async () => {
    const { mirror, folder } = await setUp()
    for (const name of ['b', 'a-1.log']) await mirror.write(name, bytes(name))
    writeFileSync(join(folder, 'Upper'), '')
    symlinkSync('/etc/hostname', join(folder, 'link'))
    expect(await mirror.list()).toEqual([
      { name: 'a-1.log', size: 7 },
      { name: 'b', size: 1 },
    ])
  })

  test('does not follow a link out of its folder', async () => {
    const { mirror, folder } = await setUp()
    symlinkSync('/etc/hostname', join(folder, 'link'))
    expect(await faultOf(mirror.read('link', 0, 10))).toBe('failed')
  })

  test('cuts, and refuses to lengthen', async () => {
    const { mirror } = await setUp()
    await mirror.write('a', bytes('0123'))
    expect(await mirror.cut('a', 2)).toEqual({ size: 2 })
    expect(await faultOf(mirror.cut('a', 3))).toBe('size-differs')
    expect(await faultOf(mirror.cut('b', 0))).toBe('not-found')
  })

  test('removes, also twice', async () => {
    const { mirror } = await setUp()
    await mirror.append('a', 0, bytes('1'))
    expect(await mirror.remove('a')).toBeNull()
    expect(await mirror.remove('a')).toBeNull()
    expect(await mirror.list()).toEqual([])
    expect((await mirror.append('a', 0, bytes('2'))).size).toBe(1)
  })

  test('goes through more files than are kept open', async () => {
    const { mirror } = await setUp()
    const names = Array.from({ length: 9 }, (_, index) => `log-${index}`)
    for (const name of names) await mirror.append(name, 0, bytes('a'))
    for (const name of names) await mirror.append(name, 1, bytes('b'))
    for (const name of names) expect(await textOf(mirror, name)).toBe('ab')
  })
})

test('only the owner may read', async () => {
  const { mirror, folder } = await setUp()
  await mirror.append('a', 0, bytes('1'))
  await mirror.write('b', bytes('2'))
  const mode = (path: string) => (statSync(path).mode & 0o777).toString(8)
  expect([mode(folder), mode(join(folder, 'a')), mode(join(folder, 'b'))]).toEqual(['700', '600', '600'])
})

test('a folder that may not be written to is named as such', async () => {
  const { mirror, faults } = await setUp({ rename: 'EROFS' })
  expect(await faultOf(mirror.write('a', bytes('1')))).toBe('read-only')
  faults.rename = 'EPERM'
  expect(await faultOf(mirror.write('a', bytes('1')))).toBe('read-only')
})
