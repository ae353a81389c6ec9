/**
 * What a run of records is searched for: labels, plates, document numbers and names, in one text. The engine looks for a
 * part of a word in some megabytes of text faster than any index of ours would, and an index would have to be kept.
 */
import type { Personal } from '../../../shared/events/event.ts'
import type { RecordRun } from '../../../shared/fold/view.ts'
import type { RunRows } from './run-rows.ts'

const asIs = /^[A-Z0-9]*$/
const ascii = /^[\x20-\x7e]*$/

/** Letters and digits only, upper case, without marks. */
export const plainText = (text: string): string => {
  if (asIs.test(text)) return text
  if (ascii.test(text)) return text.toUpperCase().replace(/[^A-Z0-9]+/g, '')
  return text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

const searched = ['plate', 'documentNumber', 'familyName', 'givenNames'] as const

/** One word to a line, so that no part of a word goes over its end. */
export const searchText = (label: string, personal: Personal | null): string => {
  let text = plainText(label)
  if (personal) for (const name of searched) if (personal[name]) text += `\n${plainText(personal[name])}`
  return text
}

export interface RunText {
  readonly text: string
  /** By row: where its words begin. */
  readonly starts: Uint32Array
}

export const readText = ({ first, events }: RecordRun, { position }: RunRows, code: string): RunText => {
  const personal = new Map<number, Personal>()
  if (events.details) for (const [at, fields] of events.details()) personal.set(at, fields)
  const personalAt = (at: number): Personal | null =>
    events.details ? (personal.get(at) ?? null) : fieldsAt(events, at)
  const words: string[] = []
  const starts = new Uint32Array(position.length)
  let length = 0
  for (let row = 0; row < position.length; row++) {
    const at = position[row] as number
    const text = searchText(`${code}${String(first + at).padStart(6, '0')}`, personalAt(at))
    starts[row] = length
    length += text.length + 1
    words.push(text)
  }
  return { text: words.join('\n'), starts }
}

const fieldsAt = (events: RecordRun['events'], at: number): Personal | null => {
  for (const line of events.at(at)?.personal ?? [])
    if (line.class === 'detail' && 'fields' in line) return line.fields ?? null
  return null
}

/** Tells every row that has this part of a word, ascending. */
export const searchRun = ({ text, starts }: RunText, part: string, found: (row: number) => void): void => {
  let row = 0
  for (let at = text.indexOf(part); at >= 0; ) {
    while (row + 1 < starts.length && (starts[row + 1] as number) <= at) row++
    found(row)
    if (row + 1 >= starts.length) return
    at = text.indexOf(part, starts[row + 1])
  }
}
