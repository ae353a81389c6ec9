/** The second worker: see `personal-verifier.ts`. */
import * as Comlink from 'comlink'
import { type VerifyPersonal, verifyPersonalPart } from '../../shared/segments/verify-personal.ts'
import { cryptography } from './cryptography.ts'
import { createFastHash } from './fast-hash.ts'

const hashing = createFastHash()

const verify: VerifyPersonal = async (header, member) =>
  verifyPersonalPart({ ...cryptography, ...(await hashing) }, header, member)

Comlink.expose(verify)
