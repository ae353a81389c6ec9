/** Bytes and text: hex, UTF-8, joining. Everything that reads or writes a format goes through these few. */

/** Both are in every engine that runs this code; the language's own library does not declare them. */
const { TextEncoder, TextDecoder } = globalThis as unknown as {
  TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> }
  TextDecoder: new (
    label: string,
    options: { fatal: boolean; ignoreBOM: boolean },
  ) => { decode(bytes: Uint8Array): string }
}
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export const encodeText = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text)

/** null where the bytes are not UTF-8. A byte order mark is kept, and so refused by whoever parses. */
export const decodeText = (bytes: Uint8Array): string | null => {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

export const toHex = (bytes: Uint8Array): string => {
  let hex = ''
  for (const byte of bytes) hex += digits[byte]
  return hex
}

/** Of an even number of lowercase hex digits, already checked by `isHex`; anything else is a bug. */
export const fromHex = (hex: string): Uint8Array<ArrayBuffer> => {
  if (!isHex(hex, hex.length) || hex.length % 2 !== 0) throw new Error('not lowercase hex')
  const bytes = new Uint8Array(hex.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16)
  return bytes
}

const hexText = /^[0-9a-f]+$/
/** Lowercase hex of exactly `length` digits. */
export const isHex = (value: unknown, length: number): value is string =>
  typeof value === 'string' && value.length === length && hexText.test(value)

export const joinBytes = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    joined.set(part, offset)
    offset += part.length
  }
  return joined
}

/** Whether these few bytes stand there. */
export const startsWith = (bytes: Uint8Array, at: number, part: Uint8Array): boolean => {
  for (let i = 0; i < part.length; i++) if (bytes[at + i] !== part[i]) return false
  return true
}

/** Where the number ends that begins there, of at most 16 digits and as JSON writes it; `from`: none does. */
export const endOfNumber = (bytes: Uint8Array, from: number): number => {
  let at = from
  while (isDigit(bytes[at]) && at - from < 16) at++
  const leadingZero = bytes[from] === 0x30 && at > from + 1
  return leadingZero || isDigit(bytes[at]) ? from : at
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39

/** The number between the two. */
export const numberIn = (bytes: Uint8Array, from: number, to: number): number => {
  let number = 0
  for (let at = from; at < to; at++) number = 10 * number + (bytes[at] as number) - 0x30
  return number
}

/** How many bytes a text takes in UTF-8, if it has no lone surrogates. */
export const utf8Length = (text: string): number => {
  let length = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 0x7f) length += unit > 0x7ff ? (unit >= 0xd800 && unit <= 0xdfff ? 1 : 2) : 1
  }
  return length
}

/** What JSON in UTF-8 says; undefined: it is none. */
export const readJson = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(decodeText(bytes) ?? '')
  } catch {
    return undefined
  }
}
