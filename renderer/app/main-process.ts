/** The page's way to the main process: what preload put at `window.milepost`. */
import type { Bridge } from '../../shared/ipc/contract.ts'

declare global {
  interface Window {
    readonly milepost: Bridge
  }
}

export const main = (): Bridge => window.milepost
