/**
 * A second worker, for one thing: checking signatures and personal parts of imported segments, which is half the work of an
 * import. It is started with the first import, knows no key, and ends with the worker that started it.
 */
import * as Comlink from 'comlink'
import { type SegmentSide, type VerifySide, verifySide } from '../../shared/segments/verify-segment.ts'
import type { LedgerParts } from './session/open-ledger.ts'
import type { VerifiedSide, VerifySides } from './side-worker.ts'

/** Where the second worker cannot be started or fails, the work is done here. */
export const createSideVerifier = (caps: LedgerParts['caps']): VerifySide => {
  let there: VerifySides | null = null
  let failed: Promise<null> | null = null
  let waiting: { readonly side: SegmentSide; readonly take: (done: VerifiedSide | null) => void }[] = []

  const start = (): VerifySides => {
    const worker = new Worker(new URL('./side-worker.ts', import.meta.url), { type: 'module' })
    failed = new Promise((resolve) => {
      worker.addEventListener('error', (event) => {
        // Dealt with here: it is no fault of the ledger's own worker.
        event.preventDefault()
        resolve(null)
      })
    })
    return Comlink.wrap<VerifySides>(worker)
  }

  /** What was asked at once goes in one message: of small segments, messages cost more than checking. */
  const send = async (): Promise<void> => {
    const sent = waiting
    waiting = []
    // A copy of its own: a piece of the file would take the whole file along.
    const sides = sent.map(({ side }) => ({ ...side, personal: side.personal?.slice() ?? null }))
    const buffers = sides.flatMap(({ personal }) => (personal ? [personal.buffer] : []))
    const done = await Promise.race([there?.(Comlink.transfer(sides, buffers)).catch(() => null), failed])
    for (const [at, { take }] of sent.entries()) take(done?.[at] ?? null)
  }

  return async (side) => {
    try {
      there ??= start()
    } catch {
      return verifySide(caps, side)
    }
    const done = await new Promise<VerifiedSide | null>((take) => {
      if (waiting.push({ side, take }) === 1) queueMicrotask(send)
    })
    return done ?? verifySide(caps, side)
  }
}
