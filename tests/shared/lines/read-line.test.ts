import { expect, test } from 'vitest'
import { encodeText, utf8Length } from '../../../shared/lines/bytes.ts'
import { lineLimits, readLine, splitLines } from '../../../shared/lines/read-line.ts'
import { joinLines, writeLine } from '../../../shared/lines/write-line.ts'

const whyNot = (text: string, limits?: { most?: number; depth?: number }): unknown => {
  const read = readLine(text, limits)
  return read.ok ? 'taken' : read.refusal.detail?.why
}

test('a strict line gives its value', () => {
  const line = '{"n":1,"name":"Ana Kovač 王","list":["a",true,null,-7]}'
  expect(readLine(line)).toEqual({ ok: true, value: JSON.parse(line) })
})

test.each([
  ['', 'empty'],
  ['{', 'not-json'],
  ['\ufeff{}', 'not-json'],
  ['{"a":1} ', 'not-canonical'],
  ['{ "a":1}', 'not-canonical'],
  ['{"a":1}\r', 'not-canonical'],
  ['{"a":1,"a":2}', 'not-canonical'],
  ['{"a":1,"\\u0061":2}', 'not-canonical'],
  ['{"a":"\\u00e9"}', 'not-canonical'],
  ['{"a":"\\/"}', 'not-canonical'],
  ['{"a":"\\u001F"}', 'not-canonical'],
  ['{"a":1.0}', 'not-canonical'],
  ['{"a":1e2}', 'not-canonical'],
  ['{"a":-0}', 'not-canonical'],
  ['{"b":1,"0":1}', 'not-canonical'],
  ['{"a":1.5}', 'not-an-integer'],
  ['{"a":9007199254740992}', 'not-an-integer'],
  ['{"a":1e400}', 'not-an-integer'],
  ['{"a":"\\ud800"}', 'lone-surrogate'],
  ['{"a":"x\\\\\\udfff"}', 'lone-surrogate'],
  ['{"\\ud83d":1}', 'lone-surrogate'],
  ['{"a":"\\u0000"}', 'nul'],
  ['{"a":"e\u0301"}', 'not-nfc'],
  ['{"e\u0301":1}', 'not-nfc'],
  ['{"a":"\u212b"}', 'not-nfc'],
  ['{"a":[[[[]]]]}', 'too-deep'],
  ['[[[[[]]]]]', 'too-deep'],
])('%j is refused: %s', (text, why) => {
  expect(whyNot(text)).toBe(why)
})

test.each([
  '{"a":"\\\\ud800"}', // an escaped backslash and the letters ud800
  '{"a":"\\\\u0000"}',
  '{"a":"\\u001f"}',
  '{"a":"\ud83d\ude00"}',
  '{"a":"\u2028"}',
  '{"0":1,"b":1}',
  '{"__proto__":1}',
  '{"a":[[[]]]}',
  '{"a":9007199254740991}',
])('%j is taken', (text) => {
  expect(whyNot(text)).toBe('taken')
})

test('lengths are bytes, and the limit itself is taken', () => {
  const wide = `{"a":"${'é'.repeat(100)}"}`
  const bytes = encodeText(wide).length
  expect(utf8Length(wide)).toBe(bytes)
  expect(whyNot(wide, { most: bytes })).toBe('taken')
  expect(whyNot(wide, { most: bytes - 1 })).toBe('too-long')
  expect(whyNot(`"${'x'.repeat(lineLimits.line - 2)}"`)).toBe('taken')
  expect(whyNot(`"${'x'.repeat(lineLimits.line - 1)}"`)).toBe('too-long')
})

test('a megabyte of brackets is refused and exhausts nothing', () => {
  const deep = '['.repeat(500_000) + ']'.repeat(500_000)
  expect(whyNot(deep, { most: lineLimits.sheet })).toBe('too-deep')
  const objects = '{"a":'.repeat(100_000)
  expect(whyNot(objects, { most: lineLimits.sheet })).toBe('not-json')
})

test('a member is lines that each end in LF', () => {
  expect(splitLines(encodeText('a\nb\n'))).toEqual({ ok: true, value: ['a', 'b'] })
  expect(splitLines(encodeText(''))).toEqual({ ok: true, value: [] })
  expect(splitLines(encodeText('a\n\n'))).toEqual({ ok: true, value: ['a', ''] })
  expect(splitLines(encodeText('a'))).toMatchObject({ refusal: { detail: { why: 'no-line-end' } } })
  expect(splitLines(new Uint8Array([0x22, 0xc3, 0x28, 0x22, 10]))).toMatchObject({
    refusal: { detail: { why: 'not-utf8' } },
  })
  // CESU-8: a surrogate half as three bytes
  expect(splitLines(new Uint8Array([0xed, 0xa0, 0x80, 10]))).toMatchObject({
    refusal: { detail: { why: 'not-utf8' } },
  })
  expect(joinLines([])).toHaveLength(0)
})

test('writing brings text to NFC, and throws for what nobody could read', () => {
  expect(writeLine({ a: 'e\u0301' })).toBe('{"a":"é"}')
  expect(() => writeLine({ a: 1.5 })).toThrow('not-an-integer')
  expect(() => writeLine({ a: '\ud800' })).toThrow('lone-surrogate')
  expect(() => writeLine([[[[[]]]]])).toThrow('too-deep')
})

test('50,000 lines are read in well under half a second', () => {
  const lines = Array.from({ length: 50_000 }, (_, n) =>
    JSON.stringify({
      n: n + 1,
      at: '2021-07-06T22:38:05+02:00',
      by: 1,
      op: 'recorded',
      kind: 'inspection',
      site: 'HRBAJ',
      when: '2021-07-06T22:38+02:00',
      body: {
        place: 'CHECKPOINT',
        checked: { 'inspectionTypes:PERSON': 1 },
        queries: { 'databases:SLTD/queryResults:NO_HIT': 1 },
      },
    }),
  )
  const started = performance.now()
  for (const line of lines) if (!readLine(line).ok) throw new Error('refused')
  // Other tests share the machine: the bound is loose, the figure is printed.
  const took = performance.now() - started
  console.log(`50,000 lines read in ${Math.round(took)} ms`)
  expect(took).toBeLessThan(2_000)
})
