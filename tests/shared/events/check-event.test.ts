import { expect, test } from 'vitest'
import { checkEvent } from '../../../shared/events/check-event.ts'
import { isClockTime, isDate, isLocalMinute } from '../../../shared/events/check-values.ts'
import { rulesVersion } from '../../../shared/events/op-table.ts'
import { writeEvent } from '../../../shared/events/write-event.ts'
import { logOf, someRecipient } from '../builders.ts'

const head = { n: 7, at: '2021-07-06T22:38:05+02:00', by: 1 }
const log = logOf('station 1')
const reference = [log, 3, '0123456789abcdef']
const other = [log, 4, '0123456789abcdef']
const recorded = {
  ...head,
  op: 'recorded',
  kind: 'inspection',
  site: 'HRBAJ',
  when: '2021-07-06T22:38+02:00',
  body: {
    place: 'CHECKPOINT',
    checked: { 'inspectionTypes:PERSON': 1, 'inspectionTypes:VEHICLE/transportModes:BUS': 2 },
    queries: { 'databases:SLTD/queryResults:NO_HIT': 1 },
    outcomes: ['CLEARED'],
  },
}
const amended = { ...head, op: 'amended', record: reference, base: [reference] }
const sheet = {
  ...head,
  op: 'sheet',
  scope: { of: 'site', id: 'HRBAJ' },
  period: ['2021-07-06', '2021-07-06'],
  number: 1,
  version: 1,
  pack: 1,
  rules: 1,
  figures: { inspections_total: 12, 'inspections_total/placeTypes:AIRPORT': 0 },
  basis: [{ log, index: 2, hash: log }],
  decisions: [],
  check: 'K7QF 2M9D',
}

const faultOf = (value: unknown): unknown => {
  const checked = checkEvent(value)
  if (checked.ok) return null
  expect(checked.refusal.reason).toBe('not-a-valid-event')
  return checked.refusal.detail?.field
}

test.each([
  { ...head, op: 'opened', role: 'station', place: 'HRBAJ', code: 'HRBAJ3', recipient: someRecipient },
  recorded,
  { ...recorded, kind: 'arrest', body: { status: 'ARRESTED', category: 'OTHER', persons: 2 } },
  { ...recorded, kind: 'rescue', body: {} },
  amended,
  { ...amended, set: { place: null, when: '2021-07-06T22:38+02:00', site: 'TZNAM' } },
  { ...amended, set: { persons: 3 }, add: { offences: ['0204', '08051'] } },
  {
    ...amended,
    add: { checked: { 'inspectionTypes:PERSON': 4 } },
    drop: { outcomes: ['CLEARED'], queries: ['databases:SLTD/queryResults:NO_HIT'] },
  },
  { ...head, op: 'voided', record: reference, base: [reference] },
  { ...head, op: 'restored', record: reference, base: [reference] },
  { ...head, op: 'approved', record: reference, base: [reference] },
  { ...head, op: 'related', kind: 'same-person', records: [reference, other], holds: true, base: [] },
  { ...head, op: 'related', kind: 'part-of-group', records: [other, reference], holds: false, base: [other] },
  { ...head, op: 'rejected', log },
  { ...head, op: 'revoked', log, branches: [] },
  { ...head, op: 'revoked', log, branches: [{ index: 2, hash: log }] },
  { ...head, op: 'clock-shifted', log, first: 3, last: 3, seconds: -86_400 },
  { ...head, op: 'day-closed', scope: { of: 'site', id: 'HRBAJ' }, day: '2021-07-06' },
  { ...head, op: 'officer', officer: 2, role: 'officer', enabled: true },
  { ...head, op: 'accepted', log, branches: [] },
  { ...head, op: 'accepted', log, branches: [{ index: 2, hash: log }], suffix: 'b' },
  { ...head, op: 'shift', site: 'HRBAJ', state: 'on' },
  { ...head, op: 'shift', site: 'HRBAJ', state: 'nothing-to-report', officers: 4 },
  sheet,
  { ...sheet, scope: { of: 'operation' } },
  { ...head, op: 'audited', act: 'unlock' },
  { ...head, op: 'audited', act: 'recover', to: 'HRBAJ1:2:4f1c09aa37e2b8d05561' },
  { ...head, op: 'audited', act: 'export', to: 'OCUABU', first: 1, last: 3 },
])('valid: $op', (event) => {
  expect(faultOf(event)).toBe(null)
  // No cast to a narrower type: whatever passes can be written, and is written as it stands.
  expect(writeEvent(event as never)).toBe(JSON.stringify(event))
})

