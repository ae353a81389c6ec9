/**
 * The least that an import can cost: age, gunzip, hashes, signatures and `JSON.parse`, with nothing kept, checked
 * against a rule or stored. Bundled and run in the window of the app, so that both figures come from one engine.
 */
import { ed25519 } from '@noble/curves/ed25519.js'
import { Decrypter } from 'age-encryption'
import { cryptography } from '../../renderer/ledger/cryptography.ts'
import { createFastHash } from '../../renderer/ledger/fast-hash.ts'
import { openBatch } from '../../shared/batch/open-batch.ts'
import { verifyBatch } from '../../shared/batch/verify-batch.ts'

export interface FloorTimes {
  /** Milliseconds. */
  readonly decrypt: number
  readonly gunzip: number
  readonly hash: number
  readonly signatures: number
  readonly parse: number
  readonly lines: number
  /** Opening and verifying with the app's own code: the same, with every line checked. */
  readonly verified: number
}

export interface FloorInput {
  readonly file: Uint8Array
  readonly identity: string
  readonly operation: string
  readonly training: boolean
}

export async function measureFloor({ file, identity, operation, training }: FloorInput): Promise<FloorTimes> {
  const caps = { ...cryptography, ...(await createFastHash()) }
  const opened = await openBatch(caps, file, { identity, operation, training })
  if (!opened.ok) throw new Error(opened.refusal.reason)
  const { segments } = opened.value
  const [decrypt] = await timed(async () => {
    const decrypter = new Decrypter()
    decrypter.addIdentity(identity)
    await decrypter.decrypt(file)
  })
  const members = segments.flatMap(({ counted, personal }) => (personal ? [counted, personal] : [counted]))
  const [gunzip, unpacked] = await timed(() => Promise.all(members.map(inflate)))
  const [hash] = await timed(() =>
    Promise.all(unpacked.map((bytes) => crypto.subtle.digest('SHA-256', bytes))),
  )
  const [signatures] = await timed(async () => {
    const encoder = new TextEncoder()
    for (const { hash, signature, header } of segments) {
      const message = encoder.encode(`milepost/segment/1\n${hash}\n`)
      if (!ed25519.verify(fromHex(signature), message, fromHex(header.log))) throw new Error('signature')
    }
  })
  const [parse, lines] = await timed(async () => {
    let count = 0
    const decoder = new TextDecoder()
    for (const bytes of unpacked) {
      for (const line of decoder.decode(bytes).split('\n')) {
        if (line !== '') JSON.parse(line)
        count++
      }
    }
    return count
  })
  const [verified] = await timed(async () => {
    const again = await openBatch(caps, file, { identity, operation, training })
    if (!again.ok || !(await verifyBatch(caps, again.value)).ok) throw new Error('not verified')
  })
  return { decrypt, gunzip, hash, signatures, parse, lines, verified }
}

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

const fromHex = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
