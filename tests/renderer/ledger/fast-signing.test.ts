/** Two libraries come to one answer: which of them checks a file decides nothing. OpenSSL, for whoever checks by hand, to the same. */
import { createPublicKey, verify as opensslVerify } from 'node:crypto'
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { createFastSigning } from '../../../renderer/ledger/fast-signing.ts'
import { encodeText, fromHex, toHex } from '../../../shared/lines/bytes.ts'
import { seedOf } from '../../shared/builders.ts'

const { Point } = ed25519
const fast = await createFastSigning()

const openssl = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean => {
  const prefix = fromHex('302a300506032b6570032100')
  try {
    const key = createPublicKey({ key: Buffer.from([...prefix, ...publicKey]), format: 'der', type: 'spki' })
    return opensslVerify(null, message, key, signature)
  } catch {
    return false
  }
}
const said = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => [
  fast.verify(signature, message, publicKey),
  cryptography.verify(signature, message, publicKey),
  openssl(signature, message, publicKey),
]

const secret = seedOf('fast signing')
const publicKey = cryptography.publicKey(secret)

/** Little-endian, as the second half of a signature has it. */
const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${toHex(new Uint8Array(bytes).reverse())}`)
const bytesOf = (number: bigint): Uint8Array => fromHex(number.toString(16).padStart(64, '0')).reverse()

test('what was signed is taken, whatever its length', () => {
  for (const length of [0, 1, 32, 63, 64, 65, 111, 112, 4096]) {
    const message = encodeText('m'.repeat(length))
    expect(said(cryptography.sign(message, secret), message, publicKey)).toEqual([true, true, true])
  }
})

test('a bit changed anywhere is refused', () => {
  const message = encodeText('milepost/segment/1 something')
  const signature = cryptography.sign(message, secret)
  for (const [at, all] of [signature, message, publicKey].entries())
    for (let bit = 0; bit < all.length * 8; bit += 3) {
      const changed = all.slice()
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const given = [signature, message, publicKey].map((each, place) => (place === at ? changed : each))
      const [one, two, three] = given as [Uint8Array, Uint8Array, Uint8Array]
      expect(said(one, two, three), `${at} ${bit}`).toEqual([false, false, false])
    }
})

test('a second signature made from the first, by adding the order of the group, is refused', () => {
  const message = encodeText('once')
  const signature = cryptography.sign(message, secret)
  const again = new Uint8Array(64)
  again.set(signature.subarray(0, 32))
  again.set(bytesOf(numberOf(signature.subarray(32)) + Point.Fn.ORDER), 32)
  expect(said(again, message, publicKey)).toEqual([false, false, false])
})

test('a key of small order, which signs everything, is no key', () => {
  const nothing = new Uint8Array(64)
  nothing[0] = 1
  for (const key of [
    '0100000000000000000000000000000000000000000000000000000000000000',
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0000000000000000000000000000000000000000000000000000000000000080',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  ]) {
    for (let turn = 0; turn < 8; turn++) {
      const message = encodeText(`anything ${turn}`)
      expect(fast.verify(nothing, message, fromHex(key)), key).toBe(false)
      expect(cryptography.verify(nothing, message, fromHex(key)), key).toBe(false)
    }
  }
})

/** By the owner of the key: R of their choice, and the second half that goes with it. */
const signedWith = (r: bigint, more: InstanceType<typeof Point>, message: Uint8Array): Uint8Array => {
  const { scalar, pointBytes } = ed25519.utils.getExtendedPublicKey(secret)
  const first = Point.BASE.multiplyUnsafe(r).add(more).toBytes()
  const hashed = sha512(new Uint8Array([...first, ...pointBytes, ...message]))
  const second = (r + (numberOf(hashed) % Point.Fn.ORDER) * scalar) % Point.Fn.ORDER
  return new Uint8Array([...first, ...bytesOf(second)])
}
const ofOrder8 = Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05')

test('a point of small order, which the owner of a key may put in, makes no signature', () => {
  const message = encodeText('crafted')
  expect(said(signedWith(12_345n, Point.ZERO, message), message, publicKey)).toEqual([true, true, true])
  expect(said(signedWith(12_345n, ofOrder8, message), message, publicKey)).toEqual([false, false, false])
  // OpenSSL takes a first half that is nothing.
  const nothing = signedWith(0n, Point.ZERO, message)
  expect(said(nothing, message, publicKey).slice(0, 2)).toEqual([false, false])
})

test('what has not the length of a signature or of a key is refused, and nothing throws', () => {
  const message = encodeText('m')
  const signature = cryptography.sign(message, secret)
  for (const length of [0, 31, 33, 63, 65]) {
    const other = new Uint8Array(length)
    other.set(signature.subarray(0, length))
    expect(said(other, message, publicKey)).toEqual([false, false, false])
    expect(said(signature, message, other)).toEqual([false, false, false])
  }
})
