import { expect, test } from 'vitest'
import {
  checkRecord,
  normaliseRecord,
  normaliseText,
  type RecordDraft,
} from '../../../shared/kinds/check-record.ts'
import { kindNames, kinds } from '../../../shared/kinds/kinds.ts'
import { makeTestPack } from '../builders.ts'

const pack = makeTestPack()
const now = '2021-07-06T22:38:05+02:00'
const inspection: RecordDraft = {
  kind: 'inspection',
  site: 'HRBAJ',
  when: '2021-07-06T22:30+02:00',
  body: { place: 'CHECKPOINT', checked: { 'inspectionTypes:PERSON': 1 } },
  personal: {},
}
const arrest: RecordDraft = {
  ...inspection,
  kind: 'arrest',
  body: { place: 'CHECKPOINT', status: 'ARRESTED', category: 'SOM', basis: 'FLAGRANTE', persons: 1 },
}
const problems = (draft: RecordDraft) =>
  checkRecord(draft, pack, now).map(({ field, problem, detail }) => [
    field,
    problem,
    ...(detail ? [detail] : []),
  ])
const withBody = (body: object) =>
  problems({ ...inspection, body: { ...inspection.body, ...body } as RecordDraft['body'] })
const withPersonal = (personal: Record<string, string>) => problems({ ...inspection, personal })

test('a right entry has no problems', () => {
  expect(problems(inspection)).toEqual([])
  expect(withPersonal({ plate: 'ZG 1234-AB', birthDate: '1989-02-28', note: 'two\nlines' })).toEqual([])
})

test('site and time', () => {
  expect(problems({ ...inspection, site: 'NOWHERE' })).toEqual([['site', 'unknown-site']])
  expect(problems({ ...inspection, when: '' })).toEqual([['when', 'required']])
  expect(problems({ ...inspection, when: '2021-07-06' })).toEqual([['when', 'not-a-date']])
  expect(problems({ ...inspection, when: '2021-07-06T22:45+02:00' })).toEqual([])
  expect(problems({ ...inspection, when: '2021-07-06T22:49+02:00' })).toEqual([['when', 'in-the-future']])
  expect(problems({ ...inspection, when: '2021-07-04T22:30+02:00' })).toEqual([['when', 'outside-operation']])
  const after = (when: string) => checkRecord({ ...inspection, when }, pack, '2021-08-01T00:00:00+00:00')
  expect(after('2021-07-10T05:59+02:00')).toEqual([])
  expect(after('2021-07-11T05:59+02:00')).toMatchObject([{ problem: 'outside-operation' }])
})

test('the time falls on a day of the operation as the site’s cut-off has it, or on none that a tally shows', () => {
  const at = (when: string, site = 'HRBAJ') =>
    checkRecord({ ...inspection, when, site }, pack, '2021-08-01T00:00:00+00:00').map(
      (found) => found.problem,
    )
  expect(at('2021-07-05T05:59+02:00')).toEqual(['outside-operation'])
  expect(at('2021-07-05T06:00+02:00')).toEqual([])
  expect(at('2021-07-10T05:59+02:00')).toEqual([])
  expect(at('2021-07-10T06:00+02:00')).toEqual(['outside-operation'])
  // The same instants, by a clock set to UTC.
  expect(at('2021-07-05T03:59+00:00')).toEqual(['outside-operation'])
  expect(at('2021-07-10T03:59+00:00')).toEqual([])
  expect(at('2021-07-10T06:00+02:00', 'NOWHERE')).toEqual(['unknown-site'])
})

test('counted fields', () => {
  expect(problems({ ...inspection, body: {} })).toEqual([['place', 'required']])
  expect(withBody({ place: 'MOON' })).toEqual([['place', 'not-on-list']])
  expect(withBody({ count: 0 })).toEqual([['count', 'too-small', { min: 1 }]])
  expect(withBody({ count: 1_000_001 })).toEqual([['count', 'too-large', { max: 1_000_000 }]])
  expect(withBody({ count: 1.5 })).toEqual([['count', 'not-a-number']])
  expect(withBody({ outcomes: [] })).toEqual([['outcomes', 'required']])
  expect(withBody({ outcomes: ['X'] })).toEqual([['outcomes', 'not-on-list']])
  expect(withBody({ outcomes: ['EVADED', 'ARREST'] })).toEqual([['outcomes', 'bad-key']])
  expect(withBody({ outcomes: Array.from({ length: 14 }, (_, i) => `X${i}`) })).toEqual([
    ['outcomes', 'too-many', { most: 13 }],
  ])
  expect(withBody({ checked: { 'inspectionTypes:X': 1 } })).toEqual([['checked', 'bad-key']])
  expect(withBody({ checked: { 'inspectionTypes:PERSON': 0 } })).toEqual([
    ['checked', 'too-small', { min: 1 }],
  ])
  expect(withBody({ nonsense: 1 })).toEqual([['nonsense', 'unknown-field']])
  expect(
    problems({
      ...inspection,
      kind: 'rescue',
      body: { place: 'CHECKPOINT', migrant: ['IRREGULAR'], repatriated: 'yes' } as never,
    }),
  ).toContainEqual(['repatriated', 'not-on-list'])
})

test('personal fields, and a name where names may not be', () => {
  expect(withPersonal({ birthDate: '1989-02-30' })).toEqual([['birthDate', 'not-a-date']])
  expect(withPersonal({ plate: 'x'.repeat(33) })).toEqual([['plate', 'too-long', { most: 32 }]])
  expect(withPersonal({ plate: 'a\tb' })).toEqual([['plate', 'bad-key']])
  expect(withPersonal({ place: 'x' })).toEqual([['place', 'unknown-field']])
  expect(withBody({ plate: 'ZG' })).toEqual([['plate', 'unknown-field']])
  expect(withPersonal({ nonsense: 'x' })).toEqual([['nonsense', 'unknown-field']])
})

test('rules across fields come when each field is right', () => {
  expect(withBody({ checked: undefined }).length).toBe(1)
  expect(problems(arrest)).toEqual([])
  expect(problems({ ...arrest, body: { ...arrest.body, basis: 'RED_NOTICE' } })).toEqual([
    ['wantedBy', 'wanted-by-missing'],
    ['hit', 'hit-not-confirmed'],
  ])
})

test('every kind’s initial body needs no more than its rules say', () => {
  for (const name of kindNames) {
    const draft = { ...inspection, kind: name, body: kinds[name].initial('CHECKPOINT') }
    for (const [, problem] of problems(draft)) expect(['required', 'status-missing']).toContain(problem)
  }
})

test('text as it is kept', () => {
  expect(normaliseText('  Kovac\u030c \t Ana\u0007 ')).toBe('Kovač Ana')
  expect(normaliseText('a\r\n b \n\n', 'lines')).toBe('a\nb')
  expect(normaliseText('a\nb')).toBe('a b')
  expect(normaliseText('zg 1234-ab', 'plate')).toBe('ZG 1234-AB')
  const draft = normaliseRecord({
    ...inspection,
    body: { ...inspection.body, outcomes: ['EVADED', 'ARREST', 'EVADED'], queries: {}, notices: {} },
    personal: { plate: ' zg 1 ', note: '   ' },
  })
  expect(draft.personal).toEqual({ plate: 'ZG 1' })
  expect(draft.body).toEqual({ ...inspection.body, outcomes: ['ARREST', 'EVADED'] })
  expect(problems(draft)).toEqual([])
})
