/** Chance that repeats itself: everything about a file follows from its number. */

export interface Dice {
  /** From 0, below `most`. */
  int(most: number): number
  /** Once in so many times. */
  once(times: number): boolean
  pick<T>(list: readonly T[]): T
  bytes(length: number): Uint8Array
}

/** 64 bits of state are plenty for a file: splitmix over two halves. */
export const makeDice = (seed: string): Dice => {
  let [a, b] = [0x9e3779b9, 0x243f6a88]
  for (let at = 0; at < seed.length; at++) {
    a = Math.imul(a ^ seed.charCodeAt(at), 0x85ebca6b) >>> 0
    b = (Math.imul(b + a, 0xc2b2ae35) ^ (a >>> 13)) >>> 0
  }
  const next = (): number => {
    a = (a + 0x9e3779b9) >>> 0
    b = (b + Math.imul(a ^ (a >>> 16), 0x21f0aaad)) >>> 0
    const mixed = Math.imul(b ^ (b >>> 15), 0x735a2d97)
    return (mixed ^ (mixed >>> 15)) >>> 0
  }
  const int = (most: number): number => Math.floor((next() / 0x1_0000_0000) * most)
  return {
    int,
    once: (times) => int(times) === 0,
    pick: <T>(list: readonly T[]): T => {
      if (list.length === 0) throw new Error('nothing to pick from')
      return list[int(list.length)] as T
    },
    bytes: (length) => Uint8Array.from({ length }, () => next() & 255),
  }
}

/** Keys, nonces and salts of this process are drawn from the dice, age's own too. */
export const drawFrom = (dice: Dice): void => {
  const draw = <T extends ArrayBufferView | null>(array: T): T => {
    if (array) {
      const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
      bytes.set(dice.bytes(bytes.length))
    }
    return array
  }
  Object.defineProperty(globalThis.crypto, 'getRandomValues', { value: draw, configurable: true })
}
