/** Expectations by hand: a person counts once per figure within the scope printed, on the day of the earliest record there. */
import { describe, expect, test } from 'vitest'
import type { Body, KindName, Reference, RelationKind, Scope } from '../../../shared/events/event.ts'
import { compareReferences } from '../../../shared/events/reference.ts'
import { tallyOf } from '../../../shared/figures/tally-scope.ts'
import { foldOf, startLog } from '../fold-logs.ts'

const operation: Scope = { of: 'operation' }
const at = (id: string): Scope => ({ of: 'site', id })
const [first, second] = ['2021-07-06', '2021-07-07']
const day = first

const scene = () => {
  const log = startLog('CSU', 'unit', 'CSU')
  const add = (kind: KindName, site: string, day: string, body: Body, hour = '10') =>
    log.record(body, { kind, site, when: `${day}T${hour}:00+02:00` })
  const relate = (
    kind: RelationKind,
    a: Reference,
    b: Reference,
    holds = true,
    base: readonly Reference[] = [],
  ) =>
    log.write({
      ...{ op: 'related', kind, holds, base },
      records: kind === 'part-of-group' || compareReferences(a, b) < 0 ? [a, b] : [b, a],
    })
  const tally = (scope: Scope, day: string) => {
    if (log.journal.length > 0) log.seal()
    return tallyOf(foldOf(log.segments), scope, day, null)
  }
  return { add, relate, tally }
}

const victim = (more: Body = {}): Body => ({
  trafficking: 'PossibleVictimOfTrafficking',
  sex: '2',
  majority: 'Adult',
  citizenship: 'NGA',
  ...more,
})
const arrested = (category: string, more: Body = {}): Body => ({
  status: 'ARRESTED',
  category,
  sex: '1',
  ...more,
})

describe('one person in two records', () => {
  test('counts once in the scope that has both, and in each that has one', () => {
    const { add, relate, tally } = scene()
    const a = add('rescue', 'AAA', first, victim())
    const b = add('rescue', 'CCC', second, victim({ citizenship: 'GHA', majority: 'Minor' }))
    add('rescue', 'CCC', second, victim({ sex: '1' }))
    expect(tally(operation, second).soFar.victims_total).toBe(3)
    relate('same-person', a, b)

    const whole = tally(operation, second)
    expect(whole.soFar.victims_total).toBe(2)
    // Attributes of the earliest record; the day of the earliest record.
    expect(whole.soFar['victims_by_sex_age/sex:2/majority:Adult']).toBe(1)
    expect(whole.soFar['victims_by_sex_age/sex:2/majority:Minor']).toBe(0)
    expect(whole.soFar.victims_minors).toBe(1)
    expect(whole.soFar['victims_by_citizenship/citizenship:GHA']).toBeUndefined()
    expect(whole.soFar['victims_by_citizenship/citizenships']).toBe(1)
    expect(whole.today.victims_total).toBe(1)
    expect(tally(operation, first).soFar.victims_total).toBe(1)
    // So the figures of sites need not add up to the unit's.
    expect(tally(at('AAA'), second).soFar.victims_total).toBe(1)
    expect(tally(at('CCC'), second).soFar.victims_total).toBe(2)
    expect(whole.soFar['victims_total/country:HRV']).toBe(1)
    expect(whole.soFar['victims_total/country:TZA']).toBe(1)
  })

  test('the earliest is the one that happened first, whichever was written first', () => {
    const { add, relate, tally } = scene()
    const late = add('rescue', 'AAA', first, victim({ majority: 'Minor' }), '20')
    const early = add('rescue', 'AAA', first, victim({ majority: 'Adult' }), '09')
    relate('same-person', late, early)
    const { soFar } = tally(operation, first)
    expect(soFar['victims_by_sex_age/sex:2/majority:Adult']).toBe(1)
    expect(soFar['victims_by_sex_age/sex:2/majority:Minor']).toBe(0)
  })

  test('a group is nobody’s second record, nor is anybody that of a group', () => {
    for (const groupFirst of [true, false]) {
      const { add, relate, tally } = scene()
      const group = add('rescue', 'AAA', groupFirst ? first : second, victim({ persons: 10 }))
      const one = add('rescue', 'AAA', groupFirst ? second : first, victim())
      relate('same-person', group, one)
      expect(tally(operation, second).soFar.victims_total).toBe(11)
    }
  })

  test('a relation withdrawn restores the figures exactly', () => {
    const { add, relate, tally } = scene()
    const a = add('rescue', 'AAA', first, victim())
    const b = add(
      'rescue',
      'AAA',
      second,
      victim({ assistance: { 'assistance:Health/assistanceStatus:Needed': 1 } }),
    )
    const before = tally(operation, second)
    const related = relate('same-person', a, b)
    expect(tally(operation, second).soFar).not.toEqual(before.soFar)
    relate('same-person', a, b, false, [related])
    const after = tally(operation, second)
    expect([after.today, after.soFar]).toEqual([before.today, before.soFar])
  })

  test('is counted in each figure by the first record that counts there', () => {
    const { add, relate, tally } = scene()
    const migrant = add('rescue', 'AAA', first, {
      migrant: ['IrregularMigrant'],
      sex: '2',
      majority: 'Adult',
    })
    const later = add('rescue', 'AAA', second, victim({ migrant: ['IrregularMigrant'] }))
    relate('same-person', migrant, later)
    const { today, soFar } = tally(operation, second)
    expect([soFar.victims_total, soFar.irregular_migrants]).toEqual([1, 1])
    expect([today.victims_total, today.irregular_migrants]).toEqual([1, 0])
  })

  test('is told as overlap where one record says migrant and another victim', () => {
    const { add, relate, tally } = scene()
    const a = add('rescue', 'AAA', first, { migrant: ['IrregularMigrant'] })
    const b = add('rescue', 'AAA', second, victim())
    expect(tally(operation, second).soFar['irregular_migrants/overlap']).toBe(0)
    relate('same-person', a, b)
    expect(tally(operation, second).soFar['irregular_migrants/overlap']).toBe(1)
    expect(tally(operation, first).soFar['irregular_migrants/overlap']).toBe(0)
  })

  test('arrested twice counts under the highest category, and C2 adds up to C1', () => {
    const { add, relate, tally } = scene()
    const a = add('arrest', 'AAA', first, arrested('DOCS'))
    const b = add('arrest', 'AAA', second, arrested('TIP'))
    const c = add('arrest', 'AAA', second, arrested('SOM'), '11')
    relate('same-person', a, b)
    relate('same-person', b, c)
    const { soFar } = tally(operation, second)
    expect(soFar.arrests_total).toBe(1)
    expect(
      ['TIP', 'SOM', 'DOCS', 'OTHER'].map((code) => soFar[`arrests_by_category/arrestCategories:${code}`]),
    ).toEqual([1, 0, 0, 0])
    expect(tally(operation, first).soFar['arrests_by_category/arrestCategories:DOCS']).toBe(1)
  })

  test('a suspect who is also a victim counts in both groups', () => {
    const { add, relate, tally } = scene()
    const a = add('arrest', 'AAA', first, arrested('TIP'))
    const b = add('rescue', 'AAA', first, victim(), '11')
    relate('same-person', a, b)
    const { soFar } = tally(operation, first)
    expect([soFar.arrests_total, soFar.victims_total]).toEqual([1, 1])
  })
})

