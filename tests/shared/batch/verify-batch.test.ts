import { expect, test } from 'vitest'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { verifyBatch } from '../../../shared/batch/verify-batch.ts'
import { sealUnchecked } from '../../../shared/segments/seal-segment.ts'
import type { OpenSegment, Segment } from '../../../shared/segments/segment.ts'
import { type VerifySide, verifySide } from '../../../shared/segments/verify-segment.ts'
import { makeTestLog, makeTestPack, seedOf, someInspection, type TestLog } from '../builders.ts'

const { operation } = makeTestPack()
const logWith = async (seed: string, count = 3): Promise<TestLog> => {
  const log = makeTestLog({ seed })
  for (let i = 0; i < count; i++) {
    log.append(someInspection())
    await log.seal()
  }
  return log
}
const verify = async (segments: readonly Segment[]) => {
  const verified = await verifyBatch(cryptography, { segments })
  if (!verified.ok) throw new Error(verified.refusal.reason)
  return verified.value
}
/** Another segment in the place of one of the log's, correctly signed by it. */
const reseal = (
  log: TestLog,
  index: number,
  change: { first?: number; previous?: string; line?: string } = {},
) => {
  const header = log.segments[index - 1]?.header
  if (!header) throw new Error('no such segment')
  const n = change.first ?? header.first
  const line =
    change.line ??
    `{"n":${n},"at":"2021-07-06T10:00:00+02:00","by":1,"op":"shift","site":"HRBAJ","state":"off"}`
  return sealUnchecked(
    cryptography,
    {
      operation,
      log: log.id,
      secret: log.secret,
      index,
      first: n,
      previous: change.previous ?? header.previous,
      rules: 1,
      pack: 1,
    },
    [{ line, personal: [] }],
  )
}

test('each log is a part, its segments in order', async () => {
  const [one, two] = [await logWith('station 1'), await logWith('station 2', 2)]
  const parts = await verify([...one.segments, ...two.segments])
  expect(parts.map(({ log, segments, refusal }) => [log, segments.length, refusal])).toEqual([
    [one.id, 3, null],
    [two.id, 2, null],
  ])
  const said = (segments: readonly OpenSegment[] = []) =>
    segments.map(({ segment, events }) => [
      segment,
      [...events].map(({ event, line, personal }) => ({ event, line, personal })),
    ])
  expect(said(parts[0]?.segments)).toEqual(said(one.opened))
})

test('one log’s fault sets aside its part and takes the rest', async () => {
  const [one, two] = [await logWith('station 1'), await logWith('station 2', 2)]
  const bad = await reseal(one, 2, { line: '{"n":4}' })
  const parts = await verify([...one.segments.slice(0, 1), bad, ...one.segments.slice(2), ...two.segments])
  expect(parts[0]).toMatchObject({
    log: one.id,
    segments: [],
    refusal: { reason: 'not-a-valid-event', detail: { index: 2, line: 1 } },
  })
  expect(parts[1]).toMatchObject({ log: two.id, refusal: null })
  expect(parts[1]?.segments).toHaveLength(2)
})

test('a damaged member is a fault of the file', async () => {
  const one = await logWith('station 1', 1)
  const segment = one.segments[0] as Segment
  const verified = await verifyBatch(cryptography, {
    segments: [{ ...segment, counted: segment.counted.slice(0, 30) }],
  })
  expect(verified).toEqual({ ok: false, refusal: { reason: 'altered', detail: { index: 1 } } })
})

test('contradictions are evidence, and pass on to the fold', async () => {
  const one = await logWith('station 1')
  const fork = await reseal(one, 2)
  const elsewhere = await reseal(one, 3, { previous: operation })
  const skipping = await reseal(one, 3, { first: 9 })
  const parts = await verify([...one.segments.slice(0, 2), fork, elsewhere, skipping])
  expect(parts[0]).toMatchObject({ refusal: null })
  expect(parts[0]?.segments).toHaveLength(5)
})

