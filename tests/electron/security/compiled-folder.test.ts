// Compiled scripts never lie in a profile, nor where an account's settings follow it to other machines.
import { expect, test } from 'vitest'
import { compiledFolder } from '../../../electron/security/compiled-folder.ts'

const linux = { platform: 'linux', env: {}, home: '/home/officer' } as const
const windows = { platform: 'win32', env: {}, home: 'C:\\Users\\officer' } as const
const above = (path: string) => path.replace(/[\\/][^\\/]+$/, '')

test.each([
  [linux, '/home/officer/.cache/Milepost scripts'],
  [{ ...linux, env: { XDG_CACHE_HOME: '/var/caches/officer' } }, '/var/caches/officer/Milepost scripts'],
  // One that is not absolute is to be ignored (XDG Base Directory Specification).
  [{ ...linux, env: { XDG_CACHE_HOME: 'media/stick' } }, '/home/officer/.cache/Milepost scripts'],
  [windows, 'C:\\Users\\officer\\AppData\\Local\\Milepost scripts'],
  [{ ...windows, env: { LOCALAPPDATA: 'D:\\Local' } }, 'D:\\Local\\Milepost scripts'],
  [
    { ...linux, platform: 'darwin', home: '/Users/officer' },
    '/Users/officer/Library/Caches/Milepost scripts',
  ],
] as const)('they lie in the caches of this account: %o', (account, expected) => {
  expect(above(compiledFolder(account, '/media/stick/station'))).toBe(expected)
})

test('they lie apart for each profile, whose name is not written out', () => {
  const mine = compiledFolder(linux, '/media/stick/station of Amal')
  expect(mine).not.toContain('Amal')
  expect(compiledFolder(linux, '/media/stick/unit')).not.toBe(mine)
  expect(compiledFolder(linux, '/media/stick/station of Amal')).toBe(mine)
})
