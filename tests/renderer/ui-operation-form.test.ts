import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest'
import './start-texts.ts'
import { readTypedDay } from '../../renderer/log/typed-date.ts'
import { followSites, operationForm } from '../../renderer/setup/operation-forms.ts'
import { dayOf } from '../../shared/figures/operation-day.ts'
import type { SiteDraft } from '../../shared/ledger-api.ts'
import { offsetsOf } from '../../shared/pack/zone-offsets.ts'

afterEach(() => vi.useRealTimers())

test('an operation set up at night begins with the operation day in which it is, so that an entry now is in it', () => {
  vi.useFakeTimers()
  const local = (hour: number, minute: number) => new Date(2026, 10, 25, hour, minute)
  vi.setSystemTime(local(5, 59))
  expect(operationForm()).toMatchObject({ starts: '24.11.2026', ends: '28.11.2026' })
  vi.setSystemTime(local(6, 0))
  expect(operationForm()).toMatchObject({ starts: '25.11.2026', ends: '29.11.2026' })
})

describe('once there are sites, the first day is one in which it is at each of them', () => {
  const site = (zone: string, cutoff = 360): SiteDraft => ({
    ...{ id: 'SITE', name: 'Site', type: 'CHECKPOINT', country: 'HRV' },
    ...{ zone, cutoff },
  })
  const startOf = (...sites: readonly SiteDraft[]) => followSites(operationForm(), sites).starts
  beforeEach(() => {
    vi.useFakeTimers()
    vi.setSystemTime(new Date('2026-11-25T05:30:00Z'))
  })
  it('by the zone and the cut-off of a site', () => {
    expect(startOf(site('Europe/Zagreb'))).toBe('25.11.2026') // 06:30 there
    expect(startOf(site('Europe/London'))).toBe('24.11.2026') // 05:30
    expect(startOf(site('Europe/London', 0))).toBe('25.11.2026')
    expect(startOf(site('Europe/Zagreb', 480))).toBe('24.11.2026')
    expect(startOf(site('Pacific/Honolulu', 1260))).toBe('23.11.2026') // 19:30 the day before
  })
  it('is the earliest, and goes back with the sites', () => {
    const form = followSites(operationForm(), [site('Pacific/Auckland'), site('America/Bogota')])
    expect(form).toMatchObject({ starts: '24.11.2026', ends: '28.11.2026', retention: '28.11.2027' })
    expect(followSites(form, [site('Pacific/Auckland')]).starts).toBe('25.11.2026')
  })
  it('makes an operation in which an entry now is on its first day', () => {
    for (const zone of ['Europe/Zagreb', 'Europe/London', 'America/Bogota', 'Asia/Tokyo']) {
      const day = readTypedDay(startOf(site(zone))) ?? ''
      const offsets = offsetsOf(zone, day, day) ?? []
      const { lead: _, ...plain } = site(zone)
      const packed = { ...plain, unit: 'OCU', offsets, cutoffs: [{ from: day, minutes: 360 }] }
      expect(dayOf(packed, '2026-11-25T05:30+00:00'), zone).toBe(day)
    }
  })
  it('leaves what somebody typed, and what would no longer go with it', () => {
    const form = operationForm()
    const typed = { ...form, starts: '01.12.2026' }
    expect(followSites(typed, [site('America/Bogota')])).toEqual(typed)
    const longer = followSites({ ...form, ends: '20.12.2026' }, [site('America/Bogota')])
    expect(longer).toMatchObject({ starts: '24.11.2026', ends: '20.12.2026' })
    const one = followSites({ ...longer, ends: '24.11.2026' }, [site('Pacific/Auckland')])
    expect(one).toMatchObject({ starts: '24.11.2026', ends: '24.11.2026' })
  })
})
