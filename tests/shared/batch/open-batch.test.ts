import { generateIdentity, identityToRecipient } from 'age-encryption'
import { beforeAll, describe, expect, test } from 'vitest'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { makeFirstMember, splitFirstMember, statedSize } from '../../../shared/batch/container.ts'
import { limits } from '../../../shared/batch/limits.ts'
import {
  type BatchPlan,
  makeBatchContent,
  makeBatch as makeOrRefuse,
  signLines,
} from '../../../shared/batch/make-batch.ts'
import { openBatch, openBatchContent } from '../../../shared/batch/open-batch.ts'
import { verifyBatch } from '../../../shared/batch/verify-batch.ts'
import type { Randomness } from '../../../shared/capabilities.ts'
import { decodeText, encodeText, joinBytes } from '../../../shared/lines/bytes.ts'
import { trainingKeys } from '../../../shared/pack/training-keys.ts'
import type { VerifiedSegment } from '../../../shared/segments/segment.ts'
import {
  deterministicRandomness,
  logOf,
  makeTestLog,
  makeTestPack,
  seedOf,
  someInspection,
} from '../builders.ts'

const makeBatch = async (...made: Parameters<typeof makeOrRefuse>): Promise<Uint8Array> => {
  const file = await makeOrRefuse(...made)
  if (!file.ok) throw new Error(file.refusal.reason)
  return file.value
}
const { operation } = makeTestPack()
let identity: string
let other: string
let recipients: readonly string[]
let segments: readonly VerifiedSegment[]
let plan: BatchPlan

beforeAll(async () => {
  identity = await generateIdentity()
  other = await generateIdentity()
  recipients = [await identityToRecipient(identity)]
  const log = makeTestLog({ seed: 'station 1' })
  for (let i = 0; i < 5; i++) log.append(someInspection(), { fields: { plate: `ZG ${i}` } })
  await log.seal()
  log.append(someInspection())
  await log.seal()
  segments = log.segments
  plan = {
    from: { log: log.id, secret: log.secret },
    to: 'OCUABU',
    operation,
    training: false,
    created: '2021-07-06T22:38:05+02:00',
    recipients,
    segments,
  }
})
const expected = () => ({ operation, training: false, identity })
const outcome = async (file: Uint8Array, expect_ = expected()) => {
  const opened = await openBatch(cryptography, file, expect_)
  return opened.ok ? 'taken' : opened.refusal
}
/** Random bytes: neither age nor gzip makes them smaller. */
const noise = (length: number, randomness: Randomness = deterministicRandomness('noise')) =>
  randomness.random(length)

test('a batch gives back its segments, byte for byte', async () => {
  const opened = await openBatch(cryptography, await makeBatch(cryptography, plan), expected())
  expect(opened).toEqual({
    ok: true,
    value: { from: plan.from.log, to: 'OCUABU', created: plan.created, segments },
  })
})

test('segments are listed by log and index, once each, and may lack the personal part', async () => {
  const [first, second] = segments as [VerifiedSegment, VerifiedSegment]
  const bare = { ...first, personal: null }
  const file = await makeBatch(cryptography, { ...plan, segments: [second, bare, second] })
  const opened = await openBatch(cryptography, file, expected())
  expect(opened.ok && opened.value.segments).toEqual([bare, second])
})

test('a batch with nothing in it is a batch', async () => {
  const opened = await openBatch(
    cryptography,
    await makeBatch(cryptography, { ...plan, segments: [] }),
    expected(),
  )
  expect(opened.ok && opened.value.segments).toEqual([])
})

test('inside, it is lines', async () => {
  const content = await makeBatchContent(cryptography, plan)
  const split = splitFirstMember(content)
  const list = await cryptography.gunzip(split?.first ?? content, 1e6)
  const lines = (list.ok && decodeText(list.bytes)?.split('\n')) || []
  expect(lines[0]).toBe(
    `{"milepost":1,"type":"batch","from":"${plan.from.log}","to":"OCUABU","operation":"${operation}","training":false,"created":"${plan.created}"}`,
  )
  expect(lines[1]).toBe(segments[0]?.headerLine)
  expect(JSON.parse(lines[2] ?? '')).toEqual({
    signature: segments[0]?.signature,
    counted: segments[0]?.counted.length,
    personal: segments[0]?.personal?.length,
  })
})

