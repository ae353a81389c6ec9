/**
 * The contract of an age file without its cost: only a named recipient, or whoever has the code, opens it; a cut end, an
 * altered byte and a file for others are told apart. Its content lies in clear: nothing in the simulation looks.
 */
import type { Envelope } from '../../../shared/capabilities.ts'
import { hash } from './hash.ts'
import { recipientOf } from './simulated-age.ts'

const opening = 'age-encryption.org/v1\n'
const hex = (bytes: Uint8Array | string) => Buffer.from(hash(bytes)).toString('hex')
const stanzaOf = (code: string) => `-> scrypt ${hex(code).slice(0, 22)} 18`

const seal = (bytes: Uint8Array, stanzas: readonly string[]): Uint8Array => {
  const head = `${opening}${stanzas.join('\n')}\n-> milepost/size ${bytes.length}\n`
  const header = `${head}--- ${hex(head)}\n`
  return Buffer.concat([Buffer.from(header), hash(bytes), bytes])
}

export const simulatedEnvelope: Envelope = {
  encryptTo: async (bytes, recipients) =>
    seal(
      bytes,
      recipients.map((recipient) => `-> X25519 ${recipient}`),
    ),
  encryptWithCode: async (bytes, code) => seal(bytes, [stanzaOf(code)]),
  decrypt: async (file, key) => {
    const text = Buffer.from(file.buffer, file.byteOffset, Math.min(file.length, 16_384)).toString('latin1')
    if (!text.startsWith(opening))
      return { ok: false, why: text.length > 3 && opening.startsWith(text) ? 'cut-short' : 'not-age' }
    const mac = text.indexOf('\n--- ') + 1
    const end = text.indexOf('\n', mac)
    if (mac === 0 || end < 0) return { ok: false, why: 'cut-short' }
    const head = text.slice(0, mac)
    const mine = 'identity' in key ? `-> X25519 ${recipientOf(key.identity)}` : stanzaOf(key.code)
    if (!head.split('\n').includes(mine)) return { ok: false, why: 'no-key-fits' }
    if (text.slice(mac + 4, end) !== hex(head)) return { ok: false, why: 'altered' }
    const size = Number(/^-> milepost\/size ([0-9]+)$/m.exec(head)?.[1])
    const whole = end + 1 + 32 + size
    if (file.length < whole)
      return { ok: false, why: 'cut-short', percent: Math.min(99, Math.round((100 * file.length) / whole)) }
    const bytes = new Uint8Array(file.subarray(end + 33))
    return Buffer.compare(hash(bytes), file.subarray(end + 1, end + 33)) === 0
      ? { ok: true, bytes }
      : { ok: false, why: 'altered' }
  },
}
