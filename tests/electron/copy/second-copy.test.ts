import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodeDisk } from '../../../electron/disk/disk.ts'
import type { MirrorFolder } from '../../../electron/mirror/mirror-folder.ts'
import { makeFrame } from '../../../shared/mirror/frames.ts'
import { failingDisk } from '../disk/failing-disk.ts'
import { setUpCopy, startCopy, textsOf } from './test-copy.ts'

const mark = expect.stringMatching(/^\{"milepost":1,"type":"second-copy","id":"[0-9a-f]{32}"\}$/)
const first = {
  journal: 'one.',
  'keyring.json': 'recovery slot only',
  pack: 'the pack',
  'personal-1': 'names',
  'second-copy.json': mark,
  segments: 'AAAA',
}

/** Entries as the mirror has them; below nought: of that number, with other bytes. */
const journal = (...numbers: readonly number[]): Buffer =>
  Buffer.concat(
    numbers.map((n) =>
      makeFrame('entry', Buffer.from(`{"n":${Math.abs(n)}}\n${n < 0 ? 'other' : 'sealed'}`)),
    ),
  )

describe('a copy that follows', () => {
  test('holds what the mirror holds, with the keys for copies in place of the keys', async () => {
    const { copy, drive, there } = await setUpCopy()
    expect(copy.state).toBeNull()
    expect(await copy.choose(drive)).toEqual({
      chosen: true,
      state: {
        ...{ name: 'STICK', standing: 'up-to-date', at: expect.any(Number) },
        ...{ entries: 2, behind: 0, erasing: false },
      },
    })
    expect(textsOf(there)).toEqual(first)
  })

  test('appends what was saved, tells how far it is, and knows the drive again after a restart', async () => {
    const { copy, drive, there, save, profile } = await setUpCopy()
    await copy.choose(drive)
    await save('journal', 'two.')
    expect(copy.state).toMatchObject({ standing: 'following', behind: 1, entries: 2 })
    expect(await copy.update()).toMatchObject({ standing: 'up-to-date', behind: 0, entries: 3 })
    expect(textsOf(there).journal).toBe('one.two.')
    const again = await startCopy(profile)
    expect(again.copy.state).toMatchObject({ name: 'STICK', entries: 3, behind: 0 })
    await again.save('journal', 'three.', 4)
    expect(await again.copy.update()).toMatchObject({ standing: 'up-to-date', entries: 4 })
    expect(textsOf(there).journal).toBe('one.two.three.')
  })

  test('never takes what is half done, and writes a file that did not change no second time', async () => {
    const { done, disk } = failingDisk()
    const { copy, drive, there, mirror, save } = await setUpCopy(disk)
    await copy.choose(drive)
    await mirror.append('journal', 4, new Uint8Array([1]))
    await copy.update()
    expect(textsOf(there)).toEqual(first)
    await mirror.settled(3)
    await save('segments', 'BB')
    await mirror.write('journal', new TextEncoder().encode('left'))
    await mirror.settled(4)
    done.length = 0
    await copy.update()
    expect(textsOf(there)).toMatchObject({ segments: 'AAAABB', journal: 'left' })
    // Two bytes of segments; then the journal, its choice in the profile, and nothing else.
    expect(done.filter((step) => step.startsWith('write'))).toEqual([
      'write 2',
      'write 4',
      expect.any(String),
    ])
    done.length = 0
    await copy.update()
    expect(done).toEqual([])
  })

  test('is cut where the mirror is, as after a group that was not finished', async () => {
    const { copy, drive, there, mirror, save } = await setUpCopy()
    await copy.choose(drive)
    await save('segments', 'BBBB')
    await copy.update()
    await mirror.cut('segments', 4)
    await mirror.settled(2)
    expect(await copy.update()).toMatchObject({ standing: 'up-to-date' })
    expect(textsOf(there).segments).toBe('AAAA')
  })

  test('stops when it is told to, and leaves what is there', async () => {
    const { copy, drive, there, save } = await setUpCopy()
    await copy.choose(drive)
    await copy.stop()
    expect(copy.state).toBeNull()
    await save('journal', 'two.')
    expect(await copy.update()).toBeNull()
    expect(textsOf(there)).toEqual(first)
    // The same machine may go on with it.
    expect(await copy.choose(there)).toMatchObject({ chosen: true, state: { name: 'STICK', entries: 3 } })
    expect(textsOf(there).journal).toBe('one.two.')
  })
})

