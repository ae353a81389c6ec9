import { expect, test } from 'vitest'
import { checkPersonal } from '../../../shared/events/check-personal.ts'
import { writePersonal } from '../../../shared/events/write-event.ts'
import { logOf } from '../builders.ts'

const salt = '00112233445566778899aabb'
const detail = { n: 3, class: 'detail', salt }
const hash = logOf('x')

test.each([
  detail,
  { ...detail, fields: { familyName: 'Kovač', birthDate: '1989-02-28', note: 'two\nlines' } },
  { ...detail, fields: {}, cleared: ['documentNumber', 'plate'], reason: 'typed twice' },
  { ...detail, name: 'Ana Kovač', badge: 'HR-0417' },
  { n: 3, class: 'detail', erased: hash },
  { n: 3, class: 'match', erased: hash },
])('valid: %j', (line) => {
  expect(checkPersonal(line)).toEqual({ ok: true, value: line })
  expect(writePersonal(line as never)).toBe(JSON.stringify(line))
})

test('lines of another class are kept as they are', () => {
  const match = { n: 3, class: 'match', salt, doc1: '0011223344556677' }
  expect(checkPersonal(match)).toEqual({ ok: true, value: match })
})

test.each<[unknown, string]>([
  [{ ...detail, n: 0 }, 'n'],
  [{ class: 'detail', n: 3, salt }, 'n'],
  [{ ...detail, class: 'Detail' }, 'class'],
  [{ ...detail, salt: salt.slice(2) }, 'salt'],
  [{ ...detail, salt: salt.toUpperCase() }, 'salt'],
  [{ n: 3, class: 'detail' }, 'salt'],
  [{ n: 3, class: 'detail', erased: hash, fields: {} }, 'erased'],
  [{ n: 3, class: 'detail', erased: 'gone' }, 'erased'],
  [{ ...detail, fields: { unknownField: 'x' } }, 'fields'],
  [{ ...detail, fields: { place: 'CHECKPOINT' } }, 'fields'],
  [{ ...detail, fields: { familyName: '' } }, 'fields'],
  [{ ...detail, fields: { familyName: 7 } }, 'fields'],
  [{ ...detail, fields: { familyName: 'a\nb' } }, 'fields'],
  [{ ...detail, fields: { familyName: 'a\u009bb' } }, 'fields'],
  [{ ...detail, fields: { note: 'a\tb' } }, 'fields'],
  [{ ...detail, fields: { familyName: 'x'.repeat(121) } }, 'fields'],
  [{ ...detail, fields: { birthDate: '1989-02-30' } }, 'fields'],
  [{ ...detail, cleared: [] }, 'cleared'],
  [{ ...detail, cleared: ['plate', 'documentNumber'] }, 'cleared'],
  [{ ...detail, reason: '' }, 'reason'],
  [{ ...detail, badge: 'x', name: 'y' }, 'name'],
  [{ ...detail, phone: '1' }, '?'],
])('refused: %j for %s', (line, field) => {
  expect(checkPersonal(line)).toMatchObject({
    ok: false,
    refusal: { reason: 'not-a-valid-event', detail: { field } },
  })
})

test('lengths are characters, not code units', () => {
  const most = { ...detail, fields: { familyName: '𠮷'.repeat(120) } }
  expect(checkPersonal(most).ok).toBe(true)
})

test('under newer rules an unknown field is kept in the bytes and not handed on', () => {
  expect(checkPersonal({ ...detail, phone: '1' }, true)).toEqual({
    ok: true,
    value: { n: 3, class: 'detail' },
  })
})
