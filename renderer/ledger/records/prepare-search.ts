/** Words to search are made ready a while after unlocking and after each change, a few milliseconds at a time: nobody waits for it. */
import type { LedgerState } from '../api/state.ts'

/** Milliseconds: without any change, and of work before whoever waits for the worker gets it. */
const timing = { idle: 500, work: 8 } as const

/** To be told of every change: unlocking and locking among them. */
export const createSearchKeeper = (state: LedgerState): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const run = (): void => {
    if (!state.open) return
    if (state.importing) timer = setTimeout(run, timing.idle)
    else if (!state.open.finder.prepare(timing.work)) timer = setTimeout(run)
  }
  return () => {
    clearTimeout(timer)
    if (state.open) timer = setTimeout(run, timing.idle)
  }
}