describe('a drive that was pulled', () => {
  test('is said to be away with what it lacks; back again, it gets what came meanwhile', async () => {
    const { copy, drive, there, save, write } = await setUpCopy()
    await copy.choose(drive)
    renameSync(drive, `${drive}-away`)
    await save('journal', 'two.')
    await save('journal', 'three.')
    expect(await copy.update()).toMatchObject({ standing: 'away', behind: 2, entries: 2 })
    // A mount point that stays, empty: nothing is written under it.
    mkdirSync(drive)
    expect(await copy.update()).toMatchObject({ standing: 'away' })
    expect(existsSync(there)).toBe(false)
    await save('segments', 'BBBB')
    await write('journal', 'four.')
    rmSync(drive, { recursive: true })
    renameSync(`${drive}-away`, drive)
    expect(await copy.update()).toMatchObject({ standing: 'up-to-date', behind: 0, entries: 5 })
    expect(textsOf(there)).toEqual({ ...first, segments: 'AAAABBBB', journal: 'four.' })
  })

  test.each([
    ['a torn end of the segments', 'segments', 'AAAABBxx', 8],
    ['an end of the segments that never came', 'segments', 'AA', 2],
    ['a changed byte in the segments', 'segments', 'AxAA', 4],
    ['a torn end of the journal', 'journal', 'one.tw', 6],
    ['a changed pack', 'pack', 'the pacK', 8],
    ['another file of names', 'personal-1', 'other', 5],
    ['a file left half-written', '.new-0011', 'half', 4],
    ['names of a group that never was', 'personal-9', 'stray', 5],
  ])('is compared to its last byte: %s', async (_name, file, text, size) => {
    const { copy, drive, there, save } = await setUpCopy()
    await copy.choose(drive)
    renameSync(drive, `${drive}-away`)
    await save('segments', 'BBBBCCCC')
    await save('journal', 'two.three.')
    await copy.update()
    renameSync(`${drive}-away`, drive)
    writeFileSync(join(there, file), text)
    truncateSync(join(there, file), size)
    expect(await copy.update()).toMatchObject({ standing: 'up-to-date' })
    expect(textsOf(there)).toEqual({ ...first, segments: 'AAAABBBBCCCC', journal: 'one.two.three.' })
  })

  test('and swapped for one on which something was changed, between two saves', async () => {
    const { copy, drive, there, save } = await setUpCopy()
    await copy.choose(drive)
    writeFileSync(join(there, 'journal'), 'ONE.')
    await save('journal', 'two.')
    await copy.update()
    expect(textsOf(there).journal).toBe('one.two.')
  })
})

describe('erasing', () => {
  test('replaces personal parts on the copy and removes what the mirror removes', async () => {
    const { copy, drive, there, mirror, write } = await setUpCopy()
    await write('receipts', 'quoted names')
    await copy.choose(drive)
    await write('personal-1', '')
    await mirror.remove('receipts')
    await mirror.settled(2)
    expect(copy.state?.erasing).toBe(true)
    expect(await copy.update()).toMatchObject({ standing: 'up-to-date', erasing: false })
    expect(textsOf(there)).toEqual({ ...first, 'personal-1': '' })
  })

  test('waits for a drive that is away, is told until it is done, also over a restart', async () => {
    const { copy, drive, there, write, mirror, profile } = await setUpCopy()
    await write('receipts', 'quoted names')
    await copy.choose(drive)
    renameSync(drive, `${drive}-away`)
    await write('personal-1', '')
    await mirror.remove('receipts')
    await mirror.settled(2)
    expect(await copy.update()).toMatchObject({ standing: 'away', erasing: true })
    const again = await startCopy(profile)
    expect(await again.copy.update()).toMatchObject({ standing: 'away', erasing: true })
    renameSync(`${drive}-away`, drive)
    expect(await again.copy.update()).toMatchObject({ standing: 'up-to-date', erasing: false })
    expect(textsOf(there)).toEqual({ ...first, 'personal-1': '' })
    expect((await startCopy(profile)).copy.state?.erasing).toBe(false)
  })
})

