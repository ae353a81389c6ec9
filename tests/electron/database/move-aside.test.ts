// A database without its manifest is moved out of the way; one that Chromium can open or mend is not touched.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { moveHeadlessAside } from '../../../electron/database/move-aside.ts'
import { temporaryFolder } from '../temporary-folder.ts'

function database(folder: string, name: string, files: Readonly<Record<string, string>>): string {
  const made = join(folder, name)
  mkdirSync(made)
  for (const [file, text] of Object.entries(files)) writeFileSync(join(made, file), text)
  return made
}

test('without the manifest that CURRENT names, a database is moved aside, once', () => {
  const folder = temporaryFolder()
  const name = 'app_milepost_0.indexeddb.leveldb'
  for (const content of ['first', 'second']) {
    const made = database(folder, name, { CURRENT: 'MANIFEST-000001\n', '000003.log': content })
    expect(moveHeadlessAside(folder)).toEqual([name])
    expect(existsSync(made)).toBe(false)
  }
  expect(readdirSync(folder)).toEqual([`${name}.damaged`])
  expect(moveHeadlessAside(folder)).toEqual([])
})

test('whole, without CURRENT, or with a strange one: it stays', () => {
  const folder = temporaryFolder()
  database(folder, 'a.leveldb', { CURRENT: 'MANIFEST-000001\n', 'MANIFEST-000001': '' })
  database(folder, 'b.leveldb', { '000003.log': '' })
  database(folder, 'c.leveldb', { CURRENT: '../elsewhere\n' })
  database(folder, 'd.blob', { CURRENT: 'MANIFEST-000001\n' })
  expect(moveHeadlessAside(folder)).toEqual([])
  expect(moveHeadlessAside(join(folder, 'gone'))).toEqual([])
})
