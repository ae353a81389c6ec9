/**
 * Stands in for `age-encryption` in the simulation: what X25519 costs is no part of what is tried there. A recipient is
 * a hash of its identity. Files are sealed by `simulated-envelope.ts`.
 */
import { bech32 } from '@scure/base'
import { hash } from './hash.ts'

/** As readers check it. Asked for again and again. */
export const recipientOf = (identity: string): string => {
  const known = recipients.get(identity) ?? bech32.encode('age', bech32.toWords(hash(identity)))
  if (recipients.size > 1000) recipients.clear()
  recipients.set(identity, known)
  return known
}
const recipients = new Map<string, string>()

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
