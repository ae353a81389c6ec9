/**
 * A second worker, for one thing: checking the personal parts of imported segments, which is half the work of an import.
 * It is started with the first import, knows no key, and ends with the worker that started it.
 */
import * as Comlink from 'comlink'
import { type VerifyPersonal, verifyPersonalPart } from '../../shared/segments/verify-personal.ts'
import type { LedgerParts } from './session/open-ledger.ts'

/** Where the second worker cannot be started or fails, the work is done here. */
export const createPersonalVerifier = (caps: LedgerParts['caps']): VerifyPersonal => {
  const here: VerifyPersonal = (header, member) => verifyPersonalPart(caps, header, member)
  let there: VerifyPersonal | null = null
  let failed: Promise<null> | null = null

  const start = (): VerifyPersonal => {
    const worker = new Worker(new URL('./personal-worker.ts', import.meta.url), { type: 'module' })
    failed = new Promise((resolve) => {
      worker.addEventListener('error', (event) => {
        // Dealt with here: it is no fault of the ledger's own worker.
        event.preventDefault()
        resolve(null)
      })
    })
    return Comlink.wrap<VerifyPersonal>(worker)
  }

  return async (header, member) => {
    try {
      there ??= start()
    } catch {
      return here(header, member)
    }
    // A copy of its own: a piece of the file would take the whole file along.
    const done = await Promise.race([there(header, member.slice()).catch(() => null), failed])
    return done ?? here(header, member)
  }
}
