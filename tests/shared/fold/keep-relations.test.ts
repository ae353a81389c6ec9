import { describe, expect, test } from 'vitest'
import type { Reference, RelationKind } from '../../../shared/events/event.ts'
import { compareReferences } from '../../../shared/events/reference.ts'
import { joinRecords } from '../../../shared/fold/keep-relations.ts'
import { foldOf, keyOf, type LogWriter, startLog } from '../fold-logs.ts'

const sealed = (...logs: readonly LogWriter[]) => {
  for (const log of logs) if (log.journal.length > 0) log.seal()
  return logs.flatMap((log) => log.segments)
}

const relate = (
  log: LogWriter,
  kind: RelationKind,
  records: readonly [Reference, Reference],
  holds = true,
  base: readonly Reference[] = [],
  at?: string,
): Reference => {
  const [a, b] = records
  const ordered = kind === 'part-of-group' || compareReferences(a, b) < 0 ? records : ([b, a] as const)
  return log.write({ op: 'related', kind, records: ordered, holds, base, ...(at ? { at } : {}) })
}

const operation = () => {
  const one = startLog('one', 'station', 'AAA')
  const two = startLog('two', 'station', 'CCC')
  const csu = startLog('CSU', 'unit', 'CSU')
  csu.accept(one.id)
  csu.accept(two.id)
  return { one, two, csu }
}

describe('a relation', () => {
  test('between own records takes effect, and a later decision takes it back', () => {
    const { one, csu } = operation()
    const [a, b] = [one.record(), one.record()]
    const related = relate(one, 'same-incident', [a, b])
    const fold = foldOf(sealed(one, csu))
    expect(fold.relations()).toMatchObject([
      { kind: 'same-incident', records: [a, b], holds: true, heads: [related] },
    ])

    relate(one, 'same-incident', [b, a], false, [related])
    fold.addSegments(sealed(one))
    expect(fold.relations()).toMatchObject([{ holds: false, conflict: false }])
    expect(joinRecords(fold.relations(), 'same-incident')).toEqual([])
  })

  test('with a record of another log is a proposal, unless a unit above both says so', () => {
    const { one, two, csu } = operation()
    const [a, b] = [one.record(), two.record()]
    const proposal = relate(one, 'same-person', [a, b])
    const fold = foldOf(sealed(one, two, csu))
    expect(fold.relations()).toEqual([])
    expect(fold.proposals().map(({ reference }) => reference)).toEqual([proposal])

    const ocu = startLog('OCU1', 'unit', 'OCU1')
    relate(ocu, 'same-person', [a, b])
    fold.addSegments(sealed(ocu))
    expect(fold.relations()).toEqual([])
    relate(csu, 'same-person', [a, b])
    fold.addSegments(sealed(csu))
    expect(fold.relations()).toMatchObject([{ kind: 'same-person', holds: true }])
  })

  test('of two authors who had not seen each other: the later stands, and it is a conflict', () => {
    const { one, csu } = operation()
    const [a, b] = [one.record(), one.record()]
    const mine = relate(one, 'same-case', [a, b], true, [], '2021-07-06T12:00:00+00:00')
    const theirs = relate(csu, 'same-case', [a, b], false, [], '2021-07-06T11:00:00+00:00')
    const fold = foldOf(sealed(one, csu))
    expect(fold.relations()).toMatchObject([{ holds: true, conflict: true, by: mine }])
    relate(csu, 'same-case', [a, b], false, [mine, theirs], '2021-07-06T10:00:00+00:00')
    fold.addSegments(sealed(csu))
    expect(fold.relations()).toMatchObject([{ holds: false, conflict: false }])
  })

  test('waits for its records, whichever comes first', () => {
    const { one, csu } = operation()
    const a = one.record()
    one.seal()
    const b = one.record()
    one.seal()
    relate(one, 'same-incident', [a, b])
    const [first, second, third] = sealed(one)
    const fold = foldOf([...sealed(csu), first as never, third as never])
    expect(fold.relations()).toEqual([])
    fold.addSegments([second as never])
    expect(fold.relations()).toHaveLength(1)
  })

  test('with a record that does not count says nothing, until it counts', () => {
    const { one, two, csu } = operation()
    const [a, b] = [one.record(), two.record()]
    relate(csu, 'same-person', [a, b])
    csu.write({ op: 'rejected', log: two.id })
    const fold = foldOf(sealed(one, two, csu))
    expect(fold.relations()).toEqual([])
    csu.accept(two.id)
    fold.addSegments(sealed(csu))
    expect(fold.relations()).toHaveLength(1)
  })

  test('joins records into sets', () => {
    const { one, csu } = operation()
    const [a, b, c, d, e] = [one.record(), one.record(), one.record(), one.record(), one.record()]
    relate(one, 'same-person', [a, b])
    relate(one, 'same-person', [c, d])
    relate(one, 'same-person', [b, d])
    relate(one, 'same-incident', [d, e])
    const fold = foldOf(sealed(one, csu))
    const sets = joinRecords(fold.relations(), 'same-person')
    expect(sets.map((set) => set.map(keyOf))).toEqual([[a, b, c, d].map(keyOf)])
  })
})

describe('a voided record', () => {
  test('counts again once it is restored by someone who knew', () => {
    const { one, csu } = operation()
    const record = one.record()
    const voided = one.void(record, [record])
    const fold = foldOf(sealed(one, csu))
    expect(fold.record(keyOf(record))?.voided).toBe(true)
    const restored = one.write({ op: 'restored', record, base: [voided], at: '2021-07-06T01:00:00+00:00' })
    fold.addSegments(sealed(one))
    expect(fold.record(keyOf(record))).toMatchObject({ voided: false, heads: [restored], conflicts: [] })
    expect(fold.history(keyOf(record)).map(({ op }) => op)).toEqual(['recorded', 'voided', 'restored'])
  })

  test('and restored by someone who did not know is a conflict', () => {
    const { one, csu } = operation()
    const record = one.record()
    one.void(record, [record])
    csu.write({ op: 'restored', record, base: [record], at: '2021-07-06T23:00:00+00:00' })
    const fold = foldOf(sealed(one, csu))
    expect(fold.record(keyOf(record))).toMatchObject({ voided: false, conflicts: [{ register: 'voided' }] })
  })
})

test('a second person’s approval stands in the history and changes nothing else', () => {
  const { one, csu } = operation()
  const record = one.record()
  const before = foldOf(sealed(one, csu)).record(keyOf(record))
  one.write({ op: 'approved', record, base: [record], by: 2 })
  const after = foldOf(sealed(one, csu)).record(keyOf(record))
  expect(before?.approved).toBe(false)
  expect(after).toMatchObject({ approved: true, body: before?.body, voided: false })
})
