/**
 * The check code of a sheet: two groups of four Crockford base32 characters, 20 bits each. The first ties scope, period
 * and printed figures together (somebody types them in from paper); the second scope, period and the records counted
 * (equal means the same records in the same state). It finds mistakes; signatures prove.
 */
import type { Hashing } from '../capabilities.ts'
import type { Reference, Scope } from '../events/event.ts'
import { compareReferences, compareText, referenceText } from '../events/reference.ts'
import type { Figures } from '../figures/tally.ts'
import { ofDay } from '../figures/tally-scope.ts'
import { encodeText } from '../lines/bytes.ts'
import { isPrinted } from './sheet-rows.ts'

export type Period = readonly [from: string, to: string]

/** `K7QF 2M9D`. `figures` are those of a sheet event (`sheet-figures.ts`): of them, those that the sheet prints. */
export const makeCheckCode = (
  caps: Hashing,
  scope: Scope,
  period: Period,
  figures: Figures,
  heads: readonly Reference[],
): string => `${figuresGroup(caps, scope, period, figures)} ${headsGroup(caps, scope, period, heads)}`

/** Whether figures are those that the code was made from. Spaces, case and look-alikes (O, I, L) in the code do not matter. */
export const verifyFigures = (
  caps: Hashing,
  code: string,
  scope: Scope,
  period: Period,
  figures: Figures,
): boolean => readCode(code).slice(0, 4) === figuresGroup(caps, scope, period, figures)

/** Whether two codes were made from the same records. */
export const sameRecords = (a: string, b: string): boolean => readCode(a).slice(4) === readCode(b).slice(4)
export const sameFigures = (a: string, b: string): boolean =>
  readCode(a).slice(0, 4) === readCode(b).slice(0, 4)

const readCode = (code: string): string =>
  code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')

const figuresGroup = (caps: Hashing, scope: Scope, period: Period, figures: Figures): string =>
  group(caps, [
    'milepost/check/figures/1',
    ...about(scope, period),
    ...Object.entries(figures)
      .filter(([key]) => isPrinted(key.startsWith(ofDay) ? key.slice(ofDay.length) : key))
      .sort(([a], [b]) => compareText(a, b))
      .map(([key, figure]) => `${key} ${figure}`),
  ])

const headsGroup = (caps: Hashing, scope: Scope, period: Period, heads: readonly Reference[]): string =>
  group(caps, [
    'milepost/check/records/1',
    ...about(scope, period),
    ...[...heads].sort(compareReferences).map(referenceText),
  ])

const about = (scope: Scope, period: Period): readonly string[] => [
  scope.of === 'operation' ? 'operation' : `${scope.of} ${scope.id}`,
  `${period[0]} ${period[1]}`,
]

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The first 20 bits of the SHA-256 of lines, each with its LF. */
const group = (caps: Hashing, lines: readonly string[]): string => {
  const [a = 0, b = 0, c = 0] = caps.sha256(encodeText(lines.map((line) => `${line}\n`).join('')))
  const bits = (a << 12) | (b << 4) | (c >> 4)
  return [15, 10, 5, 0].map((shift) => alphabet[(bits >> shift) & 31]).join('')
}
