/**
 * The least that an import can cost on one thread: age, gunzip, hashes, signatures, `JSON.parse` and the checks of every line,
 * with nothing kept. Two ways, and the cheaper one is the floor: each piece by itself with the engine's own means, and
 * the app's own code that opens and verifies.
 */
import { Decrypter } from 'age-encryption'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { createFastHash } from '../../../renderer/ledger/fast-hash.ts'
import { createFastSigning } from '../../../renderer/ledger/fast-signing.ts'
import { openBatch } from '../../../shared/batch/open-batch.ts'
import { checkEvent } from '../../../shared/events/check-event.ts'
import { checkPersonal } from '../../../shared/events/check-personal.ts'
import { fromHex } from '../../../shared/lines/bytes.ts'
import { heldFile } from './held-file.ts'
import { openWhole } from './open-whole.ts'

/** Milliseconds. */
export interface FloorTimes {
  readonly decrypt: number
  readonly gunzip: number
  readonly hash: number
  readonly signatures: number
  readonly parse: number
  readonly validate: number
  /** With the app's own code: the same, and each personal line hashed. */
  readonly verified: number
}

export const measureFloor = async (): Promise<FloorTimes> => {
  const { bytes: file, expect } = heldFile()
  const { verify } = await createFastSigning()
  const caps = { ...cryptography, ...(await createFastHash()), verify }
  const [verified] = await timed(() => openWhole(caps, file, expect))
  const opened = await openBatch(caps, file, expect)
  if (!opened.ok) throw new Error(opened.refusal.reason)
  const { segments } = opened.value
  const [decrypt] = await timed(async () => {
    const decrypter = new Decrypter()
    decrypter.addIdentity(expect.identity)
    await decrypter.decrypt(file)
  })
  const members = segments.flatMap(({ counted, personal }) => (personal ? [counted, personal] : [counted]))
  const [gunzip, unpacked] = await timed(async () => {
    const parts: Uint8Array<ArrayBuffer>[] = []
    for (const member of members) parts.push(await inflate(member))
    return parts
  })
  const [hash] = await timed(async () => {
    for (const bytes of unpacked) await crypto.subtle.digest('SHA-256', bytes)
  })
  const [signatures] = await timed(async () => {
    const encoder = new TextEncoder()
    for (const { hash, signature, header } of segments) {
      const message = encoder.encode(`milepost/segment/1\n${hash}\n`)
      if (!verify(fromHex(signature), message, fromHex(header.log))) throw new Error('signature')
    }
  })
  let parse = 0
  let validate = 0
  const decoder = new TextDecoder()
  for (const bytes of unpacked) {
    const began = performance.now()
    const values = decoder
      .decode(bytes)
      .split('\n')
      .filter(Boolean)
      .map((line): unknown => JSON.parse(line))
    const parsed = performance.now()
    for (const value of values) if (!isRight(value)) throw new Error('a line that is none')
    parse += parsed - began
    validate += performance.now() - parsed
  }
  return { decrypt, gunzip, hash, signatures, parse, validate, verified }
}

const isRight = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'class' in value
    ? checkPersonal(value).ok
    : checkEvent(value).ok

async function timed<T>(work: () => Promise<T>): Promise<[number, T]> {
  const began = performance.now()
  const result = await work()
  return [performance.now() - began, result]
}

/** Read chunk by chunk: a `Response` over the same stream takes four times as long. */
const inflate = async (member: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => {
  const unpacked = await cryptography.gunzip(member, Number.POSITIVE_INFINITY)
  if (!unpacked.ok) throw new Error(unpacked.why)
  return unpacked.bytes as Uint8Array<ArrayBuffer>
}
