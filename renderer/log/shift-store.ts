/** What was said of the shift since this installation was unlocked. */
import { create } from 'zustand'
import type { ClockTime } from '../../shared/events/event.ts'
import { forgetOnLock } from '../app/locking.ts'

export type ShiftState = 'on' | 'off' | 'nothing-to-report'
interface ShiftSaid {
  readonly officers: number | null
  readonly told: { readonly state: ShiftState; readonly at: ClockTime } | null
}
const nothing: ShiftSaid = { officers: null, told: null }
export const useShift = create<ShiftSaid>(() => nothing)
export const setShift = (change: Partial<ShiftSaid>): void => useShift.setState(change)
forgetOnLock(() => useShift.setState(nothing))
