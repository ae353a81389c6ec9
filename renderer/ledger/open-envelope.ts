/**
 * age files, made and opened. A file to recipients states the size of its content in a stanza of its own,
 * `-> milepost/size N`, under the header's MAC: a cut end is then told from an altered byte, and how much came.
 * Other age programs pass over a stanza they do not know. What it states can be reckoned from the file's size anyway.
 */
import { Decrypter, Encrypter, Stanza } from 'age-encryption'
import type { Envelope } from '../../shared/capabilities.ts'

const opening = 'age-encryption.org/v1\n'
/** A header names at most as many recipients as a unit has ancestors and lead stations, or an installation has officers. */
const most = { headerBytes: 16_384, stanzas: 64, scryptLogN: 18 }
const chunk = 65_536
const tag = 16

export const envelope: Envelope = {
  encryptTo: async (bytes, recipients) => {
    const encrypter = new Encrypter()
    for (const recipient of recipients) encrypter.addRecipient(recipient)
    const size = new Stanza(['milepost/size', String(bytes.length)], new Uint8Array(0))
    encrypter.addRecipient({ wrapFileKey: () => [size] })
    return encrypter.encrypt(bytes)
  },
  encryptWithCode: async (bytes, code) => {
    const encrypter = new Encrypter()
    encrypter.setPassphrase(code)
    encrypter.setScryptWorkFactor(most.scryptLogN)
    return encrypter.encrypt(bytes)
  },
  decrypt: async (file, key) => {
    const header = readHeader(file)
    if (typeof header === 'string') return { ok: false, why: header }
    if (header.scryptLogN > most.scryptLogN) return { ok: false, why: 'altered' }
    const decrypter = new Decrypter()
    if ('identity' in key) decrypter.addIdentity(key.identity)
    else decrypter.addPassphrase(key.code)
    try {
      return { ok: true, bytes: await decrypter.decrypt(file) }
    } catch (error) {
      const message = error instanceof Error ? error.message : ''
      if (message.startsWith('no identity matched')) return { ok: false, why: 'no-key-fits' }
      if (message === 'invalid header HMAC') return { ok: false, why: 'altered' }
      return whyPayload(file.length, header)
    }
  },
}

interface Header {
  /** Bytes of the textual header, its last LF included. */
  readonly length: number
  /** Bytes of content, as the maker stated them; null where it did not. */
  readonly size: number | null
  readonly scryptLogN: number
}

/** Finds the header's end and bounds what reading it may cost. It is authenticated only later, by its MAC. */
const readHeader = (file: Uint8Array): Header | 'not-age' | 'cut-short' | 'altered' => {
  const text = String.fromCharCode(...file.subarray(0, most.headerBytes))
  if (!text.startsWith(opening)) return text.length > 3 && opening.startsWith(text) ? 'cut-short' : 'not-age'
  const mac = text.indexOf('\n--- ')
  const end = mac < 0 ? -1 : text.indexOf('\n', mac + 1)
  if (end < 0) return file.length < most.headerBytes ? 'cut-short' : 'altered'
  const stanzas = text
    .slice(0, mac)
    .split('\n')
    .filter((line) => line.startsWith('-> '))
    .map((line) => line.slice(3).split(' '))
  if (stanzas.length > most.stanzas) return 'altered'
  const stated = stanzas.find(([type]) => type === 'milepost/size')?.[1] ?? ''
  return {
    length: end + 1,
    size: /^[0-9]{1,12}$/.test(stated) ? Number(stated) : null,
    scryptLogN: Number(stanzas.find(([type]) => type === 'scrypt')?.[2] ?? 0),
  }
}

/** The payload could not be read: its end is missing, or something in it changed. */
const whyPayload = (
  length: number,
  header: Header,
): { ok: false; why: 'cut-short'; percent?: number } | { ok: false; why: 'altered' } => {
  const held = length - header.length
  if (header.size !== null) {
    const whole = header.length + 16 + header.size + tag * Math.max(1, Math.ceil(header.size / chunk))
    return length < whole
      ? { ok: false, why: 'cut-short', percent: Math.min(99, Math.round((100 * length) / whole)) }
      : { ok: false, why: 'altered' }
  }
  // Nonce, then chunks: a last chunk of nothing but a tag, or less, can only be a torn one.
  const last = (held - 16) % (chunk + tag)
  return held < 16 + tag || (last > 0 && last <= tag && held > 16 + chunk)
    ? { ok: false, why: 'cut-short' }
    : { ok: false, why: 'altered' }
}
