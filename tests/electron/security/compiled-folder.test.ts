// Compiled scripts never lie in a profile, which may come from somebody else's machine.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { compiledFolder } from '../../../electron/security/compiled-folder.ts'

test('they lie beside the settings of this account, apart for each profile', () => {
  const settings = join('/home', 'officer', '.config')
  const mine = compiledFolder(settings, '/media/stick/station of Amal')
  expect(mine.startsWith(join(settings, 'Milepost scripts'))).toBe(true)
  expect(mine).not.toContain('Amal')
  expect(compiledFolder(settings, '/media/stick/unit')).not.toBe(mine)
  expect(compiledFolder(settings, '/media/stick/station of Amal')).toBe(mine)
})
