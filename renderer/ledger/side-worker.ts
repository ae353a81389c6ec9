/** The second worker: see `side-verifier.ts`. */
import * as Comlink from 'comlink'
import { type SegmentSide, type VerifySide, verifySide } from '../../shared/segments/verify-segment.ts'
import { cryptography } from './cryptography.ts'
import { createFastHash } from './fast-hash.ts'
import { createFastSigning } from './fast-signing.ts'

const fast = Promise.all([createFastHash(), createFastSigning()])

export type VerifiedSide = Awaited<ReturnType<VerifySide>>
export type VerifySides = (sides: readonly SegmentSide[]) => Promise<readonly VerifiedSide[]>

const verify: VerifySides = async (sides) => {
  const [hashing, signing] = await fast
  const caps = { ...cryptography, ...hashing, ...signing }
  const done: VerifiedSide[] = []
  for (const side of sides) done.push(await verifySide(caps, side))
  const buffers = done.flatMap((one) => (one.ok && one.value ? [one.value.bytes.buffer as ArrayBuffer] : []))
  return Comlink.transfer(done, buffers)
}

Comlink.expose(verify)
