import { expect, test } from 'vitest'
import { acceptedArguments } from '../../../electron/ipc/accepted-arguments.ts'
import { args, bytes, count, record, text } from '../../../electron/ipc/checks.ts'

const save = { kind: 'pdf', suggestedName: 'tally', bytes: new Uint8Array(3) }

test('each call takes what its contract says', () => {
  expect(acceptedArguments.info([])).toBe(true)
  expect(acceptedArguments.openFiles(['batch'])).toBe(true)
  expect(acceptedArguments.openFiles(['recovery'])).toBe(true)
  expect(acceptedArguments.openFiles(['join'])).toBe(true)
  for (const kind of ['pdf', 'recovery', 'join', 'backup'])
    expect(acceptedArguments.saveFile([{ ...save, kind }]), kind).toBe(true)
  const files = [{ suggestedName: 'a', bytes: new Uint8Array(3) }]
  expect(acceptedArguments.saveFiles([{ kind: 'receipt', files }])).toBe(true)
  expect(acceptedArguments.print([])).toBe(true)
  expect(acceptedArguments.printToPdf([{ suggestedName: 'a', pageSize: 'A4', footer: '' }])).toBe(true)
  expect(acceptedArguments.connectMirror([])).toBe(true)
})

test.each([
  ['info', [1]],
  ['openFiles', []],
  ['openFiles', ['pdf']],
  ['openFiles', [['batch']]],
  ['openFiles', ['batch', 'pack']],
  ['saveFiles', [{ kind: 'receipt', files: [save] }]],
  ['saveFiles', [{ kind: 'receipt', files: save }]],
  [
    'saveFiles',
    [{ kind: 'receipt', files: Array(1001).fill({ suggestedName: 'a', bytes: new Uint8Array() }) }],
  ],
  ['saveFile', [null]],
  ['saveFile', [{ ...save, kind: 'exe' }]],
  ['saveFile', [{ ...save, path: '/etc/passwd' }]],
  ['saveFile', [{ ...save, bytes: null }]],
  ['saveFile', [{ ...save, bytes: [1, 2] }]],
  ['saveFile', [{ ...save, suggestedName: 'a'.repeat(301) }]],
  ['saveFile', [{ kind: 'pdf', suggestedName: 'tally' }]],
  [
    'saveFile',
    [Object.assign(Object.create({ bytes: save.bytes }), { kind: 'pdf', suggestedName: '', x: 1 })],
  ],
  ['printToPdf', [{ suggestedName: 'a', pageSize: 'A3', footer: '' }]],
  ['printToPdf', [{ suggestedName: 'a', pageSize: 'A4', footer: 'a'.repeat(501) }]],
  ['connectMirror', ['x']],
  ['chooseCopy', ['/media/stick']],
  ['openCopy', ['/media/stick']],
  ['stopCopy', [{}]],
] as const)('%s refuses %j', (call, given) => {
  expect(acceptedArguments[call](given)).toBe(false)
})

test('limits are inclusive', () => {
  expect([text(2)('ab'), text(2)('abc')]).toEqual([true, false])
  expect([bytes(2)(new Uint8Array(2)), bytes(2)(new Uint8Array(3))]).toEqual([true, false])
  expect([count(2)(2), count(2)(3), count(2)(-1), count(2)(1.5), count(2)(Number.NaN)]).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
})

test('an array is no record, and a record no argument list', () => {
  expect(record({})([])).toBe(false)
  expect(args()({})).toBe(false)
})
