/**
 * Events that a hostile sender signs rightly. Made from the table of ops: of each key, values that its own check takes,
 * so that an op added to the table is tried without a line here. Then some with one thing wrong.
 */
import { listOf, lists } from '../../shared/codes/lists.ts'
import { checkEvent } from '../../shared/events/check-event.ts'
import type { Row } from '../../shared/events/check-values.ts'
import { commonRows, opTable } from '../../shared/events/op-table.ts'
import { type CountedField, isPersonal } from '../../shared/kinds/field.ts'
import { kindNames, kinds } from '../../shared/kinds/kinds.ts'
import { toHex } from '../../shared/lines/bytes.ts'
import type { Dice } from './dice.ts'
import { changeValue, planted, wildValue } from './hostile-values.ts'
import type { World } from './world.ts'

const codeOf = (list: Parameters<typeof listOf>[0], dice: Dice): string => dice.pick(lists[listOf(list)]).code

const fieldValue = (field: CountedField, dice: Dice): unknown => {
  switch (field.shape) {
    case 'integer':
      return dice.pick([field.min, field.max, field.min + dice.int(field.max - field.min + 1)])
    case 'boolean':
      return dice.once(2)
    case 'code':
      return codeOf(field.list, dice)
    case 'codes':
      return [...new Set(Array.from({ length: 1 + dice.int(3) }, () => codeOf(field.list, dice)))].sort()
    case 'counts': {
      const key = () =>
        field.dimensions
          .filter(({ optional }) => !optional || dice.once(3))
          .map(({ of }) => `${of}:${codeOf(of, dice)}`)
          .join('/')
      return Object.fromEntries(
        Array.from({ length: 1 + dice.int(4) }, () => [key(), dice.pick([1, field.max, 1 + dice.int(9)])]),
      )
    }
  }
}

const countedOf = (dice: Dice): readonly CountedField[] =>
  kinds[dice.pick(kindNames)].fields.filter((field): field is CountedField => !isPersonal(field))

const someFields = (dice: Dice, wanted: (field: CountedField) => boolean): Record<string, unknown> => {
  const fields = countedOf(dice).filter(wanted)
  const chosen = fields.filter(() => dice.once(fields.length > 6 ? 4 : 2))
  return Object.fromEntries(chosen.map((field) => [field.name, fieldValue(field, dice)]))
}

const isMany = ({ shape }: CountedField): boolean => shape === 'codes' || shape === 'counts'
const dropsOf = (adds: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(adds).map(([name, held]) => [
      name,
      (Array.isArray(held) ? held : Object.keys(held as object)).toSorted(),
    ]),
  )

const times = [
  '2021-07-06T10:00:00+02:00',
  '1900-01-01T00:00:00+18:00',
  '9999-12-31T23:59:59-18:00',
  '2021-07-06T23:59:59+00:00',
  '2099-01-01T00:00:00+14:00',
] as const
const numbers = [1, 2, 3, 7, 4_000, Number.MAX_SAFE_INTEGER]

/** References to what is there, what is not yet, and what never was. */
const reference = (world: World, dice: Dice, more: readonly unknown[]): unknown => {
  const held = dice.pick([...world.references, ...more.slice(-4)] as readonly (readonly [
    string,
    number,
    string,
  ])[])
  if (!dice.once(5)) return held
  return dice.pick([
    [held[0], dice.pick(numbers), held[2]],
    [dice.pick(world.senders).log, held[1], held[2]],
    [held[0], held[1], toHex(dice.bytes(8))],
    [world.central.log, dice.int(9) + 1, held[2]],
  ])
}

