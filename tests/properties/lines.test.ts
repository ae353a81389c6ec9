/** For any value: what is written is read as the same, and no other text is read as it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeText, utf8Length } from '../../shared/lines/bytes.ts'
import { readLine, splitLines } from '../../shared/lines/read-line.ts'
import { joinLines, writeLine } from '../../shared/lines/write-line.ts'

const text = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  .map((s) => s.normalize('NFC').replaceAll('\0', '_'))
const leaf = fc.oneof(
  text,
  fc.maxSafeInteger().map((n) => n || 0),
  fc.boolean(),
  fc.constant(null),
)
const value = fc.dictionary(
  text,
  fc.oneof(leaf, fc.array(fc.oneof(leaf, fc.dictionary(text, leaf, { maxKeys: 4 })), { maxLength: 5 })),
  {
    maxKeys: 8,
  },
)

test('written, split and read again, a value is the same', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 10 }), (values) => {
      const lines = values.map((one) => writeLine(one))
      const split = splitLines(joinLines(lines))
      expect(split).toEqual({ ok: true, value: lines })
      lines.forEach((line, i) => {
        expect(readLine(line)).toEqual({ ok: true, value: JSON.parse(JSON.stringify(values[i])) })
      })
    }),
  )
})

test('a line with one character changed, added or taken away is another value or none', () => {
  fc.assert(
    fc.property(
      value,
      fc.nat(),
      fc.integer({ min: 0, max: 2 }),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      (one, place, how, character) => {
        const line = writeLine(one)
        const at = place % line.length
        const changed = line.slice(0, at) + (how === 2 ? '' : character) + line.slice(how === 1 ? at : at + 1)
        const read = readLine(changed)
        if (changed !== line && read.ok) expect(writeLine(read.value)).toBe(changed)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('any text at all: read only if JSON.stringify gives it back', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.string({ unit: 'binary' }),
        fc.jsonValue().map((v) => JSON.stringify(v)),
      ),
      (some) => {
        const read = readLine(some)
        if (read.ok) expect(JSON.stringify(read.value)).toBe(some)
      },
    ),
    { numRuns: 1_000 },
  )
})

test('bytes of a text are reckoned rightly', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (some) => {
      expect(utf8Length(some)).toBe(encodeText(some).length)
    }),
  )
})
