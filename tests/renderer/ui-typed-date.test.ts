import { describe, expect, it } from 'vitest'
import { readTypedClock, readTypedDay } from '../../renderer/log/typed-date.ts'

describe('a typed day', () => {
  it.each([
    ['14.03.1984', '1984-03-14'],
    ['14.3.84', '1984-03-14'],
    ['14/03/1984', '1984-03-14'],
    ['14 3 1984', '1984-03-14'],
    ['14031984', '1984-03-14'],
    ['1984-03-14', '1984-03-14'],
    [' 1.1.21 ', '2021-01-01'],
    ['1.1.27', '1927-01-01'],
    ['29.02.2024', '2024-02-29'],
  ])('%s is %s', (typed, day) => expect(readTypedDay(typed, 2026)).toBe(day))
  it.each([
    '',
    '31.02.2021',
    '29.02.2023',
    '14.13.1984',
    '0.1.2021',
    'March',
    '140384',
    '14.03.184',
    '1899-12-31',
  ])('%s is none', (typed) => expect(readTypedDay(typed, 2026)).toBeNull())
})

describe('a typed time', () => {
  it.each([
    ['22:38', '22:38'],
    ['22.38', '22:38'],
    ['2238', '22:38'],
    ['9:05', '09:05'],
    ['9', '09:00'],
    ['0:00', '00:00'],
  ])('%s is %s', (typed, clock) => expect(readTypedClock(typed)).toBe(clock))
  it.each(['', '24:00', '22:60', '223', 'noon'])('%s is none', (typed) =>
    expect(readTypedClock(typed)).toBeNull(),
  )
})
