/**
 * Stands in for `age-encryption` in the simulation: what X25519 costs is no part of what is tried there. A recipient is
 * a hash of its identity. Files are sealed by `simulated-envelope.ts`.
 */
import { hash } from './hash.ts'

const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** The form that a recipient has, which readers check: `age1` and 58 characters. */
export const recipientOf = (identity: string): string => {
  const bits = [...hash(`a ${identity}`), ...hash(`b ${identity}`)].slice(0, 58)
  return `age1${bits.map((byte) => alphabet[byte & 31]).join('')}`
}

export const generateX25519Identity = async (): Promise<string> =>
  `AGE-SECRET-KEY-1${Buffer.from(crypto.getRandomValues(new Uint8Array(29)))
    .toString('hex')
    .toUpperCase()}`

export const identityToRecipient = async (identity: string): Promise<string> => recipientOf(identity)

/** Named by `renderer/ledger/open-envelope.ts`, which is not reached. */
const unreached = class {
  constructor() {
    throw new Error('age is not simulated at this depth')
  }
}

export { unreached as Decrypter, unreached as Encrypter, unreached as Stanza }
