/**
 * From a passphrase to the key that locks an officer's identity: Argon2id (RFC 9106), in WebAssembly.
 * DESIGN.md, "At rest": at least 64 MiB and 3 passes, calibrated to 0.5-1 s on this machine when the slot is made.
 */
import { argon2id } from 'hash-wasm'

export interface Cost {
  /** KiB */
  readonly memory: number
  readonly passes: number
}

/** Never less than this, in tests neither. */
export const leastCost: Cost = { memory: 65_536, passes: 3 }

const aimedAt = 750
const mostPasses = 16

/** Whether this app would have chosen it: a file that asks for more could take all the memory there is, or the whole day. */
export const isCost = ({ memory, passes }: Cost): boolean =>
  memory === leastCost.memory && passes >= leastCost.passes && passes <= mostPasses

export type DeriveKey = (passphrase: string, salt: Uint8Array, cost: Cost) => Promise<Uint8Array>

/** 32 bytes. Composed and decomposed accents of one keyboard and another give the same key (NFKC). */
export const deriveKey: DeriveKey = (passphrase, salt, cost) =>
  argon2id({
    password: passphrase.normalize('NFKC'),
    salt,
    parallelism: 1,
    iterations: cost.passes,
    memorySize: cost.memory,
    hashLength: 32,
    outputType: 'binary',
  })

/** The cost that takes 0.5-1 s here. `clock` in milliseconds. */
export const calibrateCost = async (derive: DeriveKey, clock: () => number): Promise<Cost> => {
  const begin = clock()
  await derive('calibration', new Uint8Array(16), leastCost)
  const took = Math.max(clock() - begin, 1)
  const passes = Math.round((leastCost.passes * aimedAt) / took)
  return { memory: leastCost.memory, passes: Math.min(Math.max(passes, leastCost.passes), mostPasses) }
}

export const leastCharacters = 12
const common = [
  'password',
  'passwort',
  'motdepasse',
  'contrasena',
  'qwerty',
  'azerty',
  'letmein',
  'milepost',
  'interpol',
]
const runs = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
]

/**
 * Whether a passphrase would fall to the first guesses: short, of few different characters, one run along the
 * keyboard, or little more than a common word or what is known of the officer (`known`: name, badge, code).
 */
export const isWeak = (passphrase: string, known: readonly string[]): boolean => {
  const plain = passphrase.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
  if ([...passphrase.normalize('NFKC')].length < leastCharacters) return true
  if (new Set(plain).size < 6) return true
  if (runs.some((run) => run.includes(plain) || [...run].reverse().join('').includes(plain))) return true
  const words = [
    ...common,
    ...known.flatMap((text) => text.toLowerCase().split(/\s+/)).filter((word) => word.length > 2),
  ]
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), plain)
  return new Set(rest).size < 4
}
