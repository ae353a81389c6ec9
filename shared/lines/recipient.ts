/**
 * age X25519 recipients as text: Bech32 (BIP 173) of 32 bytes, `age1…`. Whoever writes a file encrypts to recipients that
 * came in other files, so that one nobody can encrypt to must not come in: it would stop every file for that unit.
 */
import { toHex } from './bytes.ts'

const letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const generator = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const
/** `age` as the checksum takes it: high bits, nought, low bits. */
const prefix = [3, 3, 3, 0, 1, 7, 5] as const

const checksumOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => {
    const next = ((sum & 0x1ffffff) << 5) ^ value
    return generator.reduce((mixed, one, bit) => ((sum >>> (25 + bit)) & 1 ? mixed ^ one : mixed), next)
  }, 1)

/** The 32 bytes; null where the letters beyond them are not nought. */
const bytesOf = (values: readonly number[]): Uint8Array | null => {
  const bytes = new Uint8Array(32)
  let [bits, held, at] = [0, 0, 0]
  for (const value of values) {
    held = ((held << 5) | value) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes[at++] = (held >>> bits) & 0xff
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null
}

/** Points of small order (RFC 7748, section 6.1): what is agreed with them is nought, and age refuses to encrypt to them. */
const smallOrder: ReadonlySet<string> = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  `ec${'ff'.repeat(30)}7f`,
  `ed${'ff'.repeat(30)}7f`,
  `ee${'ff'.repeat(30)}7f`,
])

const pattern = /^age1[02-9ac-hj-np-z]{58}$/

/** Whether a file can be encrypted to it. */
export const isRecipient = (value: unknown): value is string => {
  if (typeof value !== 'string' || !pattern.test(value)) return false
  const values = [...value.slice(4)].map((letter) => letters.indexOf(letter))
  if (checksumOf([...prefix, ...values]) !== 1) return false
  const bytes = bytesOf(values.slice(0, -6))
  if (bytes === null) return false
  // The highest bit is no part of the point.
  bytes[31] = (bytes[31] as number) & 0x7f
  return !smallOrder.has(toHex(bytes))
}
