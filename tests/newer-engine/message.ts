/** A message of the mirror's protocol as bytes: length of the head (4), the head as JSON, and the bytes that were in it. */
import { decodeText, encodeText, joinBytes } from '../../shared/lines/bytes.ts'

interface Placed {
  /** Where the bytes lie behind the head. */
  readonly bytes: readonly [from: number, to: number]
}

const isPlaced = (value: unknown): value is Placed =>
  typeof value === 'object' && value !== null && 'bytes' in value && Object.keys(value).length === 1

export const writeMessage = (message: unknown): Uint8Array<ArrayBuffer> => {
  const parts: Uint8Array[] = []
  let size = 0
  const head = encodeText(
    JSON.stringify(message, (_, value: unknown) => {
      if (!(value instanceof Uint8Array)) return value
      parts.push(value)
      size += value.length
      return { bytes: [size - value.length, size] } satisfies Placed
    }),
  )
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, head.length)
  return Uint8Array.from(joinBytes([length, head, ...parts]))
}

export const readMessage = (bytes: Uint8Array): unknown => {
  const end = 4 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)
  return JSON.parse(decodeText(bytes.subarray(4, end)) ?? '', (_, value: unknown) =>
    isPlaced(value) ? bytes.slice(end + value.bytes[0], end + value.bytes[1]) : value,
  )
}
