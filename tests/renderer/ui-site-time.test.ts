import { describe, expect, it } from 'vitest'
import { whenAt } from '../../renderer/log/site-time.ts'
import type { PackSite } from '../../shared/pack/pack.ts'

/** Zagreb in the autumn of 2021: clocks went from 03:00 back to 02:00 on 31 October. */
const site: PackSite = {
  id: 'HRBAJ',
  name: 'Bajakovo',
  type: 'LAND_BORDER',
  country: 'HRV',
  unit: 'OCU',
  zone: 'Europe/Zagreb',
  offsets: [
    { from: '2021-03-28T01:00Z', minutes: 120 },
    { from: '2021-10-31T01:00Z', minutes: 60 },
  ],
  cutoffs: [{ from: '2021-01-01', minutes: 360 }],
}

describe('a day and time as the site’s clocks meant it', () => {
  it('takes the offset of that day, past or present', () => {
    expect(whenAt(site, '2021-07-06', '22:38')).toBe('2021-07-06T22:38+02:00')
    expect(whenAt(site, '2021-12-01', '08:00')).toBe('2021-12-01T08:00+01:00')
  })
  it('takes the first of two where clocks show a time twice', () => {
    expect(whenAt(site, '2021-10-31', '02:30')).toBe('2021-10-31T02:30+02:00')
    expect(whenAt(site, '2021-10-31', '03:00')).toBe('2021-10-31T03:00+01:00')
  })
})
