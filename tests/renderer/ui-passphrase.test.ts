import { describe, expect, it } from 'vitest'
import { strengthOf } from '../../renderer/setup/passphrase-strength.ts'

describe('the strength of a passphrase', () => {
  it.each([
    ['', 'none'],
    ['short', 'weak'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['horvathorvat', 'weak'],
    ['kite marble', 'weak'],
    ['kite marble 7', 'fair'],
    ['kite marble stove', 'good'],
    ['kite marble stove otter', 'strong'],
  ])('%s is %s', (passphrase, strength) =>
    expect(strengthOf(passphrase, ['I. Horvat', 'HR-4471'])).toBe(strength),
  )
})
