/** The quick reading of ordinary lines takes nothing that the full checks refuse, and reads the same from it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkEvent } from '../../shared/events/check-event.ts'
import type { Recorded } from '../../shared/events/event.ts'
import { decodeText, encodeText } from '../../shared/lines/bytes.ts'
import { readLine } from '../../shared/lines/read-line.ts'
import { LineForms } from '../../shared/segments/line-forms.ts'
import { damaged } from './damaged-line.ts'

const record: Recorded = {
  n: 12,
  at: '2021-07-06T22:38:05+02:00',
  by: 3,
  op: 'recorded',
  kind: 'inspection',
  site: 'HRBAJ',
  when: '2021-07-06T22:38+02:00',
  body: { place: 'LAND_BORDER', checked: { 'inspectionTypes:PERSON': 2 }, outcomes: ['DB_HIT', 'SECONDARY'] },
}
const line = JSON.stringify(record)

const remember = (forms: LineForms, event: Recorded, times = 2): void => {
  const bytes = encodeText(JSON.stringify(event))
  for (let time = 0; time < times; time++) forms.remember(bytes, 0, bytes.length, event)
}

/** As the form gives it again; null: not taken. In the middle of other bytes, as it lies in a segment. */
const taken = (forms: LineForms, text: string, n: number): string | null => {
  const bytes = encodeText(`x\n${text}\ny`)
  const columns = { form: new Uint32Array(3), second: new Uint32Array(3), minute: new Int32Array(3) }
  if (!forms.take(bytes, 2, bytes.length - 2, n, columns, 1)) return null
  return (
    forms.texts[columns.form[1] as number]?.line(
      n,
      columns.second[1] as number,
      columns.minute[1] as number,
    ) ?? null
  )
}

const full = (text: string) => {
  const read = readLine(text)
  return read.ok ? checkEvent(read.value) : read
}

test('what was said twice is a form, and what differs in number and times alone is found by it', () => {
  const forms = new LineForms()
  remember(forms, record, 1)
  expect(taken(forms, line, 12)).toBeNull()
  remember(forms, record, 1)
  expect(taken(forms, line, 12)).toBe(line)
  expect(taken(forms, line, 13)).toBeNull()
  for (const [n, at, when] of [
    [1234567, '2021-07-06T00:00:00+02:00', '2020-02-29T23:59+02:00'],
    [13, '2099-12-31T23:59:59+02:00', '1969-12-31T00:00+02:00'],
  ] as const) {
    const other = JSON.stringify({ ...record, n, at, when })
    expect(taken(forms, other, n)).toBe(other)
  }
  // Nobody has found these right: they are not its business.
  for (const [from, to] of [
    ['"by":3', '"by":4'],
    ['"by":3', '"by":03'],
    ['inspection"', 'arrest"'],
    ['HRBAJ', 'HRBA'],
    ['PERSON":2', 'PERSON":7'],
    ['38+02:00', '38+02:30'],
    ['05+02:00', '05Z'],
    ['07-06T22:38:05', '02-30T22:38:05'],
    ['22:38:05', '24:38:05'],
    ['22:38:05', '22:38:60'],
    ['"n":12', '"n":012'],
  ] as const)
    expect(taken(forms, line.replace(from, to), 12), to).toBeNull()
})

test('a line that its form would not give again makes no form', () => {
  const forms = new LineForms()
  const odd = [
    { ...record, when: '2021-07-06T10:00-00:00' },
    { ...record, at: '1969-12-31T10:00:00+02:00' },
    { ...record, by: 3, body: record.body, extra: 1 } as Recorded,
  ]
  for (const event of odd) {
    remember(forms, event, 3)
    expect(taken(forms, JSON.stringify(event), 12)).toBeNull()
  }
  expect(forms.forms).toEqual([])
})

test('two forms of one hash are told apart, and a full table is followed by another', () => {
  const forms = new LineForms()
  for (let by = 0; by < 5000; by++) remember(forms, { ...record, by })
  expect(forms.forms).toHaveLength(4096)
  for (let by = 0; by < 4096; by++) {
    const other = JSON.stringify({ ...record, by })
    expect(taken(forms, other, 12)).toBe(other)
  }
  expect(taken(forms, JSON.stringify({ ...record, by: 4999 }), 12)).toBeNull()
  expect(forms.next).not.toBe(forms)
  expect(new LineForms().next.forms).toEqual([])
})

test('whatever is taken quickly, the full checks take and read alike', () => {
  const forms = new LineForms()
  remember(forms, record)
  remember(forms, { ...record, at: '2021-07-06T22:38:05-03:30', by: 9999 })
  let found = 0
  fc.assert(
    fc.property(damaged(line), (changed) => {
      const given = taken(forms, changed, 12)
      if (given === null) return
      found++
      expect(given).toBe(decodeText(encodeText(changed)))
      expect(full(given)).toEqual({ ok: true, value: JSON.parse(given) })
    }),
    { numRuns: 20_000 },
  )
  expect(found).toBeGreaterThan(50)
})
