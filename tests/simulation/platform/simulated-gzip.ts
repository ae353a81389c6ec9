/**
 * gzip members whose content is stored and not packed (RFC 1951, 3.2.4): what deflate costs is no part of what is tried
 * here, and what an installation keeps can be searched for words as it lies.
 */
import { crc32 } from 'node:zlib'
import type { Compression } from '../../../shared/capabilities.ts'

/** RFC 1952: magic, deflate, no flags, no time, unknown system. */
const head = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255)
const mostInBlock = 0xffff
const blockHead = 5
const tail = 8

export const gzip = (bytes: Uint8Array): Uint8Array => {
  const blocks = Math.max(1, Math.ceil(bytes.length / mostInBlock))
  const member = new Uint8Array(head.length + blocks * blockHead + bytes.length + tail)
  const view = new DataView(member.buffer)
  member.set(head)
  let at = head.length
  for (let block = 0; block < blocks; block++) {
    const part = bytes.subarray(block * mostInBlock, (block + 1) * mostInBlock)
    view.setUint8(at, block === blocks - 1 ? 1 : 0)
    view.setUint16(at + 1, part.length, true)
    view.setUint16(at + 3, part.length ^ 0xffff, true)
    member.set(part, at + blockHead)
    at += blockHead + part.length
  }
  view.setUint32(at, crc32(bytes), true)
  view.setUint32(at + 4, bytes.length, true)
  return member
}

/** Where the content begins: RFC 1952 allows one extra field, which first members have; -1: it is no such member. */
const contentAt = (member: Uint8Array): number => {
  if (member.length < head.length + blockHead + tail) return -1
  if (member[0] !== 0x1f || member[1] !== 0x8b || member[2] !== 8) return -1
  if (member[3] === 0) return head.length
  if (member[3] !== 4) return -1
  return head.length + 2 + (member[10] as number) + 256 * (member[11] as number)
}

export const gunzip = (member: Uint8Array, most: number): Awaited<ReturnType<Compression['gunzip']>> => {
  const damaged = { ok: false, why: 'damaged' } as const
  const view = new DataView(member.buffer, member.byteOffset, member.length)
  const end = member.length - tail
  let at = contentAt(member)
  if (at < 0 || at + blockHead > end) return damaged
  const size = view.getUint32(member.length - 4, true)
  if (size > most) return { ok: false, why: 'too-large' }
  const bytes = new Uint8Array(Math.min(size, member.length))
  let filled = 0
  for (let last = false; !last; ) {
    if (at + blockHead > end) return damaged
    last = view.getUint8(at) === 1
    const length = view.getUint16(at + 1, true)
    const next = at + blockHead + length
    const isBlock = view.getUint8(at) <= 1 && (length ^ 0xffff) === view.getUint16(at + 3, true)
    if (!isBlock || next > end || filled + length > bytes.length) return damaged
    bytes.set(member.subarray(at + blockHead, next), filled)
    filled += length
    at = next
  }
  const whole = at === end && filled === size && crc32(bytes) === view.getUint32(end, true)
  return whole ? { ok: true, bytes } : damaged
}
