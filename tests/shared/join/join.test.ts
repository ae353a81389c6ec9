// A join file: what opens with what, and every way in which it is refused.
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { beforeAll, describe, expect, test } from 'vitest'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { makeFirstMember, writeSignatureLine } from '../../../shared/batch/container.ts'
import { type JoinFile, joinLimits } from '../../../shared/join/join.ts'
import { makeJoinFile } from '../../../shared/join/make-join.ts'
import { openJoinFile } from '../../../shared/join/open-join.ts'
import { encodeText, toHex } from '../../../shared/lines/bytes.ts'
import { joinLines } from '../../../shared/lines/write-line.ts'
import { trainingKeys } from '../../../shared/pack/training-keys.ts'
import type { Result } from '../../../shared/result.ts'
import { type SignaturePrefix, signHash } from '../../../shared/segments/segment-header.ts'
import { logOf, makeTestPack, seedOf, someRecipient } from '../builders.ts'

const caps = cryptography
const { operation } = makeTestPack()
const wish: JoinFile = {
  ...{ operation, training: false, created: '2021-07-04T22:38:05+02:00' },
  unit: {
    ...{ id: 'OCUTUN', name: 'OCU Tunis', type: 'OCU', country: 'TUN', parent: 'OCUABU' },
    ...{ log: logOf('OCUTUN'), recipient: someRecipient, recovery: trainingKeys.recoveryRecipient },
  },
}
const secret = seedOf('OCUTUN')
let root: { identity: string; recipient: string }
let other: { identity: string; recipient: string }
let made: Uint8Array

const pair = async () => {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}
const open = (bytes: Uint8Array, more: Partial<Parameters<typeof openJoinFile>[2]> = {}) =>
  openJoinFile(caps, bytes, { identity: root.identity, operation, training: false, ...more })
const reason = (result: Result<unknown>) => (result.ok ? 'taken' : result.refusal.reason)
const head = JSON.stringify({
  ...{ milepost: 1, type: 'join', operation, training: false, created: wish.created },
})
const line = JSON.stringify(wish.unit)
/** Lines as they come, signed over whatever was said to be signed. */
const sealed = async (
  lines: readonly string[],
  how: { by?: Uint8Array; as?: SignaturePrefix; over?: readonly string[]; more?: readonly string[] } = {},
) => {
  const hash = toHex(caps.sha256(joinLines(how.over ?? lines)))
  const signature = writeSignatureLine(signHash(caps, how.as ?? 'join', hash, how.by ?? secret))
  const all = [...lines, signature, ...(how.more ?? [])]
  return caps.encryptTo(await makeFirstMember(caps, all), [root.recipient])
}

beforeAll(async () => {
  ;[root, other] = await Promise.all([pair(), pair()])
  made = await makeJoinFile(caps, wish, secret, root.recipient)
})

test('the authority reads the unit as it wishes to stand; the file shows nothing in clear', async () => {
  expect(await open(made)).toEqual({ ok: true, value: wish })
  expect(reason(await open(await sealed([head, line])))).toBe('taken')
  const text = new TextDecoder('latin1').decode(made)
  for (const word of ['OCUTUN', 'Tunis', 'join', someRecipient]) expect(text).not.toContain(word)
})

describe('refused', () => {
  test('for another authority, operation, or side', async () => {
    expect(reason(await open(made, { identity: other.identity }))).toBe('other-authority')
    expect(reason(await open(made, { operation: 'ab'.repeat(32) }))).toBe('other-operation')
    expect(reason(await open(made, { training: true }))).toBe('training-mismatch')
    const training = { ...wish, training: true }
    const there = await makeJoinFile(caps, training, secret, trainingKeys.unitRecipient)
    expect(reason(await open(there))).toBe('training-mismatch')
    const reader = { identity: trainingKeys.unitIdentity, training: true }
    expect(reason(await open(there, reader))).toBe('taken')
  })

  test('signed by another key, as another thing, or over something else', async () => {
    const bad = 'bad-sender-signature'
    expect(reason(await open(await sealed([head, line], { by: seedOf('other') })))).toBe(bad)
    expect(reason(await open(await sealed([head, line], { as: 'batch' })))).toBe(bad)
    expect(reason(await open(await sealed([head, line], { over: [line] })))).toBe(bad)
    const renamed = line.replace('OCU Tunis', 'OCU Sfax')
    expect(reason(await open(await sealed([head, renamed], { over: [head, line] })))).toBe(bad)
  })

  test.each([
    ['no unit', [head]],
    ['an unknown field', [head, line.replace('"type"', '"personal":true,"type"')]],
    ['no parent', [head, line.replace('"OCUABU"', 'null')]],
    ['itself as parent', [head, line.replace('"OCUABU"', '"OCUTUN"')]],
    ['one key for both', [head, line.replace(trainingKeys.recoveryRecipient, someRecipient)]],
    ['an id that is none', [head, line.replace('"OCUTUN"', '"ocutun"')]],
    ['another type of file', [head.replace('"join"', '"batch"'), line]],
  ])('with %s', async (_, lines) => {
    expect(reason(await open(await sealed(lines)))).toBe('not-a-join-file')
  })

  test('cut, changed, too large, newer, more behind it, or something else', async () => {
    expect(reason(await open(made.slice(0, -20)))).toBe('cut-short')
    expect(reason(await open(made.with(made.length - 3, 7)))).toBe('altered')
    expect(reason(await open(new Uint8Array(joinLimits.fileBytes + 1)))).toBe('over-limit')
    expect(reason(await open(await sealed(['{"milepost":2,"type":"join"}'])))).toBe('newer-format')
    expect(reason(await open(await sealed([head, line], { more: [line] })))).toBe('not-a-join-file')
    expect(reason(await open(encodeText('hello')))).toBe('not-a-join-file')
  })
})

test('a byte changed anywhere opens nothing and throws nothing', async () => {
  for (let at = 0; at < made.length; at += 29)
    expect((await open(made.with(at, (made[at] ?? 0) ^ 1))).ok, `byte ${at}`).toBe(false)
})

test('what no authority would take is never made', async () => {
  const make = (unit: Partial<JoinFile['unit']>, by = secret) =>
    makeJoinFile(caps, { ...wish, unit: { ...wish.unit, ...unit } }, by, root.recipient)
  await expect(make({})).resolves.toBeInstanceOf(Uint8Array)
  for (const wrong of [{ id: 'x' }, { parent: 'OCUTUN' }, { country: 'XX' }, { recovery: someRecipient }])
    await expect(make(wrong)).rejects.toThrow('join file')
  await expect(make({}, seedOf('other'))).rejects.toThrow('key')
})
