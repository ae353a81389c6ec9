// What an unknown sender may make an installation hold: counted unpacked, not as it was packed.
import { expect, test } from 'vitest'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { admitToWaitingRoom, waitingRoom } from '../../../renderer/ledger/exchange/waiting-room.ts'
import { createHeld } from '../../../renderer/ledger/store/held-segments.ts'
import type { BatchPart } from '../../../shared/batch/verify-batch.ts'
import { createFold } from '../../../shared/fold/create-fold.ts'
import { encodeText } from '../../../shared/lines/bytes.ts'
import type { OpenSegment } from '../../../shared/segments/segment.ts'
import { logOf, makeTestLog, makeTestPack } from '../../shared/builders.ts'

const mebibyte = 1024 * 1024
const size = 25 * mebibyte
const most = Math.floor(waitingRoom.bytes / size)

test('small members of padded lines fill it by what they unpack to', async () => {
  const pack = makeTestPack()
  const fold = createFold(cryptography, pack, logOf('OCUABU'))
  const log = makeTestLog({ seed: 'padding', pack })
  const real = await log.seal()
  const line = `${'x'.repeat(16 * 1024 - 1)}\n`
  const member = await cryptography.gzip(encodeText(line.repeat(size / line.length)))
  const empty = await cryptography.gzip(new Uint8Array())
  const padded = (index: number, inPersonal: boolean): OpenSegment => ({
    ...real,
    segment: {
      ...real.segment,
      header: { ...real.segment.header, index },
      hash: String(index).padStart(64, '0'),
      counted: inPersonal ? empty : member,
      personal: inPersonal ? member : null,
    },
  })
  const partOf = (...segments: OpenSegment[]): BatchPart[] => [
    { log: log.id, segments, known: [], refusal: null },
  ]
  expect(member.length * (most + 1)).toBeLessThan(mebibyte)

  // Nothing is asked of vault or database until a segment is read.
  const held = createHeld(undefined as never, undefined as never)
  for (let index = 1; index <= most; index++) {
    const parts = partOf(padded(index, index % 2 === 0))
    expect(admitToWaitingRoom(fold, held, parts)).toEqual(parts)
    for (const { segment } of parts[0]?.segments ?? []) held.add({ group: index, place: 0 }, segment)
  }
  const [over] = admitToWaitingRoom(fold, held, partOf(padded(most + 1, false)))
  expect(over).toMatchObject({ segments: [], refusal: { reason: 'waiting-room-full' } })

  const none = createHeld(undefined as never, undefined as never)
  const all = Array.from({ length: most + 1 }, (_, i) => padded(i + 1, false))
  expect(admitToWaitingRoom(fold, none, partOf(...all))[0]?.refusal?.reason).toBe('waiting-room-full')
  // Over several logs of one file, too.
  const [half] = partOf(...all.slice(0, -1))
  const [rest] = partOf(...all.slice(-1))
  const refusals = admitToWaitingRoom(fold, none, [half, { ...rest, log: logOf('another') }] as BatchPart[])
  expect(refusals.map(({ refusal }) => refusal?.reason)).toEqual([undefined, 'waiting-room-full'])
})

test('so many logs wait and no more; one that waits already goes on', async () => {
  const pack = makeTestPack()
  const fold = createFold(cryptography, pack, logOf('OCUABU'))
  const held = createHeld(undefined as never, undefined as never)
  const real = await makeTestLog({ seed: 'one of many', pack }).seal()
  const partFrom = (at: number, index = 1): BatchPart => {
    const log = String(at).padStart(64, '0')
    const header = { ...real.segment.header, log, index }
    const segment = { ...real.segment, header, hash: `${index}${log.slice(1)}` }
    return { log, segments: [{ ...real, segment }], known: [], refusal: null }
  }
  const first = Array.from({ length: waitingRoom.logs }, (_, at) => partFrom(at))
  const reasons = (parts: readonly BatchPart[]) =>
    admitToWaitingRoom(fold, held, parts).map(({ refusal, segments }) => [refusal?.reason, segments.length])
  const over = partFrom(waitingRoom.logs)
  expect(reasons([...first, over])).toEqual([...first.map(() => [undefined, 1]), ['waiting-room-full', 0]])
  for (const [at, { segments }] of first.entries())
    for (const { segment } of segments) held.add({ group: at + 1, place: 0 }, segment)
  expect(reasons([over, partFrom(0, 2)])).toEqual([
    ['waiting-room-full', 0],
    [undefined, 1],
  ])
})
