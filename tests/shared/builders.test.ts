import { expect, test } from 'vitest'
import { makeTestLog, someInspection } from './builders.ts'

test('a made-up log seals and opens', async () => {
  const log = makeTestLog({ seed: 'station 1' })
  log.append(someInspection(), { fields: { plate: 'ZG 1234-AB' } })
  const first = await log.seal()
  expect([...first.events].map((e) => e.event.op)).toEqual(['opened', 'officer', 'recorded'])
  expect(first.events.at(2)?.personal?.[0]).toMatchObject({
    class: 'detail',
    fields: { plate: 'ZG 1234-AB' },
  })
  log.append(someInspection())
  const second = await log.seal()
  expect(second.segment.header).toMatchObject({ index: 2, first: 4, count: 1, previous: first.segment.hash })
  expect(second.events.at(0)?.personal).toEqual([])
})