describe('a group', () => {
  const group = (persons: number): Body => ({ migrant: ['IrregularMigrant'], persons, citizenship: 'AFG' })

  test('counts fewer by those registered themselves, never below nought', () => {
    const { add, relate, tally } = scene()
    const lorry = add('rescue', 'AAA', first, group(2))
    const people = ['11', '12', '13'].map((hour) =>
      add('rescue', 'AAA', first, { migrant: ['IrregularMigrant'], citizenship: 'AFG' }, hour),
    )
    expect(tally(operation, first).soFar.irregular_migrants).toBe(5)
    const [one, two, three] = people as [Reference, Reference, Reference]
    relate('part-of-group', one, lorry)
    const { soFar } = tally(operation, first)
    expect([soFar.irregular_migrants, soFar['irregular_migrants/citizenship:AFG']]).toEqual([4, 4])
    expect(soFar['irregular_migrants/group']).toBe(1)
    relate('part-of-group', two, lorry)
    relate('part-of-group', three, lorry)
    expect(tally(operation, first).soFar.irregular_migrants).toBe(3)
  })

  test('a person registered twice is one of the group', () => {
    const { add, relate, tally } = scene()
    const lorry = add('rescue', 'AAA', first, group(10))
    const a = add('rescue', 'AAA', first, { migrant: ['IrregularMigrant'] }, '11')
    const b = add('rescue', 'AAA', second, { migrant: ['IrregularMigrant'] })
    relate('part-of-group', a, lorry)
    relate('part-of-group', b, lorry)
    relate('same-person', a, b)
    expect(tally(operation, second).soFar.irregular_migrants).toBe(10)
    // On the first day one of them is registered.
    expect(tally(operation, first).soFar.irregular_migrants).toBe(10)
  })

  test('of one person is a group as well: it is not taken off twice', () => {
    const { add, relate, tally } = scene()
    const first = add('arrest', 'AAA', day, arrested('TIP', { citizenship: 'HRV' }), '09')
    const group = add('arrest', 'AAA', day, arrested('TIP', { citizenship: 'UKR' }), '10')
    const member = add('arrest', 'AAA', day, arrested('TIP', { citizenship: 'HRV' }), '11')
    relate('same-person', first, group)
    relate('part-of-group', member, group)
    const { soFar } = tally(at('AAA'), day)
    expect(soFar['arrests_total/citizenship:UKR'] ?? 0).toBe(0)
    expect(soFar.arrests_total).toBe(2)
  })

  test('that is said to belong to another, which belongs to it, loses nobody', () => {
    const { add, relate, tally } = scene()
    const [a, b] = ['09', '10'].map((hour) => add('arrest', 'AAA', day, arrested('TIP'), hour))
    if (!a || !b) throw new Error('no records')
    relate('part-of-group', a, b)
    relate('part-of-group', b, a)
    expect(tally(at('AAA'), day).soFar.arrests_total).toBe(2)
  })
})
