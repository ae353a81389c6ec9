/**
 * What every Milepost file has inside its age envelope: gzip members one after another, the first of which says how
 * the rest is to be split. `gunzip` reads them as one text; Chromium's `DecompressionStream` reads one member only.
 * `shared/batch/FORMAT.md`, "Container".
 */
import type { Compression } from '../capabilities.ts'
import { isObject } from '../events/check-values.ts'
import { decodeText, isHex, joinBytes } from '../lines/bytes.ts'
import { readLine, splitLines } from '../lines/read-line.ts'
import { joinLines, writeLine } from '../lines/write-line.ts'
import { accept, type Result, refuse } from '../result.ts'

/** The format written, and the newest that is read. */
export const format = 1

/** RFC 1952: a gzip header without options is 10 bytes; FEXTRA is bit 2 of byte 3. */
const plainHeader = 10
/** XLEN 8; subfield `MP` of 4 bytes: the length of the whole member, little-endian (as BGZF does with `BC`). */
const extra = [8, 0, 0x4d, 0x50, 4, 0]
const extraLength = extra.length + 4

/** Lines as a first member, which states its own length in its header. */
export const makeFirstMember = async (caps: Compression, lines: readonly string[]): Promise<Uint8Array> => {
  const plain = await caps.gzip(joinLines(lines))
  if (plain[3] !== 0) throw new Error('gzip header with options')
  const member = joinBytes([
    plain.subarray(0, plainHeader),
    new Uint8Array(extraLength),
    plain.subarray(plainHeader),
  ])
  member[3] = 4
  member.set(extra, plainHeader)
  new DataView(member.buffer).setUint32(plainHeader + extra.length, member.length, true)
  return member
}

/** null where the bytes do not begin with such a member: not a Milepost file. */
export const splitFirstMember = (bytes: Uint8Array): { first: Uint8Array; rest: Uint8Array } | null => {
  if (bytes.length < plainHeader + extraLength || bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[3] !== 4)
    return null
  if (extra.some((byte, i) => bytes[plainHeader + i] !== byte)) return null
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(plainHeader + extra.length, true)
  return length > bytes.length ? null : { first: bytes.subarray(0, length), rest: bytes.subarray(length) }
}

/** Unpacks the first member, within `most` bytes. */
export const readFirstMember = async (
  caps: Compression,
  first: Uint8Array,
  most: number,
): Promise<Result<readonly string[]>> => {
  const unpacked = await caps.gunzip(first, most)
  if (!unpacked.ok) return refuse({ reason: unpacked.why === 'damaged' ? 'altered' : 'bomb' })
  return splitLines(unpacked.bytes)
}

/** The first line of a file, by its first key: `{"milepost":1,"type":"batch",…}`. */
export const readFileHeader = (
  line: string | undefined,
): Result<Readonly<Record<string, unknown>>> | null => {
  const read = readLine(line ?? '')
  if (!read.ok || !isObject(read.value) || Object.keys(read.value)[0] !== 'milepost') return null
  const written = read.value.milepost
  if (typeof written !== 'number' || written < 1) return null
  return written > format
    ? refuse({ reason: 'newer-format', detail: { format: written } })
    : accept(read.value)
}

/** Whether an age file is opened by a code (as packs are) and not by a key (as batches are); null: neither. */
export const lockOfEnvelope = (file: Uint8Array): 'code' | 'key' | null => {
  const text = decodeText(file.subarray(0, 64).map((byte) => (byte < 0x80 ? byte : 0x3f))) ?? ''
  if (!text.startsWith('age-encryption.org/v1\n')) return null
  return text.startsWith('age-encryption.org/v1\n-> scrypt ') ? 'code' : 'key'
}

/** `{"signature":"…"}`, the last line of a first member. */
export const writeSignatureLine = (signature: string): string => writeLine({ signature })
export const readSignatureLine = (line: string | undefined): string | null => {
  const read = readLine(line ?? '')
  if (!read.ok || !isObject(read.value) || Object.keys(read.value).join() !== 'signature') return null
  return isHex(read.value.signature, 128) ? read.value.signature : null
}

/** The size that a gzip member states for its content, modulo 2^32 (RFC 1952, ISIZE). `gunzip` holds it to that. */
export const statedSize = (member: Uint8Array): number =>
  member.length < 18
    ? 0
    : new DataView(member.buffer, member.byteOffset, member.length).getUint32(member.length - 4, true)