test.each([
  ['names replaced', (mirror: MirrorFolder) => mirror.write('personal-1', new Uint8Array([120]))],
  ['receipts removed', (mirror: MirrorFolder) => mirror.remove('receipts')],
])('%s are told as not yet erased, and are no more once they are', async (_name, erase) => {
  const { copy, drive, mirror, write } = await setUpCopy()
  await write('receipts', 'quoted names')
  await copy.choose(drive)
  // A new group's names and receipts that took others' place erase nothing.
  await write('personal-2', 'more')
  await write('receipts', 'newer')
  expect(copy.state?.erasing).toBe(false)
  await erase(mirror)
  await mirror.settled(2)
  expect(copy.state?.erasing).toBe(true)
  expect(await copy.update()).toMatchObject({ erasing: false })
})

describe('what is not written over', () => {
  test('another installation’s copy, neither when it is chosen nor when it lies where ours was', async () => {
    const ours = await setUpCopy()
    const theirs = await setUpCopy()
    await theirs.write('keyring-copy.json', 'their slot')
    await theirs.copy.choose(theirs.drive)
    const before = textsOf(theirs.there)
    expect(await ours.copy.choose(theirs.drive)).toEqual({ chosen: false, reason: 'foreign' })
    await ours.copy.choose(ours.drive)
    rmSync(ours.drive, { recursive: true })
    renameSync(theirs.drive, ours.drive)
    await ours.save('journal', 'two.')
    expect(await ours.copy.update()).toMatchObject({ standing: 'foreign', behind: 1 })
    expect(textsOf(ours.there)).toEqual(before)
  })

  test('a copy without its mark is known by its keys; without its keys it is nobody’s', async () => {
    const { copy, drive, there } = await setUpCopy()
    await copy.choose(drive)
    rmSync(join(there, 'second-copy.json'))
    expect(await copy.update()).toMatchObject({ standing: 'up-to-date' })
    expect(textsOf(there)).toEqual(first)
    for (const mark of ['{"type":"second-copy","id":"', ' '.repeat(10_000)]) {
      writeFileSync(join(there, 'second-copy.json'), mark)
      expect(await copy.update()).toMatchObject({ standing: 'up-to-date' })
    }
    rmSync(join(there, 'second-copy.json'))
    writeFileSync(join(there, 'keyring.json'), 'recovery slot onlY')
    expect(await copy.update()).toMatchObject({ standing: 'foreign' })
  })

  test.each([
    ['segments', journal(4, 5)],
    ['segments', journal(5)],
    ['journal', journal(1, 2, 3, 4)],
  ])('%s that go on where this machine was put back to', async (file, text) => {
    const { copy, drive, there, profile, write } = await setUpCopy()
    await write('journal', journal(1, 2))
    await write('segments', journal(4))
    await copy.choose(drive)
    writeFileSync(join(there, file), text)
    writeFileSync(join(there, 'personal-7'), 'names of what was lost')
    const before = textsOf(there)
    const again = await startCopy(profile)
    // Whoever unlocks here writes that down, under a number that the copy has for something else.
    await again.write('journal', journal(1, 2, -3))
    expect(await again.copy.update()).toMatchObject({ standing: 'ahead' })
    // Nor later, when so much was sealed that no number is left to compare; nor by choosing it once more.
    await again.write('segments', journal(4, 6, 7))
    await again.write('journal', journal(9))
    expect(await again.copy.update()).toMatchObject({ standing: 'ahead' })
    const later = await startCopy(profile)
    expect(await later.copy.update()).toMatchObject({ standing: 'ahead' })
    expect(await later.copy.choose(drive)).toEqual({ chosen: false, reason: 'foreign' })
    expect(textsOf(there)).toEqual(before)
  })

  test('anything while nobody has unlocked: a mirror that was damaged or lost takes nothing with it', async () => {
    const { copy, drive, there, profile } = await setUpCopy()
    await copy.choose(drive)
    const before = textsOf(there)
    writeFileSync(join(profile, 'mirror', 'segments'), 'AxAA')
    for (const name of ['journal', 'personal-1']) rmSync(join(profile, 'mirror', name))
    const locked = await startCopy(profile, nodeDisk, false)
    await locked.copy.update()
    expect(textsOf(there)).toEqual(before)
  })

  test('what was sealed since: an older journal is replaced', async () => {
    const { copy, drive, there, profile, write } = await setUpCopy()
    await write('journal', journal(1, 2))
    await copy.choose(drive)
    const again = await startCopy(profile)
    await again.save('segments', 'BB')
    await again.write('journal', journal(3))
    expect(await again.copy.update()).toMatchObject({ standing: 'up-to-date' })
    expect(textsOf(there)).toMatchObject({ segments: 'AAAABB', journal: journal(3).toString() })
  })

  test('the profile itself is no second place', async () => {
    const { copy, profile } = await setUpCopy()
    for (const folder of [profile, join(profile, 'mirror')])
      expect(await copy.choose(folder)).toEqual({ chosen: false, reason: 'own-folder' })
  })
})