/** A value of every sort that a key of an op might hold. */
const pool = (world: World, dice: Dice, made: readonly unknown[]): readonly unknown[] => {
  const refer = () => reference(world, dice, made)
  const log = () => dice.pick([...world.senders, world.central]).log
  const party = dice.pick(world.senders)
  const branch = () => ({
    index: dice.pick([1, 2, ...numbers]),
    hash: dice.pick([...party.segments.map(({ hash }) => hash), toHex(dice.bytes(32))]),
  })
  const pair = [refer(), refer()].sort((a, b) => (String(a) < String(b) ? -1 : 1))
  const adds = someFields(dice, isMany)
  const wrapped = dice.pick(party.events).event
  return [
    ...[log(), toHex(dice.bytes(32)), refer(), pair, pair.toReversed(), [refer()], [], dice.pick(times)],
    ...Array.from({ length: dice.pick([2, 3, 32, 100]) }, refer).map((one, _, all) =>
      dice.once(9) ? all : [one],
    ),
    ...[true, false, 0, dice.int(20) + 1, dice.pick(numbers), -dice.int(1e8), dice.int(1e8), 9_999],
    ...[branch(), [branch()], [branch(), branch()], Array.from({ length: 33 }, branch)],
    ...[
      [{ log: log(), ...branch() }],
      [
        { log: log(), ...branch() },
        { log: log(), ...branch() },
      ],
    ],
    ...['HRBAJ', 'TZNAM', 'OCUABU', 'OCUZAG', 'HRBAJ1', 'NOWHERE', 'b', 'zz', 'K7QF 2M9D', ...kindNames],
    ...['2021-07-06', '9999-12-31', '1900-01-01', '2021-07-06T10:00+02:00', '9999-12-31T23:59-18:00'],
    ...[
      ['2021-07-05', '2021-07-06'],
      ['1900-01-01', '9999-12-31'],
      ['2021-07-06', '2021-07-06'],
    ],
    ...[
      { of: 'operation' },
      { of: 'site', id: 'HRBAJ' },
      { of: 'unit', id: 'OCUZAG' },
      { of: 'country', id: 'HRV' },
    ],
    ...[world.station.recipient, 'age1'.padEnd(62, 'q'), { last: refer(), signature: toHex(dice.bytes(64)) }],
    ...[someFields(dice, () => true), someFields(dice, () => true), adds, dropsOf(adds), {}],
    ...[
      someFields(dice, (field) => !isMany(field)),
      { site: 'TZNAM' },
      { when: '9999-12-31T23:59-18:00' },
      { place: null },
    ],
    ...[{ personsChecked: 3, __proto__x: 1 }, { 'constructor/x:y': Number.MAX_SAFE_INTEGER }],
    ...[wrapped, { ...wrapped, n: dice.pick(numbers) }],
    ...['station', 'unit', 'officer', 'supervisor', 'on', 'off', 'nothing-to-report'],
    ...['same-incident', 'same-person', 'same-case', 'part-of-group', 'export', 'purge', 'recover', 'backup'],
  ]
}

const fitting = ({ key, check }: Row, values: readonly unknown[], dice: Dice): unknown => {
  const fits = values.filter((one) => check(one))
  // An op with a value of a sort that is not in the pool: the pool is to have it.
  if (fits.length === 0) throw new Error(`no value for the key ${key}: add one to the pool of hostile ops`)
  return dice.pick(fits)
}

export const opNames = Object.keys(opTable) as readonly (keyof typeof opTable)[]

const attempt = (world: World, dice: Dice, n: number, made: readonly unknown[]): Record<string, unknown> => {
  const op = n === 1 ? 'opened' : dice.pick(opNames.filter((name) => name !== 'opened'))
  const values = pool(world, dice, made)
  const event: Record<string, unknown> = {
    n,
    at: dice.once(3) ? dice.pick(times) : times[0],
    by: dice.once(9) ? 9_999 : 1,
    op,
  }
  for (const row of opTable[op])
    if (!row.optional || dice.once(2)) event[row.key] = fitting(row, values, dice)
  return event
}

/** An event that passes every check, with references to others `made` before it; once in so many times one that does not. */
export const hostileEvent = (
  world: World,
  dice: Dice,
  n: number,
  made: readonly unknown[],
  wrongOnce: number,
): unknown => {
  let event = attempt(world, dice, n, made)
  for (let left = 12; left > 0 && !checkEvent(event).ok; left--) event = attempt(world, dice, n, made)
  if (dice.once(30))
    event = { n, at: times[0], by: 1, op: dice.pick(['later', 'opened-again']), what: planted, more: [1] }
  if (!dice.once(wrongOnce)) return event
  return dice.once(3) ? { ...event, [dice.pick(commonRows).key]: wildValue(dice) } : changeValue(event, dice)
}

const personalNames = kindNames.flatMap((name) => kinds[name].fields.filter(isPersonal))

/** A personal line of an event: right, of another class, erased, or wrong. */
export const hostilePersonal = (n: number, dice: Dice, wrongOnce: number): unknown => {
  const salt = toHex(dice.bytes(12))
  const field = dice.pick(personalNames)
  const text = field.shape === 'date' ? '1984-02-29' : 'Ž'.repeat(dice.pick([1, field.maxLength]))
  const line = dice.pick<unknown>([
    { n, class: 'detail', salt, fields: { [field.name]: text }, reason: 'Ž'.repeat(dice.pick([1, 2_000])) },
    { n, class: 'detail', salt, cleared: [field.name] },
    { n, class: 'detail', salt, name: 'Ž'.repeat(200), badge: 'B' },
    { n, class: 'match', salt, doc1: toHex(dice.bytes(8)), name1: 'ab'.repeat(8) },
    { n, class: 'match', salt, doc1: wildValue(dice), name1: [planted] },
    { n, class: 'later', salt, what: [wildValue(dice)] },
    { n, class: dice.pick(['detail', 'match']), erased: toHex(dice.bytes(32)) },
  ])
  return dice.once(wrongOnce) ? changeValue(line, dice) : line
}
