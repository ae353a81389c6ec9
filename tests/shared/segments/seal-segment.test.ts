import { expect, test } from 'vitest'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { rulesVersion } from '../../../shared/events/op-table.ts'
import { encodeText, fromHex, toHex } from '../../../shared/lines/bytes.ts'
import { sealSegment } from '../../../shared/segments/seal-segment.ts'
import { verifySegment } from '../../../shared/segments/verify-segment.ts'
import { logOf, makeTestLog, makeTestPack, seedOf, someInspection } from '../builders.ts'

const pack = makeTestPack()

test('a segment says what it holds, and anyone can check it with a hash and a key', async () => {
  const log = makeTestLog({ seed: 'station 1' })
  log.append(someInspection(), { fields: { plate: 'ZG 1234-AB' } })
  const { segment } = await log.seal()
  expect(segment.header).toEqual({
    segment: 1,
    operation: pack.operation,
    log: log.id,
    index: 1,
    first: 1,
    count: 3,
    previous: pack.operation,
    counted: segment.header.counted,
    personal: segment.header.personal,
    rules: rulesVersion,
    pack: 1,
  })
  expect(segment.headerLine).toBe(JSON.stringify(segment.header))
  expect(segment.hash).toBe(toHex(cryptography.sha256(encodeText(segment.headerLine))))
  const counted = await cryptography.gunzip(segment.counted, 1e6)
  expect(counted.ok && toHex(cryptography.sha256(counted.bytes))).toBe(segment.header.counted)
  const signed = encodeText(`milepost/segment/1\n${segment.hash}\n`)
  expect(cryptography.verify(fromHex(segment.signature), signed, fromHex(log.id))).toBe(true)
})

test('without its personal part, and with an erased line, everything still verifies', async () => {
  const log = makeTestLog({ seed: 'station 1' })
  log.append(someInspection(), { fields: { plate: 'ZG 1234-AB' } })
  const { segment, events } = await log.seal()
  const without = await verifySegment(cryptography, { ...segment, personal: null })
  expect(without.ok && [...without.value.events].map((e) => e.personal)).toEqual([null, null, null])

  const lines = [...events].flatMap((e) => e.personal ?? []).map((line) => JSON.stringify(line))
  const erased = `{"n":3,"class":"detail","erased":"${toHex(cryptography.sha256(encodeText(lines[1] ?? '')))}"}`
  const personal = await cryptography.gzip(encodeText(`${lines[0]}\n${erased}\n`))
  const after = await verifySegment(cryptography, { ...segment, personal })
  expect(after.ok && after.value.events.at(2)?.personal).toEqual([JSON.parse(erased)])
})

test('lines of classes not understood are held in the bytes, and hashed', async () => {
  const log = makeTestLog({ seed: 'station 1' })
  const salt = '00112233445566778899aabb'
  log.appendLine(JSON.stringify({ n: 3, at: '2021-07-06T08:02:00+02:00', by: 1, op: 'later' }), [
    `{"n":3,"class":"later","salt":"${salt}","voice1":"0011223344556677"}`,
    `{"n":3,"class":"match","salt":"${salt}","doc1":"0011223344556677"}`,
  ])
  const { events } = await log.seal()
  expect(events.at(2)?.event).toMatchObject({ op: 'later' })
  expect(events.at(2)?.personal).toMatchObject([{ class: 'match' }])
})

test('what nobody could read is never sealed', async () => {
  const log = makeTestLog({ seed: 'station 1' })
  log.appendLine('{"n":3}')
  await expect(log.seal()).rejects.toThrow('not-a-valid-event')
  const place = {
    operation: pack.operation,
    log: log.id,
    secret: seedOf('station 1'),
    index: 1,
    first: 1,
    previous: pack.operation,
    rules: 1,
    pack: 1,
  }
  await expect(sealSegment(cryptography, place, [])).rejects.toThrow('header')
})

test('the same events under the same key are the same bytes', async () => {
  const seal = async () => {
    const log = makeTestLog({ seed: 'station 1' })
    log.append(someInspection(), { fields: { plate: 'ZG 1234-AB' } })
    return (await log.seal()).segment
  }
  const [one, two] = [await seal(), await seal()]
  expect(two.signature).toBe(one.signature)
  expect(one.header.log).toBe(logOf('station 1'))
})
