/** The second copy of windows over made-up ledgers: none. */
import type { Bridge } from '../../shared/ipc/contract.ts'

export const noCopy: Pick<Bridge, 'copyState' | 'chooseCopy' | 'updateCopy' | 'stopCopy' | 'openCopy'> = {
  copyState: async () => null,
  chooseCopy: async () => ({ chosen: false, reason: 'cancelled' }),
  updateCopy: async () => null,
  stopCopy: async () => undefined,
  openCopy: async () => null,
}
