/** What a bad stick, a torn copy or a hand does to bytes, knowing nothing of what they are. */
import { joinBytes } from '../../shared/lines/bytes.ts'
import type { Dice } from './dice.ts'

type Change = (bytes: Uint8Array, dice: Dice) => Uint8Array

/** Ends are where headers, lengths and checksums stand: half of all places are near one. */
const placeIn = ({ length }: Uint8Array, dice: Dice): number => {
  const near = Math.min(length, 40)
  if (dice.once(4)) return dice.int(near)
  return dice.once(4) ? length - near + dice.int(near) : dice.int(length)
}

const changes: readonly Change[] = [
  (bytes, dice) => {
    const at = placeIn(bytes, dice)
    return bytes.map((byte, i) => (i === at ? byte ^ (1 << dice.int(8)) : byte))
  },
  (bytes, dice) => {
    const at = placeIn(bytes, dice)
    return bytes.map((byte, i) => (i >= at && i < at + 4 ? dice.pick([0, 255, 127, 128]) : byte))
  },
  (bytes, dice) => bytes.slice(0, placeIn(bytes, dice)),
  (bytes, dice) => joinBytes([bytes, dice.bytes(1 + dice.int(40))]),
  (bytes) => joinBytes([bytes, bytes]),
  (bytes, dice) => {
    const at = placeIn(bytes, dice)
    return joinBytes([bytes.subarray(0, at), dice.bytes(1 + dice.int(20)), bytes.subarray(at)])
  },
  (bytes, dice) => {
    const at = placeIn(bytes, dice)
    return joinBytes([bytes.subarray(0, at), bytes.subarray(at + 1 + dice.int(20))])
  },
  (bytes, dice) => {
    const at = placeIn(bytes, dice)
    return joinBytes([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - 200))])
  },
  (bytes, dice) => {
    // As a disk does that lost a block.
    const at = placeIn(bytes, dice)
    return bytes.map((byte, i) => (i >= at && i < at + 512 ? 0 : byte))
  },
]

/** One to three changes; of nothing, something. */
export const changeBytes = (bytes: Uint8Array, dice: Dice): Uint8Array => {
  let changed = bytes.length === 0 ? dice.bytes(20) : bytes
  for (let left = 1 + (dice.once(3) ? dice.int(3) : 0); left > 0 && changed.length > 0; left--)
    changed = dice.pick(changes)(changed, dice)
  return changed
}
