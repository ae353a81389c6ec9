/** From an empty window to the set-up or unlock screen. */
import { type Connect, openLedger } from './ledger.ts'
import { boot } from './locking.ts'
import { setStanding } from './session-store.ts'

export const startMilepost = async (connect: Connect): Promise<void> => {
  try {
    await openLedger(connect)
    await boot()
  } catch {
    setStanding({ phase: 'stopped', refusal: { reason: 'store-failed' } })
  }
}
