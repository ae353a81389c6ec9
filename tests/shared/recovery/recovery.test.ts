// A request and its answer: what opens with what, and every way in which either is refused.
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { beforeAll, describe, expect, test } from 'vitest'
import { fromBase64, toBase64 } from '../../../renderer/ledger/bytes.ts'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { makeFirstMember, writeSignatureLine } from '../../../shared/batch/container.ts'
import { encodeText, toHex } from '../../../shared/lines/bytes.ts'
import { joinLines } from '../../../shared/lines/write-line.ts'
import { trainingKeys } from '../../../shared/pack/training-keys.ts'
import { comparisonCodeOf } from '../../../shared/recovery/comparison-code.ts'
import { makeRecoveryAnswer } from '../../../shared/recovery/make-answer.ts'
import { makeRecoveryRequest } from '../../../shared/recovery/make-request.ts'
import { openRecoveryAnswer } from '../../../shared/recovery/open-answer.ts'
import { type OpenedRequest, openRecoveryRequest } from '../../../shared/recovery/open-request.ts'
import { type RecoveryRequest, recoveryLimits } from '../../../shared/recovery/recovery.ts'
import type { Result } from '../../../shared/result.ts'
import { signHash } from '../../../shared/segments/segment-header.ts'
import { logOf, seedOf } from '../builders.ts'

const caps = cryptography
const created = '2021-07-06T22:38:05+02:00'
const vaultKeys = [1, 2].map((number) => ({ number, secret: seedOf(`vault key ${number}`) }))
const makePair = async () => {
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}
type Pair = Awaited<ReturnType<typeof makePair>>
let recovery: Pair
let other: Pair
let officer: Pair
let fresh: Pair
let asked: RecoveryRequest
let made: { bytes: Uint8Array; hash: string }
let opened: OpenedRequest
let answer: Uint8Array

const wrapped = async (secret: Uint8Array, to: Pair) =>
  toBase64(await caps.encryptTo(secret, [officer.recipient, to.recipient]))
const reason = (result: Result<unknown>) => (result.ok ? 'taken' : result.refusal.reason)
const base64 = (text: string) => {
  try {
    return fromBase64(text)
  } catch {
    return null
  }
}
const openRequest = (bytes: Uint8Array, identity = recovery.identity, training = false) =>
  openRecoveryRequest(caps, bytes, { identity, training, fromBase64: base64 })
const openAnswer = (bytes: Uint8Array, more: Partial<Parameters<typeof openRecoveryAnswer>[2]> = {}) =>
  openRecoveryAnswer(caps, bytes, { identity: fresh.identity, request: made.hash, training: false, ...more })
/** Lines as they come, encrypted to one. */
const sealed = async (lines: readonly string[], to: Pair) =>
  caps.encryptTo(await makeFirstMember(caps, lines), [to.recipient])

beforeAll(async () => {
  ;[recovery, other, officer, fresh] = await Promise.all([makePair(), makePair(), makePair(), makePair()])
  const keys = await Promise.all(
    vaultKeys.map(async ({ number, secret }) => ({ number, wrapped: await wrapped(secret, recovery) })),
  )
  asked = {
    ...{ store: 'ab'.repeat(16), role: 'station', code: 'HRBAJ1', operation: 'Liberterra', training: false },
    ...{ officer: 2, recipient: fresh.recipient, created, keys },
  }
  made = await makeRecoveryRequest(caps, asked, recovery.recipient)
  const result = await openRequest(made.bytes)
  if (!result.ok) throw new Error(result.refusal.reason)
  opened = result.value
  answer = await makeRecoveryAnswer(caps, opened, seedOf('OCUABU'), created)
})

test('the unit reads who asks, and the keys; the answer brings them to the request’s recipient', async () => {
  expect(opened).toEqual({ request: asked, hash: made.hash, keys: vaultKeys })
  expect(comparisonCodeOf(opened.hash)).toMatch(/^([0-9a-f]{4} ){4}[0-9a-f]{4}$/)
  expect(await openAnswer(answer)).toEqual({
    ok: true,
    value: { from: logOf('OCUABU'), request: made.hash, training: false, created, keys: vaultKeys },
  })
})

test('neither file shows anything in clear', () => {
  for (const bytes of [made.bytes, answer]) {
    const text = new TextDecoder('latin1').decode(bytes)
    for (const word of ['HRBAJ1', 'Liberterra', 'recovery', fresh.recipient]) expect(text).not.toContain(word)
  }
})

