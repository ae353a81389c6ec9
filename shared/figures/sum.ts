/**
 * Sums by figure key. A record is added to them or taken from them; a key that no record adds to is gone, so that sums
 * kept up to date equal a full recount, keys included.
 */
export type Sum = Map<string, number>

export const bump = (sum: Sum, key: string, by: number): void => {
  const to = (sum.get(key) ?? 0) + by
  if (to === 0) sum.delete(key)
  else sum.set(key, to)
}

/** A key of counts taken apart: `databases:SLTD/queryResults:NO_HIT` gives both dimensions. */
export type Dimensions = ReadonlyMap<string, string>

export const readKey = (key: string): Dimensions => {
  const dimensions = new Map<string, string>()
  for (const part of key.split('/')) {
    const colon = part.indexOf(':')
    if (colon > 0) dimensions.set(part.slice(0, colon), part.slice(colon + 1))
  }
  return dimensions
}

/** Breakdowns that `measures.json` names in words, as the dimension of their keys. */
const inWords: Readonly<Record<string, string>> = {
  'issuing State': 'issuingState',
  'citizenship of holder': 'citizenship',
  'country wanting the person': 'wantedBy',
}
export const dimensionOf = (breakdown: string): string => inWords[breakdown] ?? breakdown

/** At most this many keys of counts are remembered: hostile lines could name any number. */
const remembered = 20_000

/** A function of a text, remembered. */
export const remember = <T>(make: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>()
  return (text) => {
    let value = known.get(text)
    if (value === undefined) {
      if (known.size >= remembered) known.clear()
      value = make(text)
      known.set(text, value)
    }
    return value
  }
}
