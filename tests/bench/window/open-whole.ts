/** A batch file opened and verified whole, with the app's own code and on one thread. */

import { type BatchExpectation, openBatch } from '../../../shared/batch/open-batch.ts'
import { verifyBatch } from '../../../shared/batch/verify-batch.ts'
import type { Cryptography } from '../../../shared/capabilities.ts'
import type { OpenSegment } from '../../../shared/segments/segment.ts'

export const openWhole = async (
  caps: Cryptography,
  file: Uint8Array,
  expect: BatchExpectation,
): Promise<readonly OpenSegment[]> => {
  const opened = await openBatch(caps, file, expect)
  if (!opened.ok) throw new Error(opened.refusal.reason)
  const parts = await verifyBatch(caps, opened.value)
  if (!parts.ok) throw new Error(parts.refusal.reason)
  const refused = parts.value.find(({ refusal }) => refusal !== null)
  if (refused) throw new Error(refused.refusal?.reason)
  return parts.value.flatMap(({ segments }) => segments)
}