describe('a request is refused', () => {
  test('by another unit, as a whole or for one key in it', async () => {
    expect(reason(await openRequest(made.bytes, other.identity))).toBe('other-recovery-unit')
    const keys = [{ number: 1, wrapped: await wrapped(seedOf('another'), other) }]
    const foreign = await makeRecoveryRequest(caps, { ...asked, keys }, recovery.recipient)
    expect(reason(await openRequest(foreign.bytes))).toBe('other-recovery-unit')
  })

  test('when training and real work meet', async () => {
    const recipient = trainingKeys.recoveryRecipient
    const training = await makeRecoveryRequest(caps, { ...asked, training: true }, recipient)
    expect(reason(await openRequest(training.bytes))).toBe('training-mismatch')
    expect(reason(await openRequest(made.bytes, recovery.identity, true))).toBe('training-mismatch')
  })

  test('when a key is no vault key: the recovery identity opens nothing else', async () => {
    for (const key of [
      await wrapped(encodeText('a letter to the unit'), recovery),
      toBase64(encodeText('not age, whatever it is')),
      'A'.repeat(17),
    ]) {
      const bad = await makeRecoveryRequest(
        caps,
        { ...asked, keys: [{ number: 1, wrapped: key }] },
        recovery.recipient,
      )
      expect(reason(await openRequest(bad.bytes))).toBe('altered')
    }
  })

  test('cut, changed, too large, or something else', async () => {
    expect(reason(await openRequest(made.bytes.slice(0, -20)))).toBe('cut-short')
    expect(reason(await openRequest(made.bytes.with(made.bytes.length - 3, 7)))).toBe('altered')
    expect(reason(await openRequest(new Uint8Array(recoveryLimits.fileBytes + 1)))).toBe('over-limit')
    expect(reason(await openRequest(encodeText('hello')))).toBe('not-a-recovery-request')
    const toUnit = await makeRecoveryAnswer(
      caps,
      { ...opened, request: { ...asked, recipient: recovery.recipient } },
      seedOf('OCUABU'),
      created,
    )
    expect(reason(await openRequest(toUnit))).toBe('not-a-recovery-request')
  })

  test.each([
    ['no keys', (lines: string[]) => lines.slice(0, 1)],
    ['keys out of order', ([head, one, two]: string[]) => [head, two, one]],
    ['a key twice', ([head, one]: string[]) => [head, one, one]],
    ['an unknown field', ([head, one]: string[]) => [head?.replace('}', ',"more":1}'), one]],
    [
      'an officer that cannot be',
      ([head, one]: string[]) => [head?.replace('"officer":2', '"officer":0'), one],
    ],
    ['a line that is none', ([head]: string[]) => [head, '{"number":1}']],
  ])('with %s', async (_, change) => {
    const { keys, ...said } = asked
    const lines = [
      JSON.stringify({ milepost: 1, type: 'recovery-request', ...said }),
      ...keys.map((key) => JSON.stringify(key)),
    ]
    expect(reason(await openRequest(await sealed(lines, recovery)))).toBe('taken')
    const changed = change(lines).map(String)
    expect(reason(await openRequest(await sealed(changed, recovery)))).toBe('not-a-recovery-request')
  })

  test('of a newer format', async () => {
    const lines = ['{"milepost":2,"type":"recovery-request"}']
    expect(reason(await openRequest(await sealed(lines, recovery)))).toBe('newer-format')
  })
})

describe('an answer is refused', () => {
  test('to another request: by its recipient, and by its hash', async () => {
    expect(reason(await openAnswer(answer, { identity: other.identity }))).toBe('other-request')
    expect(reason(await openAnswer(answer, { request: 'cd'.repeat(32) }))).toBe('other-request')
  })

  test('unsigned, signed by another key or as another thing, changed after it was signed', async () => {
    const head = JSON.stringify({
      ...{ milepost: 1, type: 'recovery-answer', from: logOf('OCUABU'), request: made.hash },
      ...{ training: false, created },
    })
    const lines = [head, JSON.stringify({ number: 1, secret: '11'.repeat(32) })]
    const hash = toHex(caps.sha256(joinLines(lines)))
    const signed = async (signature: string, content = lines) =>
      reason(await openAnswer(await sealed([...content, writeSignatureLine(signature)], fresh)))
    const secret = seedOf('OCUABU')
    const good = signHash(caps, 'recovery', hash, secret)
    expect(await signed(good)).toBe('taken')
    expect(await signed(signHash(caps, 'batch', hash, secret))).toBe('bad-sender-signature')
    expect(await signed(signHash(caps, 'recovery', hash, seedOf('other')))).toBe('bad-sender-signature')
    const changed = [head, JSON.stringify({ number: 1, secret: '22'.repeat(32) })]
    expect(await signed(good, changed)).toBe('bad-sender-signature')
    expect(reason(await openAnswer(await sealed(lines, fresh)))).toBe('not-a-recovery-answer')
  })

  test('from training, cut, changed, or something else', async () => {
    expect(reason(await openAnswer(answer, { training: true }))).toBe('training-mismatch')
    expect(reason(await openAnswer(answer.slice(0, -20)))).toBe('cut-short')
    expect(reason(await openAnswer(answer.with(answer.length - 3, (answer.at(-3) ?? 0) ^ 1)))).toBe('altered')
    expect(reason(await openAnswer(encodeText('hello')))).toBe('not-a-recovery-answer')
    expect(reason(await openAnswer(made.bytes, { identity: recovery.identity }))).toBe(
      'not-a-recovery-answer',
    )
  })
})

test('a byte changed anywhere in either file opens nothing and throws nothing', async () => {
  for (const [bytes, open] of [
    [made.bytes, openRequest],
    [answer, openAnswer],
  ] as const)
    for (let at = 0; at < bytes.length; at += 37) {
      const changed = bytes.with(at, (bytes[at] ?? 0) ^ 1)
      expect((await open(changed)).ok, `byte ${at}`).toBe(false)
    }
})

test('a request that nobody would take is never made', async () => {
  const long = asked.keys.map((key) => ({ ...key, wrapped: 'A'.repeat(recoveryLimits.lineBytes) }))
  for (const wrong of [
    ...[{ code: 'hrbaj' }, { officer: 0 }, { keys: [] }, { keys: long }, { recipient: 'age1' }],
    ...[{ operation: '' }, { operation: '\ud800' }, { operation: 'a\u0000' }, { operation: 'e\u0301' }],
  ])
    await expect(makeRecoveryRequest(caps, { ...asked, ...wrong }, recovery.recipient)).rejects.toThrow(
      'recovery request',
    )
})
