import { bech32 } from '@scure/base'
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { describe, expect, test } from 'vitest'
import { isRecipient } from '../../../shared/lines/recipient.ts'
import { someRecipient } from '../builders.ts'

const encrypts = async (recipient: string): Promise<boolean> => {
  try {
    const encrypter = new Encrypter()
    encrypter.addRecipient(recipient)
    await encrypter.encrypt(new Uint8Array(1))
    return true
  } catch {
    return false
  }
}
const write = (bytes: Uint8Array): string => bech32.encodeFromBytes('age', bytes)

describe('a recipient', () => {
  test('is what age made, and what a file can be encrypted to', async () => {
    expect(isRecipient(someRecipient)).toBe(true)
    for (let left = 5; left > 0; left--) {
      const made = await identityToRecipient(await generateX25519Identity())
      expect(isRecipient(made)).toBe(true)
      expect(await encrypts(made)).toBe(true)
    }
  })

  test('with a letter changed is none: nobody could encrypt to it', async () => {
    for (let at = 4; at < someRecipient.length; at++) {
      const letter = someRecipient[at] === 'q' ? 'p' : 'q'
      const changed = someRecipient.slice(0, at) + letter + someRecipient.slice(at + 1)
      expect(isRecipient(changed)).toBe(false)
    }
    expect(await encrypts(`age1${'q'.repeat(58)}`)).toBe(false)
    for (const other of ['', 'age1', `age1${'q'.repeat(58)}`, someRecipient.toUpperCase(), null, 7])
      expect(isRecipient(other)).toBe(false)
  })

  test('is no point with which nothing can be agreed', async () => {
    for (const hex of [
      '00'.repeat(32),
      `01${'00'.repeat(31)}`,
      `${'00'.repeat(31)}80`,
      'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
      '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
      `ec${'ff'.repeat(30)}7f`,
      `ed${'ff'.repeat(30)}7f`,
      `ee${'ff'.repeat(31)}`,
    ]) {
      const written = write(Uint8Array.from(Buffer.from(hex, 'hex')))
      expect(isRecipient(written)).toBe(false)
      expect(await encrypts(written)).toBe(false)
    }
    expect(isRecipient(write(Uint8Array.from({ length: 32 }, () => 9)))).toBe(true)
  })
})
