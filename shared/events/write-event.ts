/** Writing events: keys in the table's order, sets sorted, and the same checks that every reader will make. */
import { lineLimits } from '../lines/read-line.ts'
import { writeLine } from '../lines/write-line.ts'
import { checkEvent } from './check-event.ts'
import { checkPersonal } from './check-personal.ts'
import type { KnownEvent, PersonalLine } from './event.ts'
import { commonRows, opTable } from './op-table.ts'

const inOrder = (value: object, keys: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    keys
      .filter((key) => (value as Record<string, unknown>)[key] !== undefined)
      .map((key) => [key, (value as Record<string, unknown>)[key]]),
  )

/** Sets of codes, sorted and without repeats, wherever they stand. */
const withSortedSets = (map: unknown): unknown =>
  typeof map === 'object' && map !== null
    ? Object.fromEntries(
        Object.entries(map).map(([key, value]) => [
          key,
          Array.isArray(value) ? [...new Set(value)].sort() : value,
        ]),
      )
    : map

/**
 * The counted line of an event, without LF. What a reader would refuse is a bug of the caller and throws: an
 * installation must never seal what nobody can read.
 */
export const writeEvent = (event: KnownEvent): string => {
  const rows = [...commonRows, ...opTable[event.op]].map((row) => row.key)
  const ordered = inOrder(event, rows)
  for (const key of ['body', 'add', 'drop']) if (key in ordered) ordered[key] = withSortedSets(ordered[key])
  const checked = checkEvent(ordered)
  if (!checked.ok) throw new Error(`not a valid ${event.op} event: ${checked.refusal.detail?.field}`)
  return writeLine(ordered, event.op === 'sheet' || event.op === 'carried' ? { most: lineLimits.sheet } : {})
}

const personalKeys = [
  'n',
  'class',
  'erased',
  'salt',
  'doc1',
  'name1',
  'fields',
  'cleared',
  'reason',
  'name',
  'badge',
]

/** A personal line, without LF. Throws likewise. */
export const writePersonal = (line: PersonalLine): string => {
  const text = writeLine(inOrder(line, personalKeys))
  const checked = checkPersonal(JSON.parse(text))
  if (!checked.ok) throw new Error(`not a valid personal line: ${checked.refusal.detail?.field}`)
  return text
}
