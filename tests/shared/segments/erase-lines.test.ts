// Erasing personal lines: hashes stay, everything verifies, and the words are gone.
import { expect, test } from 'vitest'
import { cryptography as caps } from '../../../renderer/ledger/cryptography.ts'
import type { KnownEvent, Reference } from '../../../shared/events/event.ts'
import { referenceText } from '../../../shared/events/reference.ts'
import { decodeText } from '../../../shared/lines/bytes.ts'
import { eraseLines, findErased, withoutDetails } from '../../../shared/segments/erase-lines.ts'
import { verifySegment } from '../../../shared/segments/verify-segment.ts'
import { makeTestLog, someInspection } from '../builders.ts'

const named = (...references: readonly Reference[]) => {
  const texts = new Set(references.map(referenceText))
  return {
    numbersOf: (log: string) => references.filter((each) => each[0] === log).map(([, n]) => n),
    isNamed: (reference: Reference) => texts.has(referenceText(reference)),
  }
}

const scene = async () => {
  const log = makeTestLog({ seed: 'station 1' })
  const one = log.append(someInspection(), { fields: { plate: 'ZG 1234-AB' } })
  const two = log.append(someInspection(), { fields: { plate: 'SA 777-XY' } })
  return { log, one, two, open: await log.seal() }
}
const wordsOf = async (member: Uint8Array | null) => {
  const text = await caps.gunzip(member ?? new Uint8Array(), 1e6)
  return text.ok ? decodeText(text.bytes) : null
}

test('the lines of an event go, all else of the segment stays as it was, and it still verifies', async () => {
  const { open } = await scene()
  const erased = await eraseLines(caps, open.segment, new Set([3]))
  if (!erased.ok) throw new Error(erased.refusal.reason)
  const { segment, events } = erased.value
  expect([segment.headerLine, segment.signature]).toEqual([open.segment.headerLine, open.segment.signature])
  expect(segment.counted).toBe(open.segment.counted)
  expect(await wordsOf(segment.personal)).not.toContain('1234')
  expect(await wordsOf(segment.personal)).toContain('777')
  expect(events.at(2)?.personal).toMatchObject([{ n: 3, class: 'detail', erased: expect.any(String) }])
  // Once more changes nothing: a hash is not hashed again.
  const again = await eraseLines(caps, segment, new Set([3]))
  expect(again.ok && (await wordsOf(again.value.segment.personal))).toBe(await wordsOf(segment.personal))
})

test('a segment without its personal part has nothing to erase', async () => {
  const { open } = await scene()
  const done = await eraseLines(caps, { ...open.segment, personal: null }, new Set([3]))
  expect(done.ok && done.value.segment.personal).toBeNull()
})

test('to whom no names are granted goes the segment with tokens alone, or with no personal part', async () => {
  const { open } = await scene()
  const bare = await withoutDetails(caps, open.segment)
  expect(bare.ok && bare.value.personal).toBeNull()

  const log = makeTestLog({ seed: 'station 2' })
  const doc1 = '0123456789abcdef'
  log.append(someInspection({ kind: 'arrest', body: {} }), {
    fields: { familyName: 'Okoro' },
    match: { doc1 },
  })
  const { segment } = await log.seal()
  const done = await withoutDetails(caps, segment)
  if (!done.ok) throw new Error(done.refusal.reason)
  const words = await wordsOf(done.value.personal)
  expect(words).not.toContain('Okoro')
  expect(words).not.toContain('Ana')
  expect(words).toContain(doc1)
  expect((await verifySegment(caps, done.value)).ok).toBe(true)
})

test('finds every event about a record that is named, in its log and in another', async () => {
  const { log, one, two } = await scene()
  const amend = { op: 'amended', record: one.reference, base: [one.reference], set: {} } as const
  log.append(amend, { fields: { plate: 'ZG 4321-BA' } })
  log.append({ ...amend, record: two.reference, base: [two.reference] }, { fields: { plate: 'SA 1-A' } })
  log.append({ op: 'voided', record: one.reference, base: [one.reference] }, { reason: 'Double' })
  expect(findErased(caps, await log.seal(), named(one.reference))).toEqual(new Set([5, 7]))
  const unit = makeTestLog({ seed: 'OCUABU', role: 'unit', place: 'OCUABU' })
  unit.append(amend, { fields: { plate: 'ZG 4321-BA' } })
  expect(findErased(caps, await unit.seal(), named(one.reference))).toEqual(new Set([3]))
})

test('finds the events named, whatever else lies in the segment, and those that carry one', async () => {
  const { log, one, two, open } = await scene()
  expect(findErased(caps, open, named(one.reference))).toEqual(new Set([3]))
  // The same number with another hash is another event.
  expect(findErased(caps, open, named([log.id, 4, '0'.repeat(16)])).size).toBe(0)
  expect(findErased(caps, open, named([log.id, 400, two.reference[2]])).size).toBe(0)
  const other = makeTestLog({ seed: 'restored' })
  const event = JSON.parse(one.line) as KnownEvent
  other.append({ op: 'carried', log: log.id, event }, { fields: { plate: 'ZG 1234-AB' } })
  expect(findErased(caps, await other.seal(), named(one.reference))).toEqual(new Set([3]))
})
