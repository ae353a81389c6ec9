/** What every store in the window is measured with: the same file, opened and verified, in portions of rows. */

import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { createFastHash } from '../../../renderer/ledger/fast-hash.ts'
import { createFastSigning } from '../../../renderer/ledger/fast-signing.ts'
import type { OpenSegment } from '../../../shared/segments/segment.ts'
import { type EventRow, eventRows } from './event-rows.ts'
import { heldFile } from './held-file.ts'
import { openWhole } from './open-whole.ts'

export interface StoreTimes {
  readonly rows: number
  /** Milliseconds: to open and verify the file, and then to store it, the last portion durable. */
  readonly open: number
  readonly store: number
}

export const timesOf = async (
  store: (segments: readonly OpenSegment[]) => Promise<number>,
): Promise<StoreTimes> => {
  const { bytes, expect } = heldFile()
  const began = performance.now()
  const caps = { ...cryptography, ...(await createFastHash()), ...(await createFastSigning()) }
  const segments = await openWhole(caps, bytes, expect)
  const opened = performance.now()
  const rows = await store(segments)
  return { rows, open: opened - began, store: performance.now() - opened }
}

export function* rowsFrom(segments: readonly OpenSegment[], portion: number): Generator<readonly EventRow[]> {
  let rows: EventRow[] = []
  for (const segment of segments)
    for (const row of eventRows(segment)) {
      rows.push(row)
      if (rows.length < portion) continue
      yield rows
      rows = []
    }
  if (rows.length > 0) yield rows
}
