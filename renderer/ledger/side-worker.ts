/** The second worker: see `side-verifier.ts`. */
import * as Comlink from 'comlink'
import { type VerifySide, verifySide } from '../../shared/segments/verify-segment.ts'
import { cryptography } from './cryptography.ts'
import { createFastHash } from './fast-hash.ts'

const hashing = createFastHash()

const verify: VerifySide = async (side) => verifySide({ ...cryptography, ...(await hashing) }, side)

Comlink.expose(verify)