describe('refused whole', () => {
  test('not-a-batch: no age file, or nothing of ours inside', async () => {
    for (const file of [new Uint8Array(0), encodeText('hello'), noise(5_000), encodeText('PK\u0003\u0004')])
      expect(await outcome(file)).toEqual({ reason: 'not-a-batch' })
    for (const inside of [
      encodeText('hello'),
      await cryptography.gzip(encodeText('hello\n')),
      await makeFirstMember(cryptography, ['hello']),
      await makeFirstMember(cryptography, ['{"milepost":1,"type":"receipt"}']),
    ])
      expect(await outcome(await cryptography.encryptTo(inside, recipients))).toEqual({
        reason: 'not-a-batch',
      })
  })

  test('not-a-batch: a pack', async () => {
    const pack = encodeText(
      'age-encryption.org/v1\n-> scrypt bPBE0FHVpWlLlB4ceX0VtA 18\nu85WqH8fVXQ\n--- x\n',
    )
    expect(await outcome(pack)).toEqual({ reason: 'not-a-batch' })
  })

  test('newer-format', async () => {
    const newer = await makeFirstMember(cryptography, ['{"milepost":3,"anything":[]}', 'and more'])
    expect(await outcome(await cryptography.encryptTo(newer, recipients))).toEqual({
      reason: 'newer-format',
      detail: { format: 3 },
    })
  })

  test('other-recipient', async () => {
    const file = await makeBatch(cryptography, plan)
    expect(await outcome(file, { ...expected(), identity: other })).toEqual({ reason: 'other-recipient' })
    expect(
      await outcome(file, { ...expected(), training: true, identity: trainingKeys.unitIdentity }),
    ).toEqual({ reason: 'other-recipient' })
  })

  test('other-operation', async () => {
    const file = await makeBatch(cryptography, plan)
    expect(await outcome(file, { ...expected(), operation: logOf('x') })).toEqual({
      reason: 'other-operation',
    })
  })

  test('other-operation: a segment of another one, in a file of this one', async () => {
    const log = makeTestLog({ seed: 'station 2', pack: makeTestPack({ operation: logOf('x') }) })
    await log.seal()
    expect(await outcome(await makeBatch(cryptography, { ...plan, segments: log.segments }))).toEqual({
      reason: 'other-operation',
    })
  })

  test('training-mismatch, either way', async () => {
    const training = await makeBatch(cryptography, {
      ...plan,
      training: true,
      recipients: [trainingKeys.unitRecipient],
    })
    expect(await outcome(training)).toEqual({ reason: 'training-mismatch' })
    expect(await outcome(await makeBatch(cryptography, { ...plan, training: true }))).toEqual({
      reason: 'training-mismatch',
    })
    const real = await makeBatch(cryptography, { ...plan, recipients: [trainingKeys.unitRecipient] })
    expect(
      await outcome(real, { ...expected(), training: true, identity: trainingKeys.unitIdentity }),
    ).toEqual({ reason: 'training-mismatch' })
  })

  test('cut-short at any byte, with how much came', async () => {
    const file = await makeBatch(cryptography, plan)
    let before = -1
    for (let length = 30; length < file.length; length += 37) {
      const refusal = await outcome(file.slice(0, length))
      expect(refusal).toMatchObject({ reason: 'cut-short' })
      const percent = refusal !== 'taken' && refusal.detail?.percent
      if (typeof percent !== 'number') continue
      expect(percent).toBeGreaterThanOrEqual(before)
      expect(percent).toBeLessThan(100)
      before = percent
    }
    expect(before).toBeGreaterThan(90)
    expect(await outcome(file.slice(0, -1))).toMatchObject({ reason: 'cut-short' })
  })

  test('altered: one bit anywhere, or more at the end', async () => {
    const file = await makeBatch(cryptography, plan)
    const ends = file.length - 1
    for (let at = 250; at <= ends; at += 61) {
      const changed = file.slice()
      changed[at] = (changed[at] ?? 0) ^ 4
      expect(await outcome(changed)).toMatchObject({
        reason: expect.stringMatching(/^(altered|other-recipient|not-a-batch|cut-short)$/),
      })
    }
    const last = file.slice()
    last[ends] = (last[ends] ?? 0) ^ 1
    expect(await outcome(last)).toEqual({ reason: 'altered' })
    expect(await outcome(joinBytes([file, noise(10)]))).toEqual({ reason: 'altered' })
  })

  test('altered: members that are not as long as listed', async () => {
    const content = await makeBatchContent(cryptography, plan)
    for (const changed of [joinBytes([content, new Uint8Array(1)]), content.slice(0, -1)])
      expect(await openBatchContent(cryptography, changed, expected())).toEqual({
        ok: false,
        refusal: { reason: 'altered' },
      })
  })

  test('altered: a gzip member of the list that is damaged', async () => {
    const content = await makeBatchContent(cryptography, plan)
    content[40] = (content[40] ?? 0) ^ 1
    expect(await openBatchContent(cryptography, content, expected())).toMatchObject({
      refusal: { reason: 'altered' },
    })
  })

  test('bad-sender-signature: by another key, missing, or over other lines', async () => {
    const forged = await makeBatch(cryptography, {
      ...plan,
      from: { log: plan.from.log, secret: seedOf('thief') },
    })
    expect(await outcome(forged)).toEqual({ reason: 'bad-sender-signature' })
    const content = await makeBatchContent(cryptography, { ...plan, segments: [] })
    const list = await cryptography.gunzip(content, 1e6)
    const lines = (list.ok ? (decodeText(list.bytes) ?? '') : '').trimEnd().split('\n')
    for (const changed of [
      lines.slice(0, 1),
      [String(lines[0]).replace('22:38', '22:39'), String(lines[1])],
    ]) {
      const member = await makeFirstMember(cryptography, changed)
      expect(await openBatchContent(cryptography, member, expected())).toEqual({
        ok: false,
        refusal: { reason: 'bad-sender-signature' },
      })
    }
  })

  test('a list that is signed and wrong', async () => {
    const header = `{"milepost":1,"type":"batch","from":"${plan.from.log}","to":"OCUABU","operation":"${operation}","training":false,"created":"${plan.created}"}`
    const [one, two] = segments as [VerifiedSegment, VerifiedSegment]
    const carried = (s: VerifiedSegment) =>
      JSON.stringify({ signature: s.signature, counted: s.counted.length, personal: s.personal?.length ?? 0 })
    const open = async (lines: readonly string[], rest: readonly Uint8Array[] = []) => {
      const first = await makeFirstMember(
        cryptography,
        signLines(cryptography, [header, ...lines], plan.from.secret),
      )
      const opened = await openBatchContent(cryptography, joinBytes([first, ...rest]), expected())
      return opened.ok ? 'taken' : opened.refusal
    }
    const members = [one, two].flatMap((s) => [s.counted, s.personal as Uint8Array])
    expect(await open([one.headerLine, carried(one), two.headerLine, carried(two)], members)).toBe('taken')
    expect(await open([two.headerLine, carried(two), one.headerLine, carried(one)], members)).toEqual({
      reason: 'not-a-batch',
      detail: { why: 'order' },
    })
    expect(await open([one.headerLine, carried(one), one.headerLine, carried(one)], members)).toEqual({
      reason: 'not-a-batch',
      detail: { why: 'order' },
    })
    expect(await open([one.headerLine])).toEqual({ reason: 'not-a-batch', detail: { why: 'lengths' } })
    expect(await open([carried(one), one.headerLine])).toEqual({
      reason: 'not-a-batch',
      detail: { why: 'header' },
    })
    expect(await open([one.headerLine, carried(one).replace('"counted":', '"counted":-')])).toEqual({
      reason: 'not-a-batch',
      detail: { why: 'lengths' },
    })
    expect(await open([one.headerLine.replace('{"segment":1', '{"segment":2'), carried(one)])).toEqual({
      reason: 'newer-format',
      detail: { format: 2 },
    })
    // More events than a segment may hold is no header.
    expect(
      await open([one.headerLine.replace(/"count":\d+/, `"count":${limits.events + 1}`), carried(one)]),
    ).toEqual({ reason: 'not-a-batch', detail: { why: 'header' } })
    const many = Array.from({ length: 2 * limits.segments + 2 }, () => '{}')
    expect(await open(many)).toEqual({
      reason: 'over-limit',
      detail: { limit: 'segments', most: limits.segments },
    })
  })

  test('over-limit: the file', async () => {
    const file = new Uint8Array(limits.batchBytes + 1)
    expect(await outcome(file)).toEqual({
      reason: 'over-limit',
      detail: { limit: 'batchBytes', most: limits.batchBytes },
    })
  })

  test('bomb: the list', async () => {
    const member = await makeFirstMember(
      cryptography,
      Array.from({ length: 300_000 }, () => 'x'.repeat(30)),
    )
    expect(await openBatchContent(cryptography, member, expected())).toEqual({
      ok: false,
      refusal: { reason: 'bomb' },
    })
  })

  test('bomb: a member states more than its size allows, and is never unpacked', async () => {
    const [one] = segments as [VerifiedSegment]
    const counted = await cryptography.gzip(new Uint8Array(20_000_000))
    expect(statedSize(counted)).toBe(20_000_000)
    const never = {
      ...cryptography,
      gunzip: (member: Uint8Array, most: number) =>
        most > 10_000_000 ? Promise.reject(new Error('unpacked')) : cryptography.gunzip(member, most),
    }
    const content = await makeBatchContent(cryptography, { ...plan, segments: [{ ...one, counted }] })
    expect(await openBatchContent(never, content, expected())).toEqual({
      ok: false,
      refusal: { reason: 'bomb' },
    })
  })

  test('bomb: a member that lies about its size', async () => {
    const [one] = segments as [VerifiedSegment]
    const counted = await cryptography.gzip(new Uint8Array(20_000_000))
    new DataView(counted.buffer, counted.byteOffset).setUint32(counted.length - 4, 100, true)
    const content = await makeBatchContent(cryptography, { ...plan, segments: [{ ...one, counted }] })
    const opened = await openBatchContent(cryptography, content, expected())
    expect(opened.ok && (await verifyBatch(cryptography, opened.value))).toMatchObject({
      ok: false,
      refusal: { reason: 'bomb' },
    })
  })
})
