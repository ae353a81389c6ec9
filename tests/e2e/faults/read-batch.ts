// What a batch file of a training station really holds, read with the app's own verifier outside of any window.
import { readFileSync } from 'node:fs'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { openBatch } from '../../../shared/batch/open-batch.ts'
import { verifyBatch } from '../../../shared/batch/verify-batch.ts'
import { trainingUnit } from '../files/training-unit.ts'

/** Numbers of the entries in a file, in their order; throws where the file is not whole or not right. */
export async function entriesIn(path: string): Promise<number[]> {
  const { pack, identity } = trainingUnit()
  const expected = { operation: pack.operation, training: true, identity }
  const opened = await openBatch(cryptography, readFileSync(path), expected)
  if (!opened.ok) throw new Error(`${path}: ${JSON.stringify(opened.refusal)}`)
  const parts = await verifyBatch(cryptography, opened.value)
  if (!parts.ok) throw new Error(`${path}: ${JSON.stringify(parts.refusal)}`)
  return parts.value.flatMap((part) => {
    if (part.refusal) throw new Error(`${path}: ${JSON.stringify(part.refusal)}`)
    const events = part.segments.flatMap((segment) => [...segment.events])
    return events.filter(({ event }) => event.op === 'recorded').map(({ event }) => event.n)
  })
}
