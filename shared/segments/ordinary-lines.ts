/**
 * The ordinary line, read without parsing it. Nearly every line of a log is a record like many before it, or the names
 * that go with one: its frame is compared with the one text that it can have, its body with bodies found right before.
 * Whatever is not plainly such a line is left to the full checks (`read-counted.ts`, `verify-personal.ts`), so that this never decides that a
 * line is wrong, and takes none that they would refuse; `tests/properties/ordinary-lines.test.ts` holds the two together.
 */
import { personalFieldOf } from '../events/check-personal.ts'
import { isClockTime, isDate, isId, isLocalMinute } from '../events/check-values.ts'
import type { Body, KindName, Recorded } from '../events/event.ts'
import { lineLimits } from '../lines/read-line.ts'

/** Bodies by their text, each found right as part of a whole line. Bounded, for hostile ones come too. */
const bodies = new Map<string, Map<string, Body>>()
const mostBodies = 20_000
let remembered = 0

/** A body that the full checks took: the next line with the same one shares it. */
export const rememberBody = ({ kind, body }: Recorded): void => {
  if (remembered >= mostBodies) {
    bodies.clear()
    remembered = 0
  }
  let ofKind = bodies.get(kind)
  if (!ofKind) {
    ofKind = new Map()
    bodies.set(kind, ofKind)
  }
  // A text of its own: a piece of the line would keep the whole segment's text in memory.
  const text = JSON.stringify(body)
  if (!ofKind.has(text)) remembered++
  ofKind.set(text, body)
}

/** The event numbered `n`, or null: not plainly one. By place and not by pattern: this runs once for every line. */
export const readOrdinaryRecord = (line: string, n: number): Recorded | null => {
  if (line.length > lineLimits.line / 3 || !Number.isSafeInteger(n)) return null
  const start = `{"n":${n},"at":"`
  if (!line.startsWith(start) || line.charCodeAt(line.length - 1) !== brace) return null
  const byAt = start.length + 25 + '","by":'.length
  if (!line.startsWith('","by":', start.length + 25)) return null
  const by = digitsAt(line, byAt)
  if (by < 0) return null
  const kindAt = byAt + String(by).length + ',"op":"recorded","kind":"'.length
  if (!line.startsWith(',"op":"recorded","kind":"', byAt + String(by).length)) return null
  const kindEnd = line.indexOf('"', kindAt)
  if (!line.startsWith('","site":"', kindEnd)) return null
  const siteAt = kindEnd + '","site":"'.length
  const siteEnd = line.indexOf('"', siteAt)
  if (!line.startsWith('","when":"', siteEnd)) return null
  const whenAt = siteEnd + '","when":"'.length
  if (!line.startsWith('","body":', whenAt + 22)) return null
  const at = line.slice(start.length, start.length + 25)
  const when = line.slice(whenAt, whenAt + 22)
  const kind = line.slice(kindAt, kindEnd)
  const site = line.slice(siteAt, siteEnd)
  const body = bodies.get(kind)?.get(line.slice(whenAt + 22 + '","body":'.length, -1))
  if (body === undefined || !isClockTime(at) || !isId(site) || !isLocalMinute(when)) return null
  return { n, at, by, op: 'recorded', kind: kind as KindName, site, when, body } // a kind whose body was found right
}

const brace = 0x7d

/** An officer's number, 0 to 9999, as it stands there; -1: none. Written with leading zeros it is longer than its value, which the caller sees. */
const digitsAt = (line: string, at: number): number => {
  let value = 0
  for (let i = at; i <= at + 4; i++) {
    const digit = line.charCodeAt(i) - 48
    if (!(digit >= 0 && digit <= 9)) return i === at ? -1 : value
    value = 10 * value + digit
  }
  return -1
}

const detail = /\{"n":([1-9]\d{0,14}),"class":"detail","salt":"[0-9a-f]{24}","fields":\{/y
/** Printable ASCII that JSON writes as it is. */
const pair = /"([A-Za-z]{1,32})":"([ !#-[\]-~]{1,2000})"(,|\}\}$)/y

/** The number of a personal line of nothing but fields in plain letters; 0: not plainly one. */
export const ordinaryDetail = (line: string): number => {
  if (line.length > lineLimits.line) return 0
  detail.lastIndex = 0
  const found = detail.exec(line)
  if (found === null) return 0
  const names: string[] = []
  pair.lastIndex = detail.lastIndex
  for (;;) {
    const next = pair.exec(line)
    if (next === null) return 0
    const [, name = '', value = '', end] = next
    const field = personalFieldOf(name)
    if (field === undefined || value.length > field.maxLength || names.includes(name)) return 0
    if (field.shape === 'date' && !isDate(value)) return 0
    if (end !== ',') return Number(found[1])
    names.push(name)
  }
}
