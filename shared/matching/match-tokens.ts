/**
 * Tokens that find one person recorded twice where names and documents are not held: DESIGN.md, "Events"; the bytes are
 * in `../batch/FORMAT.md`, "Matching tokens". Whoever has the pack has the key and can try names: a token hides a name from
 * those outside the operation, and from a glance; it is personal all the same, and erased with the rest.
 */
import type { Keyed } from '../capabilities.ts'
import type { Body, KindName, MatchTokens, Personal } from '../events/event.ts'
import { personsOf } from '../figures/count-person.ts'
import { encodeText, toHex } from '../lines/bytes.ts'

/** Bytes of a token. */
const length = 8

/** Kinds of which a record is one person. */
const ofPersons = new Set<KindName>(['arrest', 'rescue'])

/** `B 096-1234` and `b0961234` are one document. */
const plainNumber = (number: string): string =>
  number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')

/** `Peña Nieto, José` and `JOSE PENA NIETO` are one name: sorted words, without marks. */
const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ')

/** What the record's person can be found by; empty for groups, and where neither document nor name with birth date is stated. */
export const matchTokens = (
  caps: Keyed,
  key: Uint8Array,
  kind: KindName,
  body: Body,
  personal: Personal,
): MatchTokens => {
  if (!ofPersons.has(kind) || personsOf(body) > 1) return {}
  const token = (...parts: readonly string[]) =>
    toHex(caps.hmac(key, encodeText(parts.join('\n'))).subarray(0, length))
  const state = typeof body.citizenship === 'string' ? body.citizenship : ''
  const number = plainNumber(personal.documentNumber ?? '')
  const name = plainName(`${personal.familyName ?? ''} ${personal.givenNames ?? ''}`)
  const born = personal.birthDate ?? ''
  return {
    ...(number !== '' && { doc1: token('doc1', state, number) }),
    ...(name !== '' && born !== '' && { name1: token('name1', name, born) }),
  }
}