describe('a drive that does not take it', () => {
  test('is said to be full, or read-only, and the mirror never hears of it', async () => {
    const { disk, faults } = failingDisk()
    const { copy, drive, there, save, mirror } = await setUpCopy(disk)
    await copy.choose(drive)
    faults.room = 2
    await save('journal', 'two.')
    expect(await copy.update()).toMatchObject({ standing: 'full', behind: 1 })
    expect(new TextDecoder().decode(await mirror.read('journal', 0, 99))).toBe('one.two.')
    expect(textsOf(there).journal).toBe('one.tw')
    delete faults.room
    expect(await copy.update()).toMatchObject({ standing: 'up-to-date', behind: 0 })
    expect(textsOf(there).journal).toBe('one.two.')
    faults.datasync = 'EROFS'
    await save('journal', 'three.')
    expect(await copy.update()).toMatchObject({ standing: 'read-only', behind: 1 })
    faults.datasync = 'EIO'
    expect(await copy.update()).toMatchObject({ standing: 'failed' })
    delete faults.datasync
    expect(await copy.update()).toMatchObject({ standing: 'up-to-date' })
  })

  test('is chosen all the same where only its room is short', async () => {
    const { disk, faults } = failingDisk()
    const { copy, drive } = await setUpCopy({ ...disk, makeFolder: nodeDisk.makeFolder })
    faults.room = 80
    expect(await copy.choose(drive)).toMatchObject({ chosen: true, state: { standing: 'full' } })
  })
})

test('the choice in the profile that cannot be read is none, and the copy is known again', async () => {
  const { copy, drive, there, profile } = await setUpCopy()
  await copy.choose(drive)
  expect(JSON.parse(readFileSync(join(profile, 'second-copy.json'), 'utf8'))).toMatchObject({ folder: there })
  const said = JSON.parse(readFileSync(join(profile, 'second-copy.json'), 'utf8'))
  for (const change of [{ at: 9e15 }, { entries: -1 }, { folder: 'STICK' }, { ahead: 'x' }]) {
    writeFileSync(join(profile, 'second-copy.json'), JSON.stringify({ ...said, ...change }))
    expect((await startCopy(profile)).copy.state, Object.keys(change)[0]).toBeNull()
  }
  writeFileSync(join(profile, 'second-copy.json'), '{"id":')
  const again = await startCopy(profile)
  expect(again.copy.state).toBeNull()
  // Its mark names an id that nobody has any more; its keys are this installation's.
  expect(await again.copy.choose(drive)).toMatchObject({ chosen: true, state: { standing: 'up-to-date' } })
  expect((await startCopy(profile)).copy.state).toMatchObject({ name: 'STICK' })
})
