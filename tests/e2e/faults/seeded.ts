// Random moments that can be had again: the seed is printed, and `MILEPOST_SEED` repeats it.

export interface Seeded {
  readonly seed: number
  /** From 0 up to `below`. */
  next(below: number): number
  shuffled<T>(items: readonly T[]): T[]
}

/** mulberry32: even enough for choosing moments, and the same everywhere. */
export function seeded(seed = Number(process.env.MILEPOST_SEED ?? Date.now() % 1_000_000)): Seeded {
  let state = seed
  const next = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below
  }
  const shuffled = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, at: next(1) }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ item }) => item)
  return { seed, next, shuffled }
}

/** A share of the kills is done each time; `MILEPOST_KILLS=200` does them all. */
export const kills = Number(process.env.MILEPOST_KILLS ?? 24)

/** The whole series may take an hour. */
export const timeFor = (number: number): number => 120_000 + number * 60_000

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => setTimeout(done, milliseconds))
