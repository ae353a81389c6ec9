/**
 * A second worker, for one thing: checking signatures and personal parts of imported segments, which is half the work of an
 * import. It is started with the first import, knows no key, and ends with the worker that started it.
 */
import * as Comlink from 'comlink'
import { type VerifySide, verifySide } from '../../shared/segments/verify-segment.ts'
import type { LedgerParts } from './session/open-ledger.ts'

/** Where the second worker cannot be started or fails, the work is done here. */
export const createSideVerifier = (caps: LedgerParts['caps']): VerifySide => {
  let there: VerifySide | null = null
  let failed: Promise<null> | null = null

  const start = (): VerifySide => {
    const worker = new Worker(new URL('./side-worker.ts', import.meta.url), { type: 'module' })
    failed = new Promise((resolve) => {
      worker.addEventListener('error', (event) => {
        // Dealt with here: it is no fault of the ledger's own worker.
        event.preventDefault()
        resolve(null)
      })
    })
    return Comlink.wrap<VerifySide>(worker)
  }

  return async (side) => {
    try {
      there ??= start()
    } catch {
      return verifySide(caps, side)
    }
    // A copy of its own: a piece of the file would take the whole file along.
    const personal = side.personal?.slice() ?? null
    const sent = Comlink.transfer({ ...side, personal }, personal ? [personal.buffer] : [])
    const done = await Promise.race([there(sent).catch(() => null), failed])
    return done ?? verifySide(caps, side)
  }
}
