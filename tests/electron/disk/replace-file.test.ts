import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { replaceFile } from '../../../electron/disk/replace-file.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { type Faults, failingDisk } from './failing-disk.ts'

const bytes = new TextEncoder().encode('new bytes')

function setUp(faults: Faults = {}) {
  const folder = temporaryFolder()
  const path = join(folder, 'file')
  writeFileSync(path, 'old bytes')
  const { disk, done } = failingDisk(faults)
  const run = () => replaceFile(disk, { path, temporary: 'part', bytes, mode: 0o600 })
  return { folder, path, done, run }
}

test('the bytes are synced before the name changes, and the folder after', async () => {
  const { path, done, run } = setUp()
  await run()
  expect(readFileSync(path, 'utf8')).toBe('new bytes')
  expect(done).toEqual(['write 9', 'sync', 'rename', 'sync'])
})

test.each([
  ['a disk that takes less than it is given', { room: 4 }],
  ['a sync that fails', { sync: 'EIO' }],
  ['a rename that fails', { rename: 'EACCES' }],
])('%s leaves the old file and no temporary one', async (_name, faults) => {
  const { folder, path, run } = setUp(faults)
  await expect(run()).rejects.toThrow()
  expect(readFileSync(path, 'utf8')).toBe('old bytes')
  expect(readdirSync(folder)).toEqual(['file'])
})

test('a temporary name that is taken is not written over', async () => {
  const { folder, path, run } = setUp()
  writeFileSync(join(folder, 'part'), 'something else')
  await expect(run()).rejects.toThrow(/EEXIST/)
  expect(existsSync(path)).toBe(true)
})
