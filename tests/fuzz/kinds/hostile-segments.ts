/** What a log says next, sealed by its own key: right in form and wild in content, or wrong at one place. */
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { referenceOf } from '../../../shared/events/reference.ts'
import { joinBytes, toHex } from '../../../shared/lines/bytes.ts'
import type { Segment } from '../../../shared/segments/segment.ts'
import { changeBytes } from '../change-bytes.ts'
import type { Dice } from '../dice.ts'
import { hostileEvent, hostilePersonal } from '../hostile-ops.ts'
import { changeLine, wildKeys, wildValue } from '../hostile-values.ts'
import { markFalse, sealHostile } from '../seal-hostile.ts'
import type { Party, World } from '../world.ts'

interface Place {
  readonly index: number
  readonly first: number
  readonly previous: string
}

/** Where the log goes on; or beside what it said already, beyond a gap, or from its beginning. */
const placeOf = (world: World, { segments, events }: Party, dice: Dice): Place => {
  const last = segments.at(-1)
  const end = {
    index: segments.length + 1,
    first: events.length + 1,
    previous: last?.hash ?? world.pack.operation,
  }
  switch (dice.int(10)) {
    case 0:
      return { index: 1, first: 1, previous: world.pack.operation }
    case 1:
      return { ...end, index: end.index + 1 + dice.int(3), previous: toHex(dice.bytes(32)) }
    case 2:
      return { ...end, first: end.first + dice.pick([-1, 1, 500]) }
    default:
      return end
  }
}

/** Events in a row, each of which may name those before it. `wrongOnce`: once in so many, one is not valid. */
const linesOf = (world: World, log: string, first: number, dice: Dice, wrongOnce: number) => {
  const [counted, personal, made]: [string[], string[], unknown[]] = [[], [], []]
  for (let at = 0, most = 1 + dice.int(7); at < most; at++) {
    const n = first + at
    const line = JSON.stringify(hostileEvent(world, dice, n, made, wrongOnce)) ?? 'null'
    made.push(referenceOf(cryptography, log, n, line))
    counted.push(dice.once(wrongOnce * 4) ? changeLine(line, dice) : line)
    for (let left = dice.pick([0, 0, 1, 2, dice.once(20) ? 7 : 1]); left > 0; left--)
      personal.push(JSON.stringify(hostilePersonal(n, dice, wrongOnce * 2)))
  }
  return { counted, personal }
}

/** A member that is not what its size or its hash says. */
const changedMember = (member: Uint8Array, dice: Dice): Uint8Array => {
  if (dice.once(3)) {
    const lying = member.slice()
    new DataView(lying.buffer).setUint32(lying.length - 4, dice.pick([0, 7, 60_000, 2 ** 31]), true)
    return lying
  }
  return dice.once(4) ? joinBytes([member, member]) : changeBytes(member, dice)
}

/** The same to a lenient reader: a key twice, or a space. */
const loosely = (line: string, dice: Dice): string =>
  dice.pick([line.replace(/"by":(\d+)/, '"by":7,"by":$1'), line.replace('"op":', ' "op":')])

/** `line` with a key more, which no reader may repeat. */
const withWildKey = (line: string, dice: Dice): string =>
  JSON.stringify({ ...(JSON.parse(line) as object), [dice.pick(wildKeys)]: 1 })

/** A right continuation but for one thing: a hash, a key too many, or whose log it is. */
export const wrongSegments = async (world: World, sender: Party, dice: Dice): Promise<readonly Segment[]> => {
  const wrong = dice.pick(['hash', 'event', 'personal', 'spelling', 'own'] as const)
  // The log of the very unit that the file comes to.
  const { log, seed, segments, events } = wrong === 'own' ? world.central : sender
  const place = {
    ...{ operation: world.pack.operation, log, index: segments.length + 1, first: events.length + 1 },
    ...{ previous: segments.at(-1)?.hash ?? world.pack.operation, rules: 1, pack: 1 },
  }
  const n = place.first
  const line = JSON.stringify(hostileEvent(world, dice, n, [], 1e6))
  const name = JSON.stringify({ n, class: 'detail', salt: toHex(dice.bytes(12)), name: 'Ž' })
  const lines = {
    counted: [
      wrong === 'event' ? withWildKey(line, dice) : wrong === 'spelling' ? loosely(line, dice) : line,
    ],
    personal: [wrong === 'personal' ? withWildKey(name, dice) : name],
  }
  const other = toHex(dice.bytes(32))
  const said = wrong === 'hash' ? dice.pick([{ counted: other }, { personal: other }]) : {}
  const sealed = await sealHostile(seed, { ...place, ...said }, lines)
  return [['hash', 'spelling', 'own'].includes(wrong) ? markFalse(sealed) : sealed]
}

/** One or two segments of a party's log. */
export const hostileSegments = async (
  world: World,
  party: Party,
  dice: Dice,
): Promise<readonly Segment[]> => {
  const wrongOnce = dice.pick([8, 60, 1e6, 1e6])
  let place = placeOf(world, party, dice)
  const made: Segment[] = []
  for (let left = dice.once(3) ? 2 : 1; left > 0; left--) {
    const lines = linesOf(world, party.log, place.first, dice, wrongOnce)
    const wrong = dice.once(wrongOnce * 2)
    const more = wrong
      ? dice.pick<object>([
          { counted: toHex(dice.bytes(32)) },
          { personal: toHex(dice.bytes(32)) },
          { count: lines.counted.length + 1 },
          { [dice.pick(['count', 'rules'])]: wildValue(dice) },
        ])
      : {}
    const rules = dice.once(12) ? 2 : 1
    const said = {
      operation: world.pack.operation,
      log: party.log,
      ...place,
      rules,
      pack: dice.pick([1, 2, 99]),
    }
    const stolen = dice.once(25) && party !== world.second
    const seed = stolen ? world.second.seed : party.seed
    const sealed = await sealHostile(seed, { ...said, ...more }, lines)
    const segment: Segment = {
      ...sealed,
      counted: dice.once(25) ? changedMember(sealed.counted, dice) : sealed.counted,
      personal: dice.once(6)
        ? null
        : sealed.personal && dice.once(25)
          ? changedMember(sealed.personal, dice)
          : sealed.personal,
    }
    made.push(stolen ? markFalse(segment) : segment)
    place = { index: place.index + 1, first: place.first + lines.counted.length, previous: sealed.hash }
  }
  return made
}
