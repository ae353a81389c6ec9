import { createHash } from 'node:crypto'

/** SHA-256. */
export const hash = (bytes: Uint8Array | string): Uint8Array => createHash('sha256').update(bytes).digest()
