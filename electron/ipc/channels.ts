// Channel names, derived from the contract, for main and preload alike.
import type { MainCalls, MainEvents } from '../../shared/ipc/contract.ts'

export const callChannel = (call: keyof MainCalls): string => `milepost:call:${call}`
export const eventChannel = (event: keyof MainEvents): string => `milepost:event:${event}`
export const MIRROR_PORT_CHANNEL = 'milepost:mirror-port'
