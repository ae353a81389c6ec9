/**
 * The ordinary personal line, read from its bytes without parsing it: nothing but fields in plain letters. Whatever is not
 * plainly such a line is left to the full checks (`verify-personal.ts`); `tests/properties/ordinary-detail.test.ts` holds the two together.
 */
import { personalFieldNames, personalFieldOf } from '../events/check-personal.ts'
import { isDate } from '../events/check-values.ts'
import type { PersonalField } from '../kinds/field.ts'
import { encodeText, endOfNumber, numberIn, startsWith } from '../lines/bytes.ts'
import { lineLimits } from '../lines/read-line.ts'

const numberKey = encodeText('{"n":')
const saltKey = encodeText(',"class":"detail","salt":"')
const fieldsKey = encodeText('","fields":{')
const saltDigits = 24
const [quote, comma, colon, brace, backslash] = [0x22, 0x2c, 0x3a, 0x7d, 0x5c]

/** As many as a number has bits for, so that one that stands twice is noticed. */
const fields = personalFieldNames.slice(0, 31).map((name) => ({
  name: encodeText(name),
  field: personalFieldOf(name) as PersonalField, // it has this name
}))

/** The number of the line between `from` and `end` (its LF); 0: not plainly one. */
export const ordinaryDetail = (bytes: Uint8Array, from: number, end: number): number => {
  if (end - from > lineLimits.line || !startsWith(bytes, from, numberKey)) return 0
  const begin = from + numberKey.length
  let at = endOfNumber(bytes, begin)
  // With one more digit it need not be a safe integer.
  if (at - begin > 15) return 0
  const number = numberIn(bytes, begin, at)
  if (!startsWith(bytes, at, saltKey)) return 0
  at += saltKey.length
  for (const past = at + saltDigits; at < past; at++) if (!isHexDigit(bytes[at] as number)) return 0
  if (!startsWith(bytes, at, fieldsKey)) return 0
  return areFields(bytes, at + fieldsKey.length, end) ? number : 0
}

const isHexDigit = (byte: number): boolean => (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x66)

/** `"plate":"ZG 1234-AB",…}}`, to the end of the line. */
const areFields = (bytes: Uint8Array, from: number, end: number): boolean => {
  let met = 0
  for (let at = from; ; at++) {
    const found = bytes[at] === quote ? fieldAt(bytes, at + 1) : -1
    if (found < 0 || (met & (1 << found)) !== 0) return false
    met |= 1 << found
    const { name, field } = fields[found] as (typeof fields)[number]
    at += name.length + 2
    if (bytes[at] !== colon || bytes[at + 1] !== quote) return false
    const begin = at + 2
    for (at = begin; at < end; at++) {
      const byte = bytes[at] as number
      if (byte === quote) break
      // Printable ASCII that JSON writes as it is.
      if (byte < 0x20 || byte > 0x7e || byte === backslash) return false
    }
    const length = at - begin
    if (at >= end || length === 0 || length > field.maxLength) return false
    if (field.shape === 'date' && !isDate(String.fromCharCode(...bytes.subarray(begin, at)))) return false
    at++
    if (bytes[at] === brace) return bytes[at + 1] === brace && at + 2 === end
    if (bytes[at] !== comma) return false
  }
}

const fieldAt = (bytes: Uint8Array, at: number): number => {
  for (let i = 0; i < fields.length; i++) {
    const { name } = fields[i] as (typeof fields)[number]
    if (startsWith(bytes, at, name) && bytes[at + name.length] === quote) return i
  }
  return -1
}
