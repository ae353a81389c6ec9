/** A locked installation asks for its vault keys. */
import type { Compression, Envelope, Hashing } from '../capabilities.ts'
import { faultOfRows } from '../events/check-values.ts'
import type { Hex } from '../events/event.ts'
import { toHex } from '../lines/bytes.ts'
import { joinLines, writeLine } from '../lines/write-line.ts'
import { areNumbered, type RecoveryRequest, recoveryLimits, requestRows, wrappedRows } from './recovery.ts'
import { sealRecoveryLines } from './recovery-lines.ts'

/** SHA-256 of the request's lines with their LF: what the answer is bound to, and what people compare. */
export const hashOfRequest = (hashing: Hashing, lines: readonly string[]): Hex =>
  toHex(hashing.sha256(joinLines(lines)))

/** `recovery`: age recipient of the unit. A request that no unit would take is a bug of the caller and throws. */
export const makeRecoveryRequest = async (
  caps: Hashing & Compression & Envelope,
  { keys, ...said }: RecoveryRequest,
  recovery: string,
): Promise<{ readonly bytes: Uint8Array; readonly hash: Hex }> => {
  const { store, role, code, operation, training, officer, recipient, created } = said
  const header = {
    ...{ milepost: 1, type: 'recovery-request', store, role, code, operation, training },
    ...{ officer, recipient, created },
  }
  const fault = faultOfRows(header, requestRows)
  if (
    fault !== null ||
    !areNumbered(keys) ||
    keys.some((key) => faultOfRows({ ...key }, wrappedRows) !== null)
  )
    throw new Error(`not a valid recovery request: ${fault ?? 'keys'}`)
  const lines = [
    writeLine(header),
    ...keys.map(({ number, wrapped }) => writeLine({ number, wrapped }, { most: recoveryLimits.lineBytes })),
  ]
  return { bytes: await sealRecoveryLines(caps, lines, recovery), hash: hashOfRequest(caps, lines) }
}