test('gaps are accepted', async () => {
  const one = await logWith('station 1')
  expect((await verify([one.segments[2] as Segment]))[0]).toMatchObject({ refusal: null, segments: [{}] })
})

test('what is held already is not verified again; the work can be stopped', async () => {
  const one = await logWith('station 1')
  const held = one.segments[0]?.hash
  let verified = 0
  const counting = {
    ...cryptography,
    verify: (...args: Parameters<typeof cryptography.verify>) => {
      verified++
      return cryptography.verify(...args)
    },
  }
  const done: number[] = []
  const parts = await verifyBatch(counting, one, {
    known: ({ hash }) => hash === held,
    onProgress: (share) => done.push(share) > 0,
  })
  expect(verified).toBe(2)
  expect(parts.ok && parts.value[0]).toMatchObject({ known: [{ hash: held }], segments: [{}, {}] })
  expect(done).toEqual([1 / 3, 2 / 3, 1])
  expect(await verifyBatch(cryptography, one, { onProgress: () => false })).toEqual({
    ok: false,
    refusal: { reason: 'cancelled' },
  })
})

test('a key is needed: the same bytes under another log do not pass', async () => {
  const one = await logWith('station 1', 1)
  const header = (one.segments[0] as Segment).header
  const forged = await sealUnchecked(
    cryptography,
    {
      operation,
      log: header.log,
      secret: seedOf('thief'),
      index: 1,
      first: 1,
      previous: operation,
      rules: 1,
      pack: 1,
    },
    [...(one.opened[0]?.events ?? [])].map(({ line }) => ({ line, personal: [] })),
  )
  expect((await verify([forged]))[0]?.refusal).toEqual({
    reason: 'bad-segment-signature',
    detail: { index: 1 },
  })
})

test('with signatures and personal parts checked beside, each outcome is the same, and none is before its signature', async () => {
  const [one, two, three] = [
    await logWith('station 1'),
    await logWith('station 2'),
    await logWith('station 3'),
  ]
  const bad = await reseal(two, 2, { line: '{"n":1}' })
  const signature = one.segments[0]?.signature ?? ''
  const both = { ...(await reseal(three, 1, { line: '{"n":1}' })), signature }
  const segments = [
    ...one.segments,
    two.segments[0] as Segment,
    bad,
    two.segments[2] as Segment,
    both,
    three.segments[1] as Segment,
  ]
  let asked = 0
  const beside: VerifySide = async (side) => {
    asked++
    return verifySide(cryptography, side)
  }
  const outcome = async (options: { beside?: VerifySide }) => {
    const verified = await verifyBatch(cryptography, { segments }, options)
    if (!verified.ok) throw new Error(verified.refusal.reason)
    return verified.value.map(({ log, segments: taken, refusal }) => [
      log,
      taken.map(({ events }) => [...events].map(({ line, personal }) => [line, personal])),
      refusal,
    ])
  }
  const alone = await outcome({})
  expect(await outcome({ beside })).toEqual(alone)
  expect(asked).toBeGreaterThan(4)
  expect(alone.map(([, , refusal]) => (refusal as { reason: string } | null)?.reason ?? null)).toEqual([
    null,
    'not-a-valid-event',
    'bad-segment-signature',
  ])
})

test('of small segments many are asked of the second thread at once, of large ones as many as keep it busy', async () => {
  const { segments } = await logWith('station 1', 12)
  let asked = 0
  const beside: VerifySide = async (side) => {
    asked++
    return verifySide(cryptography, side)
  }
  const begunAtOnce = async (given: readonly Segment[]) => {
    asked = 0
    const verified = verifyBatch(cryptography, { segments: given }, { beside })
    const before = asked
    await verified
    expect(asked).toBe(given.length)
    return before
  }
  expect(await begunAtOnce(segments)).toBe(12)
  const large = segments.map((segment) => ({ ...segment, header: { ...segment.header, count: 5000 } }))
  expect(await begunAtOnce(large)).toBe(2)
})
