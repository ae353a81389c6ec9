// That a log continues another is proved by the key of the one before, or its segment is refused.
import { describe, expect, test } from 'vitest'
import { cryptography as caps } from '../../../renderer/ledger/cryptography.ts'
import type { Continuing, KnownEvent, LogId } from '../../../shared/events/event.ts'
import { writeEvent } from '../../../shared/events/write-event.ts'
import { sealUnchecked } from '../../../shared/segments/seal-segment.ts'
import { signSuccession } from '../../../shared/segments/succession.ts'
import { verifySegment } from '../../../shared/segments/verify-segment.ts'
import { logOf, makeTestLog, makeTestPack, seedOf, someInspection, someRecipient } from '../builders.ts'

const { operation } = makeTestPack()
const before = makeTestLog({ seed: 'old laptop' })
const record = before.append(someInspection())

const open = (continuing?: Continuing): KnownEvent => ({
  ...{ n: 1, at: '2021-07-07T08:00:00+02:00', by: 1, op: 'opened', role: 'station', place: 'HRBAJ' },
  ...{ code: 'HRBAJ1', recipient: someRecipient, ...(continuing && { continuing }) },
})
const sealed = async (seed: string, events: readonly KnownEvent[]) => {
  const place = { operation, log: logOf(seed), secret: seedOf(seed), index: 1, first: 1, previous: operation }
  const lines = events.map((event) => ({ line: writeEvent(event), personal: [] }))
  return verifySegment(caps, await sealUnchecked(caps, { ...place, rules: 1, pack: 1 }, lines))
}
const proof = (log: LogId, secret = before.secret) => signSuccession(caps, record.reference, log, secret)

describe('a first event that names the log before', () => {
  test('is taken with the signature of that log’s key, for this log', async () => {
    const done = await sealed('new laptop', [open(proof(logOf('new laptop')))])
    expect(done.ok && done.value.events.at(0)?.event).toMatchObject({
      continuing: { last: record.reference },
    })
  })
  test('is refused with another key, for another log, of itself, or for another event', async () => {
    const fault = { ok: false, refusal: { reason: 'not-a-valid-event', detail: { index: 1, line: 1 } } }
    const own = logOf('new laptop')
    const wrong: readonly Continuing[] = [
      proof(own, seedOf('somebody')),
      proof(logOf('another laptop')),
      signSuccession(caps, [own, 1, '0'.repeat(16)], own, seedOf('new laptop')),
      { ...proof(own), last: [before.id, 2, record.reference[2]] },
      { ...proof(own), signature: '0'.repeat(128) },
    ]
    for (const continuing of wrong)
      expect(await sealed('new laptop', [open(continuing)])).toMatchObject(fault)
  })
  test('is looked at where it is carried, too', async () => {
    const event = open(proof(logOf('third laptop')))
    const carried = (log: LogId): KnownEvent => ({
      ...{ n: 2, at: '2021-07-07T08:00:00+02:00', by: 1, op: 'carried', log, event },
    })
    expect((await sealed('fourth', [open(), carried(logOf('third laptop'))])).ok).toBe(true)
    expect((await sealed('fourth', [open(), carried(logOf('new laptop'))])).ok).toBe(false)
  })
})

test('a carried event is checked as an event, and is never itself carried', () => {
  const inner = JSON.parse(record.line) as KnownEvent
  const carried = (event: unknown) =>
    writeEvent({
      ...{ n: 3, at: '2021-07-07T08:00:00+02:00', by: 1, op: 'carried', log: before.id },
      event: event as KnownEvent,
    })
  expect(JSON.parse(carried(inner)).event).toEqual(inner)
  expect(JSON.stringify(JSON.parse(carried(inner)).event)).toBe(record.line)
  expect(() => carried({ ...inner, site: '' })).toThrow()
  expect(() => carried(JSON.parse(carried(inner)))).toThrow()
})
