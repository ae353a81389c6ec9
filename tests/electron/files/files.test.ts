import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { sizeLimits } from '../../../electron/files/file-kinds.ts'
import { readGiven } from '../../../electron/files/read-given.ts'
import { safeName } from '../../../electron/files/suggested-name.ts'
import { failingDisk } from '../disk/failing-disk.ts'
import { temporaryFolder } from '../temporary-folder.ts'

vi.mock('electron', () => ({ app: { on: () => {} }, dialog: {} }))
const { saveTo } = await import('../../../electron/files/save-file.ts')
const { filesNamed } = await import('../../../electron/files/given-files.ts')

const bytes = new TextEncoder().encode('bytes')

test('files come as names and bytes; one that fails touches no other', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'a.mpbatch'), 'bytes')
  mkdirSync(join(folder, 'b.mpbatch'))
  execFileSync('mkfifo', [join(folder, 'd.mpbatch')])
  writeFileSync(join(folder, 'c.mpbatch'), '')
  truncateSync(join(folder, 'c.mpbatch'), sizeLimits.batch + 1)
  const paths = ['a', 'b', 'c', 'd', 'gone'].map((name) => join(folder, `${name}.mpbatch`))
  expect(await readGiven(paths, () => sizeLimits.batch)).toEqual([
    { name: 'a.mpbatch', bytes },
    { name: 'b.mpbatch', bytes: new Uint8Array(), unreadable: true },
    { name: 'c.mpbatch', bytes: new Uint8Array(), tooLarge: true },
    // A pipe that nobody writes into: it is not waited for.
    { name: 'd.mpbatch', bytes: new Uint8Array(), unreadable: true },
    { name: 'gone.mpbatch', bytes: new Uint8Array(), unreadable: true },
  ])
})

test('beyond the number of files that is read, each is over the limit: of a mirror that number is larger', async () => {
  const folder = temporaryFolder()
  const paths = ['a', 'b', 'c'].map((name) => join(folder, name))
  for (const path of paths) writeFileSync(path, 'bytes')
  const read = async (most?: number) =>
    (await readGiven(paths, () => 10, most)).filter((file) => !file.tooLarge)
  expect((await read(2)).map(({ name }) => name)).toEqual(['a', 'b'])
  expect(await read()).toHaveLength(3)
})

test('a saved file is whole', async () => {
  const path = join(temporaryFolder(), 'a.mpbatch')
  const { disk } = failingDisk()
  expect(await saveTo(disk, path, bytes)).toEqual({ saved: true, name: 'a.mpbatch' })
  expect(readFileSync(path, 'utf8')).toBe('bytes')
})

test.each([
  ['disk-full', { room: 3 }],
  ['read-only', { rename: 'EACCES' }],
  ['failed', { sync: 'EIO' }],
] as const)('a save that does not work says %s and leaves nothing', async (reason, faults) => {
  const folder = temporaryFolder()
  const { disk } = failingDisk({ ...faults })
  expect(await saveTo(disk, join(folder, 'a'), bytes)).toEqual({ saved: false, reason })
  expect(readdirSync(folder)).toEqual([])
})

test('a folder that is gone, as with a pulled stick, is a failure', async () => {
  const { disk } = failingDisk()
  const path = join(temporaryFolder(), 'gone', 'a')
  expect(await saveTo(disk, path, bytes)).toEqual({ saved: false, reason: 'failed' })
})

test.each([
  ['tally', 'tally.pdf'],
  ['tally.PDF', 'tally.pdf'],
  ['../../etc/passwd', '-..-etc-passwd.pdf'],
  ['a\\b:c*d', 'a-b-c-d.pdf'],
  ['line\nfeed', 'line-feed.pdf'],
  ['\u202efdp.exe', '-fdp.exe.pdf'],
  ['con', 'milepost-con.pdf'],
  ['  ..  ', 'milepost.pdf'],
  ['Žabljak 6 July', 'Žabljak 6 July.pdf'],
  ['a'.repeat(300), `${'a'.repeat(120)}.pdf`],
])('%j is offered as %j', (suggested, offered) => {
  expect(safeName(suggested, 'pdf')).toBe(offered)
})

test('of the arguments, only our files are files', () => {
  const given = [
    '/opt/milepost',
    '--profile=/p/x.mpbatch',
    'b.mpbatch',
    '/c/d.MPPACK',
    '/etc/passwd',
    '.',
    'e.mprecover',
  ]
  expect(filesNamed(given, '/work')).toEqual(['/work/b.mpbatch', '/c/d.MPPACK'])
})
