import { describe, expect, test } from 'vitest'
import type { Reference, Scope } from '../../../shared/events/event.ts'
import { makeCheckCode, sameFigures, sameRecords, verifyFigures } from '../../../shared/sheet/check-code.ts'
import { hashing, logNamed } from '../fold-logs.ts'

const scope: Scope = { of: 'site', id: 'HRBAJ' }
const period = ['2021-07-06', '2021-07-06'] as const
const figures = { inspections_total: 2391, 'today/inspections_total': 1204, victims_total: 8 }
const heads: readonly Reference[] = [
  [logNamed('b'), 1, '0123456789abcdef'],
  [logNamed('a'), 12, '0123456789abcdef'],
]
const make = (more: { scope?: Scope; figures?: Record<string, number>; heads?: readonly Reference[] } = {}) =>
  makeCheckCode(hashing, more.scope ?? scope, period, more.figures ?? figures, more.heads ?? heads)

describe('the check code', () => {
  test('is two groups of four that a person can read aloud', () => {
    expect(make()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4} [0-9A-HJKMNP-TV-Z]{4}$/)
    // Fixed for ever with rules version 1: paper that was printed must go on verifying.
    expect(make()).toMatchInlineSnapshot(`"MQRV JGT2"`)
  })

  test('its first group changes with any printed figure, its second with any record', () => {
    const code = make()
    const other = make({ figures: { ...figures, victims_total: 9 } })
    expect([sameFigures(code, other), sameRecords(code, other)]).toEqual([false, true])
    const later = make({ heads: heads.slice(1) })
    expect([sameFigures(code, later), sameRecords(code, later)]).toEqual([true, false])
    const elsewhere = make({ scope: { of: 'site', id: 'TZDAR' } })
    expect([sameFigures(code, elsewhere), sameRecords(code, elsewhere)]).toEqual([false, false])
  })

  test('does not depend on the order of heads, nor on figures that no row prints', () => {
    expect(make({ heads: heads.toReversed() })).toBe(make())
    expect(make({ figures: { ...figures, 'persons_checked/placeTypes:AIRPORT': 5 } })).toBe(make())
  })

  test('verifies figures typed from paper, however the code was typed', () => {
    const code = make()
    const typed = { victims_total: 8, 'today/inspections_total': 1204, inspections_total: 2391 }
    expect(verifyFigures(hashing, code, scope, period, typed)).toBe(true)
    expect(verifyFigures(hashing, code.toLowerCase().replace(' ', '-'), scope, period, typed)).toBe(true)
    expect(verifyFigures(hashing, code, scope, period, { ...typed, victims_total: 80 })).toBe(false)
    expect(verifyFigures(hashing, '', scope, period, typed)).toBe(false)
  })

  test('tells nought from not reported', () => {
    expect(sameFigures(make(), make({ figures: { ...figures, flights_monitored: 0 } }))).toBe(false)
  })
})