test.each<[unknown, string]>([
  [null, 'line'],
  [[], 'line'],
  ['recorded', 'line'],
  [{ at: head.at, n: 7, by: 1, op: 'voided' }, 'n'],
  [{ ...head, n: 0, op: 'x' }, 'n'],
  [{ ...head, n: '7', op: 'x' }, 'n'],
  [{ ...head, by: -1, op: 'x' }, 'by'],
  [{ ...head, at: '2021-02-30T10:00:00+00:00', op: 'x' }, 'at'],
  [{ ...head, op: 'Recorded' }, 'op'],
  [{ ...head, op: 5 }, 'op'],
  [
    { ...head, op: 'opened', place: 'HRBAJ', role: 'station', code: 'HRBAJ3', recipient: someRecipient },
    'role',
  ],
  [
    { ...head, op: 'opened', role: 'station', place: 'hrbaj', code: 'HRBAJ3', recipient: someRecipient },
    'place',
  ],
  [
    {
      ...head,
      op: 'opened',
      role: 'station',
      place: 'HRBAJ',
      code: 'HRBAJ3',
      recipient: `${someRecipient}x`,
    },
    'recipient',
  ],
  [
    { ...head, op: 'related', kind: 'same-person', records: [other, reference], holds: true, base: [] },
    'records',
  ],
  [
    { ...head, op: 'related', kind: 'part-of-group', records: [other, other], holds: true, base: [] },
    'records',
  ],
  [{ ...head, op: 'related', kind: 'twins', records: [reference, other], holds: true, base: [] }, 'kind'],
  [{ ...head, op: 'related', kind: 'same-case', records: [reference], holds: true, base: [] }, 'records'],
  [{ ...head, op: 'revoked', log, branches: [{ index: 0, hash: log }] }, 'branches'],
  [{ ...head, op: 'rejected', log: 'x' }, 'log'],
  [{ ...head, op: 'clock-shifted', log, first: 4, last: 3, seconds: 1 }, 'last'],
  [{ ...head, op: 'clock-shifted', log, first: 1, last: 3, seconds: 1e9 }, 'seconds'],
  [{ ...head, op: 'day-closed', scope: { of: 'operation' }, day: '2021-07-32' }, 'day'],
  [{ ...recorded, kind: 'seizure' }, 'kind'],
  [{ ...recorded, kind: '__proto__' }, 'kind'],
  [{ ...recorded, kind: 'constructor' }, 'kind'],
  [{ ...recorded, site: 'X' }, 'site'],
  [{ ...recorded, when: '2021-07-06T22:38:00+02:00' }, 'when'],
  [{ ...recorded, body: [] }, 'body'],
  [{ ...recorded, extra: 1 }, '?'],
  [{ ...recorded, body: { plate: 'ZG 1234' } }, 'plate'], // personal: not in a counted line
  [{ ...recorded, body: { nonsense: 1 } }, '?'],
  [{ ...recorded, body: JSON.parse('{"__proto__":1}') }, '?'],
  [{ ...recorded, body: { place: 'MOON' } }, 'place'],
  [{ ...recorded, body: { place: null } }, 'place'],
  [{ ...recorded, body: { count: 0 } }, 'count'],
  [{ ...recorded, body: { count: '1' } }, 'count'],
  [{ ...recorded, body: { outcomes: [] } }, 'outcomes'],
  [{ ...recorded, body: { outcomes: ['REFUSED_ENTRY', 'CLEARED'] } }, 'outcomes'], // not sorted
  [{ ...recorded, body: { outcomes: ['CLEARED', 'CLEARED'] } }, 'outcomes'],
  [{ ...recorded, body: { outcomes: 'CLEARED' } }, 'outcomes'],
  [{ ...recorded, body: { checked: {} } }, 'checked'],
  [{ ...recorded, body: { checked: { 'inspectionTypes:PERSON': 0 } } }, 'checked'],
  [{ ...recorded, body: { checked: { 'inspectionTypes:PERSON': 100_001 } } }, 'checked'],
  [{ ...recorded, body: { checked: { PERSON: 1 } } }, 'checked'],
  [{ ...recorded, body: { checked: { 'inspectionTypes:NOBODY': 1 } } }, 'checked'],
  [{ ...recorded, body: { checked: { 'transportModes:BUS/inspectionTypes:VEHICLE': 1 } } }, 'checked'], // order
  [{ ...recorded, body: { checked: { 'inspectionTypes:PERSON/inspectionTypes:PERSON': 1 } } }, 'checked'],
  [{ ...recorded, body: { queries: { 'databases:SLTD': 1 } } }, 'queries'], // the result is not optional
  [{ ...amended, base: [] }, 'base'],
  [{ ...amended, record: [log, 3, '0123'] }, 'record'],
  [{ ...amended, record: [log.toUpperCase(), 3, '0123456789abcdef'] }, 'record'],
  [{ ...amended, set: { checked: null } }, 'checked'], // members are dropped, not cleared
  [{ ...amended, set: { familyName: 'Kovač' } }, 'familyName'],
  [{ ...amended, set: { when: null } }, 'when'],
  [{ ...amended, add: { place: ['CHECKPOINT'] } }, 'place'],
  [{ ...amended, set: { persons: 2 }, add: { checked: { 'inspectionTypes:PERSON': 1 } } }, 'checked'], // no kind has both
  [{ ...amended, add: { outcomes: ['CLEARED'] }, drop: { outcomes: ['CLEARED'] } }, 'add'],
  [{ ...head, op: 'officer', officer: 0, role: 'officer', enabled: true }, 'officer'],
  [{ ...head, op: 'officer', officer: 2, role: 'chief', enabled: true }, 'role'],
  [{ ...head, op: 'officer', officer: 2, role: 'officer', enabled: 1 }, 'enabled'],
  [{ ...head, op: 'accepted', log: log.slice(1), branches: [] }, 'log'],
  [{ ...head, op: 'accepted', log, branches: [{ hash: log, index: 2 }] }, 'branches'],
  [{ ...head, op: 'shift', site: 'HRBAJ', state: 'off', officers: -1 }, 'officers'],
  [{ ...sheet, scope: { of: 'site' } }, 'scope'],
  [{ ...sheet, period: ['2021-07-07', '2021-07-06'] }, 'period'],
  [{ ...sheet, figures: { 'two words': 1 } }, 'figures'],
  [{ ...sheet, check: 'K7QF2M9D' }, 'check'],
  [{ ...head, op: 'audited', act: 'wipe' }, 'act'],
  [{ ...head, op: 'audited', act: 'export', first: 3, last: 1 }, 'last'],
])('refused: %j for %s', (event, field) => {
  expect(faultOf(event)).not.toBe(null)
  if (field !== 'add') expect(faultOf(event)).toBe(field)
})

