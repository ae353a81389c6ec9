import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumberOf, dayText, minuteOf, secondOf, writeMinute } from '../../../shared/figures/instant.ts'
import { boundsOf, cutoffOf, dayOf } from '../../../shared/figures/operation-day.ts'
import { site } from '../fold-logs.ts'

describe('times as numbers', () => {
  test('are those of the platform’s calendar', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
        (date) => {
          const text = date.toISOString()
          const minute = Math.floor(date.getTime() / 60_000)
          expect(minuteOf(`${text.slice(0, 16)}+00:00`)).toBe(minute)
          expect(secondOf(`${text.slice(0, 19)}-03:30`)).toBe(Math.floor(date.getTime() / 1000) + 12_600)
          expect(dayText(dayNumberOf(text))).toBe(text.slice(0, 10))
          expect(minuteOf(writeMinute(minute, -210))).toBe(minute)
        },
      ),
    )
  })
  test('write offsets on either side of UTC', () => {
    expect(writeMinute(minuteOf('2021-07-06T22:38+02:00'), 345)).toBe('2021-07-07T02:23+05:45')
    expect(writeMinute(minuteOf('2021-07-06T22:38+02:00'), -180)).toBe('2021-07-06T17:38-03:00')
  })
})

describe('the operation day', () => {
  const bajakovo = site('HRBAJ', 'OCU1')
  test.each([
    ['2021-07-06T06:00+02:00', '2021-07-06'],
    ['2021-07-06T05:59+02:00', '2021-07-05'],
    ['2021-07-07T05:59+02:00', '2021-07-06'],
    // The same instant as 05:59 there, by a clock set to UTC or to another zone.
    ['2021-07-06T03:59+00:00', '2021-07-05'],
    ['2021-07-05T23:59-04:00', '2021-07-05'],
    ['2021-07-06T12:00+12:00', '2021-07-05'],
  ])('of %s is %s', (when, day) => expect(dayOf(bajakovo, when)).toBe(day))

  test('runs from cut-off to cut-off', () => {
    expect(boundsOf(bajakovo, '2021-07-06')).toEqual({
      from: '2021-07-06T06:00+02:00',
      to: '2021-07-07T06:00+02:00',
    })
    expect(cutoffOf(bajakovo, '2021-07-06')).toBe(minuteOf('2021-07-07T04:00+00:00'))
  })

  test('is longer or shorter when the clocks change', () => {
    const autumn = site('X', 'OCU1', {
      offsets: [
        { from: '2021-03-28T01:00Z', minutes: 120 },
        { from: '2021-10-31T01:00Z', minutes: 60 },
      ],
      cutoffs: [{ from: '2021-01-01', minutes: 150 }],
    })
    // 02:30 comes twice on that day: the day begins at the first.
    expect(boundsOf(autumn, '2021-10-31')).toEqual({
      from: '2021-10-31T02:30+02:00',
      to: '2021-11-01T02:30+01:00',
    })
    expect(dayOf(autumn, '2021-10-31T02:30+01:00')).toBe('2021-10-31')
    expect(dayOf(autumn, '2021-10-31T02:29+02:00')).toBe('2021-10-30')
    const spring = site('Y', 'OCU1', {
      offsets: [
        { from: '2020-10-25T01:00Z', minutes: 60 },
        { from: '2021-03-28T01:00Z', minutes: 120 },
      ],
      cutoffs: [{ from: '2021-01-01', minutes: 150 }],
    })
    // 02:30 is skipped: the day begins where the clocks jump.
    expect(boundsOf(spring, '2021-03-28').from).toBe('2021-03-28T03:30+02:00')
    expect(dayOf(spring, '2021-03-28T01:59+01:00')).toBe('2021-03-27')
  })

  test('that has passed does not move when cut-off or offset change later', () => {
    const changed = site('HRBAJ', 'OCU1', {
      cutoffs: [
        { from: '2021-07-01', minutes: 360 },
        { from: '2021-07-08', minutes: 0 },
      ],
      offsets: [
        { from: '2021-07-01T00:00Z', minutes: 120 },
        { from: '2021-07-09T00:00Z', minutes: 180 },
      ],
    })
    for (const day of ['2021-07-05', '2021-07-06'])
      expect(boundsOf(changed, day)).toEqual(boundsOf(bajakovo, day))
    expect(boundsOf(changed, '2021-07-07').to).toBe('2021-07-08T00:00+02:00')
    expect(boundsOf(changed, '2021-07-10').from).toBe('2021-07-10T00:00+03:00')
  })

  test('is exactly one for every minute, whatever the pack says', () => {
    const minutes = fc.integer({ min: -840, max: 840 })
    const dated = fc.record({ from: fc.integer({ min: 0, max: 20 }), minutes })
    fc.assert(
      fc.property(
        fc.array(dated, { minLength: 1, maxLength: 4 }),
        fc.array(
          fc.record({ from: fc.integer({ min: 0, max: 20 }), minutes: fc.integer({ min: 0, max: 1439 }) }),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        fc.integer({ min: 0, max: 30_000 }),
        (offsets, cutoffs, after) => {
          const from = dayNumberOf('2021-07-01')
          const inOrder = <T extends { from: number }>(facts: T[]) => facts.sort((a, b) => a.from - b.from)
          const place = site('X', 'OCU1', {
            offsets: inOrder(offsets).map((fact) => ({
              from: `${dayText(from + fact.from)}T00:00Z`,
              minutes: fact.minutes,
            })),
            cutoffs: inOrder(cutoffs).map((fact) => ({
              from: dayText(from + fact.from),
              minutes: fact.minutes,
            })),
          })
          const when = writeMinute(from * 1440 + after, 0)
          const bounds = boundsOf(place, dayOf(place, when))
          expect(minuteOf(bounds.from)).toBeLessThanOrEqual(minuteOf(when))
          expect(minuteOf(when)).toBeLessThan(minuteOf(bounds.to))
        },
      ),
    )
  })
})
