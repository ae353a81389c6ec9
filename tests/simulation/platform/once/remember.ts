/** What was worked out for one installation and comes out the same for every other: kept until the seed is over. */
const all: Map<string, unknown>[] = []

export const remember = <T>(): Map<string, T> => {
  const known = new Map<string, T>()
  all.push(known)
  return known
}

/** Before each seed: what one remembers is nothing to another, and its order of events neither. */
export const forgetAll = (): void => {
  for (const known of all) known.clear()
}

/** Bytes as a key: equal bytes, equal text. */
export const textOf = (bytes: Uint8Array | null): string =>
  bytes === null ? '-' : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
