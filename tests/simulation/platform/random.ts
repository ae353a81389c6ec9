/** The one source of chance of a seed: everything that is drawn, is drawn from here, and the same seed draws the same. */

export interface Random {
  /** 0 to below 1. */
  next(): number
  /** 0 to below `n`. */
  below(n: number): number
  chance(of: number): boolean
  /** One of these; there must be one. */
  pick<T>(from: readonly T[]): T
  bytes(length: number): Uint8Array
  /** In another order. */
  shuffled<T>(from: readonly T[]): T[]
  /** A source of its own, that what is drawn elsewhere does not move. */
  fork(): Random
}

/** sfc32: 128 bits of state, good enough for choosing and far from any cryptography. */
export const createRandom = (seed: number): Random => {
  let [a, b, c, d] = [0x9e3779b9, seed | 0, (seed / 2 ** 32) | 0, 1]
  const word = (): number => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return sum >>> 0
  }
  for (let i = 0; i < 12; i++) word()
  const random: Random = {
    next: () => word() / 2 ** 32,
    below: (n) => Math.floor((word() / 2 ** 32) * n),
    chance: (of) => word() / 2 ** 32 < of,
    pick: (from) => {
      if (from.length === 0) throw new Error('nothing to pick from')
      return from[random.below(from.length)] as (typeof from)[number]
    },
    bytes: (length) => {
      const bytes = new Uint8Array(length)
      for (let at = 0; at < length; at += 4) {
        const four = word()
        for (let i = 0; i < 4 && at + i < length; i++) bytes[at + i] = four >>> (8 * i)
      }
      return bytes
    },
    shuffled: (from) => {
      const all = [...from]
      for (let at = all.length - 1; at > 0; at--) {
        const other = random.below(at + 1)
        const held = all[at] as (typeof all)[number]
        all[at] = all[other] as (typeof all)[number]
        all[other] = held
      }
      return all
    },
    fork: () => createRandom(word() * 2 ** 20 + (word() >>> 12)),
  }
  return random
}
