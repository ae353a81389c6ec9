/**
 * How hard a passphrase is to guess, in four words. The ledger's own rule says what is too weak; above that, length and
 * variety count. A meter, not a proof: a dictionary of 800 KB would say little more and make the window start later.
 */
import { isWeak } from '../ledger/vault/passphrase.ts'

export type Strength = 'none' | 'weak' | 'fair' | 'good' | 'strong'

export const strengthOf = (passphrase: string, known: readonly string[]): Strength => {
  if (passphrase === '') return 'none'
  if (isWeak(passphrase, known)) return 'weak'
  const length = [...passphrase].length
  const different = new Set(passphrase.toLowerCase()).size
  const words = new Set(
    passphrase
      .toLowerCase()
      .split(/[\s\-_.]+/)
      .filter((word) => word.length > 2),
  ).size
  if (length >= 20 && different >= 10 && (words >= 4 || different >= 14)) return 'strong'
  return length >= 16 && different >= 9 ? 'good' : 'fair'
}

/** Part of the bar, in percent. */
export const strengthShare: Readonly<Record<Strength, number>> = {
  none: 0,
  weak: 15,
  fair: 45,
  good: 75,
  strong: 100,
}
