/** The page's way to the main process: what preload put at `window.milepost`. */
import type { Bridge, SaveOutcome } from '../../shared/ipc/contract.ts'

declare global {
  interface Window {
    readonly milepost: Bridge
  }
}

export const main = (): Bridge => window.milepost

/** What became of a file that was to be saved; a fault of the main process is a file not saved. */
export const savedFileOf = async (asked: Promise<SaveOutcome>): Promise<SaveOutcome> => {
  try {
    return await asked
  } catch {
    return { saved: false, reason: 'failed' }
  }
}
