import { expect, test, vi } from 'vitest'

vi.mock('electron', () => ({ app: { isReady: () => false, getLocale: () => '' }, dialog: {} }))
const { inspectionSwitch } = await import('../../../electron/start/inspection.ts')
const { profileNamed } = await import('../../../electron/start/profile.ts')

test.each([
  '--inspect',
  '--inspect=0',
  '--inspect-brk=127.0.0.1:9229',
  '--inspect-port=1',
  '--inspect-wait',
  '--inspect-publish-uid=http',
  '-inspect',
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
  '--remote-debugging-address=0.0.0.0',
  '--remote-debugging-targets=x',
  '--remote-allow-origins=*',
])('%s asks for a debugger', (argument) => {
  expect(inspectionSwitch(['milepost', '--profile=a', argument], 'linux')).toBe(argument)
})

test.each(['--profile=--inspect', '--inspection', 'inspect', '--lang=fr', '/inspect', '--remote-debugger'])(
  '%s does not',
  (argument) => {
    expect(inspectionSwitch(['milepost', argument], 'linux')).toBeUndefined()
  },
)

test('Windows takes a slash and any case', () => {
  expect(inspectionSwitch(['/inspect'], 'win32')).toBe('/inspect')
  expect(inspectionSwitch(['--Remote-Debugging-Port=1'], 'win32')).toBe('--Remote-Debugging-Port=1')
})

test('the profile is where the command line says', () => {
  expect(profileNamed(['milepost'], '/work')).toBeUndefined()
  expect(profileNamed(['milepost', '--profile=/a/b'], '/work')).toBe('/a/b')
  expect(profileNamed(['milepost', '--profile=b c'], '/work')).toBe('/work/b c')
})

test('a profile without a name is a failure with a sentence', () => {
  expect(() => profileNamed(['--profile='], '/work')).toThrow(/--profile=FOLDER/)
  expect(() => profileNamed(['--profile', '/a'], '/work')).toThrow(/--profile=FOLDER/)
})
