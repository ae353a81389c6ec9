// What one file holds, and how more is split: every file is one that readers take, and none is made that they do not.
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { beforeAll, describe, expect, test } from 'vitest'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { readersRoom, splitOverFiles, writersRoom } from '../../../shared/batch/batch-room.ts'
import { limits } from '../../../shared/batch/limits.ts'
import { type BatchPlan, makeBatch } from '../../../shared/batch/make-batch.ts'
import { openBatch } from '../../../shared/batch/open-batch.ts'
import type { Segment, VerifiedSegment } from '../../../shared/segments/segment.ts'
import { makeTestLog, makeTestPack, someInspection } from '../builders.ts'

const { operation } = makeTestPack()
let identity: string
/** Of three logs, four segments each. */
let segments: readonly VerifiedSegment[]
let plan: BatchPlan

beforeAll(async () => {
  identity = await generateIdentity()
  const logs = ['station 1', 'station 2', 'station 3'].map((seed) => makeTestLog({ seed }))
  for (const log of logs)
    for (let at = 0; at < 4; at++) {
      log.append(someInspection(), { fields: { plate: `ZG ${at}` } })
      await log.seal()
    }
  segments = logs.flatMap((log) => log.segments)
  const [log] = logs
  if (!log) throw new Error('no log')
  plan = {
    ...{ from: { log: log.id, secret: log.secret }, to: 'OCUABU', operation, training: false },
    ...{ created: '2021-07-06T22:38:05+02:00', recipients: [await identityToRecipient(identity)], segments },
  }
})

const sizeOf = (one: Segment) => one.counted.length + (one.personal?.length ?? 0)

describe('more than one file holds', () => {
  test.each([
    ['segments', { segments: 5 }, 3],
    ['logs', { logs: 2 }, 2],
    ['bytes', { batchBytes: 4000 }, null],
    ['the list', { listBytes: 3000 }, null],
    ['bytes unpacked', { fileBytesUnpacked: 2000 }, null],
  ] as const)('%s: is split, in order, and together the files hold all', (_, less, count) => {
    const files = splitOverFiles(segments, { ...readersRoom, ...less })
    expect(files.length).toBeGreaterThan(1)
    if (count !== null) expect(files.length).toBe(count)
    expect(files.flat()).toEqual(segments)
    for (const file of files) {
      expect(file.length).toBeGreaterThan(0)
      if ('batchBytes' in less)
        expect(file.reduce((sum, one) => sum + sizeOf(one), 0)).toBeLessThan(less.batchBytes)
    }
  })

  test('one file where there is room; of nothing none; what has no room alone is alone', () => {
    expect(splitOverFiles(segments, writersRoom)).toEqual([segments])
    expect(splitOverFiles([], writersRoom)).toEqual([])
    expect(splitOverFiles(segments, { ...readersRoom, batchBytes: 1 }).length).toBe(segments.length)
  })

  test('each can be opened where readers have a tenth more room', async () => {
    const room = { ...readersRoom, batchBytes: 6000, segments: 9 }
    const most = { ...readersRoom, batchBytes: 6667, segments: 10 }
    const read: string[] = []
    for (const some of splitOverFiles(segments, room)) {
      const made = await makeBatch(cryptography, { ...plan, segments: some }, most)
      if (!made.ok) throw new Error(made.refusal.reason)
      const opened = await openBatch(cryptography, made.value, { operation, training: false, identity })
      if (!opened.ok) throw new Error(opened.refusal.reason)
      read.push(...opened.value.segments.map(({ hash }) => hash))
    }
    expect(read.sort()).toEqual(segments.map(({ hash }) => hash).sort())
  })
})

describe('what no reader takes is not made', () => {
  const refusal = async (less: Partial<typeof readersRoom>, more: Partial<BatchPlan> = {}) => {
    const made = await makeBatch(cryptography, { ...plan, ...more }, { ...readersRoom, ...less })
    return made.ok ? null : made.refusal
  }

  test('it says which limit', async () => {
    for (const limit of Object.keys(readersRoom) as (keyof typeof readersRoom)[]) {
      expect(await refusal({ [limit]: 2 }), limit).toEqual({
        reason: 'over-limit',
        detail: { limit, most: 2 },
      })
      expect(readersRoom[limit]).toBe(limits[limit])
      expect(writersRoom[limit]).toBeLessThan(limits[limit])
    }
    expect(await refusal({})).toBe(null)
    expect(await refusal({ segments: 12, logs: 3 })).toBe(null)
    expect(await refusal({ segments: 11 })).toMatchObject({ reason: 'over-limit' })
  })

  test('one given twice counts once', async () => {
    expect(await refusal({ segments: 12 }, { segments: [...segments, ...segments] })).toBe(null)
  })

  test('a member that states too much', async () => {
    const [one] = segments
    if (!one) throw new Error('none')
    const counted = one.counted.slice()
    new DataView(counted.buffer).setUint32(counted.length - 4, 30_000_000, true)
    expect(await refusal({}, { segments: [{ ...one, counted }] })).toEqual({ reason: 'bomb' })
  })
})
