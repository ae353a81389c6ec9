/** A new unit asks to be named in an operation's pack. `shared/batch/FORMAT.md`, "Join files", gives the bytes. */
import {
  isBoolean,
  isClockTime,
  isHex64,
  isId,
  isObject,
  isOneOf,
  isRows,
  type Row,
} from '../events/check-values.ts'
import type { ClockTime, Hex } from '../events/event.ts'
import { unitRows } from '../pack/check-pack.ts'
import type { PackUnit } from '../pack/pack.ts'

/** The unit as it wishes to stand in the pack. `parent` is a wish: the authority decides, as it does about `personal`. */
export type JoiningUnit = Omit<PackUnit, 'parent' | 'former' | 'personal'> & { readonly parent: string }

export interface JoinFile {
  readonly operation: Hex
  readonly training: boolean
  readonly created: ClockTime
  readonly unit: JoiningUnit
}

export const joinLimits = {
  /** Bytes of the file: three short lines. */
  fileBytes: 64 * 1024,
} as const

export const joinRows: readonly Row[] = [
  { key: 'milepost', check: (value) => value === 1 },
  { key: 'type', check: isOneOf('join') },
  { key: 'operation', check: isHex64 },
  { key: 'training', check: isBoolean },
  { key: 'created', check: isClockTime },
]

/** As in a pack, without what the authority adds. */
export const joiningRows: readonly Row[] = unitRows
  .filter(({ key }) => key !== 'former' && key !== 'personal')
  .map((row) => (row.key === 'parent' ? { key: 'parent', check: isId } : row))

/** The rows above, and what a pack asks of a unit by itself. */
export const isJoinable = ({ id, parent, recipient, recovery }: JoiningUnit): boolean =>
  id !== parent && recipient !== recovery

const isOfWish = isRows(joiningRows.filter(({ key }) => !['log', 'recipient', 'recovery'].includes(key)))
/** The same, as far as a person says it. */
export const isWish = (value: unknown): boolean =>
  isOfWish(value) && isObject(value) && value.id !== value.parent
