// A site that changes its zone while the operation runs: a change never moves a past day.
import { expect, test } from 'vitest'
import { siteOf } from '../../../renderer/ledger/session/make-unit.ts'
import { boundsOf, dayOf } from '../../../shared/figures/operation-day.ts'
import type { PackSite } from '../../../shared/pack/pack.ts'
import { operation } from './harness.ts'

const [draft] = operation.sites
if (!draft) throw new Error('no site')
const made = (zone: string, before?: PackSite, now?: string): PackSite => {
  const site = siteOf({ ...draft, zone }, 'OCUABU', operation, before, now)
  if (!site) throw new Error('no such zone')
  return site
}
const now = '2021-07-07T12:00:40+02:00'

test.each(['America/Bogota', 'Asia/Beirut', 'Pacific/Auckland'])(
  'to %s: past days stay, the new zone holds from now on',
  (zone) => {
    const before = made('Europe/Zagreb')
    const after = made(zone, before, now)
    const fresh = made(zone)
    for (const day of ['2021-07-05', '2021-07-06'])
      expect(boundsOf(after, day)).toEqual(boundsOf(before, day))
    expect(boundsOf(after, '2021-07-07').from).toBe(boundsOf(before, '2021-07-07').from)
    for (const day of ['2021-07-08', '2021-07-09']) expect(boundsOf(after, day)).toEqual(boundsOf(fresh, day))
    const when = '2021-07-06T06:30+02:00'
    expect(dayOf(after, when)).toBe(dayOf(before, when))
    expect(after.offsets.map(({ from }) => from)).toContain('2021-07-07T10:00Z')
  },
)

test('there and back again: offsets ascend, each instant once', () => {
  const before = made('Europe/Zagreb')
  const there = made('America/Bogota', before, now)
  const back = made('Europe/Zagreb', there, '2021-07-07T12:00:50+02:00')
  expect(back.offsets).toEqual([...before.offsets, { from: '2021-07-07T10:00Z', minutes: 120 }])
  expect(made('Europe/Zagreb', before, now).offsets).toBe(before.offsets)
})

test('long before the operation there is no past to keep', () => {
  expect(made('America/Bogota', made('Europe/Zagreb'), '2021-01-01T00:00:00+01:00').offsets).toEqual(
    made('America/Bogota').offsets,
  )
})