test('an op of a later version is kept with whatever it holds', () => {
  const later = { ...head, op: 'transferred', to: [{ deep: { x: 1 } }] }
  expect(checkEvent(later)).toEqual({ ok: true, value: later })
})

test('under newer rules, what ours refuse is kept as not understood, and cannot be taken for ours', () => {
  const later = { ...recorded, kind: 'seizure' }
  expect(checkEvent(later, rulesVersion + 1)).toMatchObject({ ok: true, value: { op: 'recorded/2' } })
  expect(checkEvent(recorded, rulesVersion + 1)).toMatchObject({ ok: true, value: { op: 'recorded' } })
  expect(checkEvent({ ...later, by: 'x' }, rulesVersion + 1).ok).toBe(false)
})

test('writing puts keys in order and sorts sets, and throws for what no reader would take', () => {
  const written = writeEvent({
    op: 'recorded',
    body: { outcomes: ['SECONDARY', 'EVADED'] },
    when: '2021-07-06T22:38+02:00',
    site: 'HRBAJ',
    kind: 'inspection',
    ...head,
  } as never)
  expect(Object.keys(JSON.parse(written))).toEqual(['n', 'at', 'by', 'op', 'kind', 'site', 'when', 'body'])
  const { outcomes } = JSON.parse(written).body
  expect(outcomes).toEqual([...outcomes].sort())
  expect(() => writeEvent({ ...recorded, body: { place: 'MOON' } } as never)).toThrow('place')
})

test.each<[string, boolean]>([
  ['2021-07-06', true],
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['1900-02-29', false],
  ['2000-02-29', true],
  ['2021-13-01', false],
  ['2021-00-10', false],
  ['2021-04-31', false],
  ['2021-4-3', false],
  ['1899-12-31', false],
  ['２021-07-06', false],
])('date %s: %s', (text, right) => {
  expect(isDate(text)).toBe(right)
})

test.each<[string, boolean]>([
  ['2021-07-06T23:59+18:00', true],
  ['2021-07-06T23:59+18:01', false],
  ['2021-07-06T23:59-18:00', true],
  ['2021-07-06T23:59-19:00', false],
  ['2021-07-06T23:59+05:60', false],
  ['2021-07-06T24:00+00:00', false],
  ['2021-07-06T23:60+00:00', false],
  ['2021-07-06T23:59Z', false],
  ['2021-07-06T23:59-00:00', false],
  ['2021-07-06 23:59+00:00', false],
])('minute %s: %s', (text, right) => {
  expect(isLocalMinute(text)).toBe(right)
  expect(isClockTime(`${text.slice(0, 16)}:00${text.slice(16)}`)).toBe(right)
})

test('no leap seconds', () => {
  expect(isClockTime('2016-12-31T23:59:60+00:00')).toBe(false)
})
