/** The second worker: see `side-verifier.ts`. */
import * as Comlink from 'comlink'
import { type VerifySide, verifySide } from '../../shared/segments/verify-segment.ts'
import { cryptography } from './cryptography.ts'
import { createFastHash } from './fast-hash.ts'
import { createFastSigning } from './fast-signing.ts'

const fast = Promise.all([createFastHash(), createFastSigning()])

const verify: VerifySide = async (side) => {
  const [hashing, signing] = await fast
  const done = await verifySide({ ...cryptography, ...hashing, ...signing }, side)
  return done.ok && done.value ? Comlink.transfer(done, [done.value.bytes.buffer as ArrayBuffer]) : done
}

Comlink.expose(verify)
