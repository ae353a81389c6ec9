/**
 * A laptop that may stop between any two writes. Whatever writes asks it first; once it has stopped, nothing answers any
 * more: what was running then never goes on.
 */
export interface Machine {
  /** Before each write, sync or commit. Never ends on a machine that has stopped. */
  step(): Promise<void>
  /** It stops before the write after so many. */
  stopAfter(writes: number): void
  /** Stops now. */
  stop(): void
  readonly stopped: Promise<'stopped'>
  readonly isStopped: boolean
}

/** One for each who waits: what waits for one that lasts is never forgotten. */
export const never = (): Promise<never> => new Promise(() => {})

export const createMachine = (): Machine => {
  let left = Number.POSITIVE_INFINITY
  let off = false
  let tell: (what: 'stopped') => void = () => {}
  const stopped = new Promise<'stopped'>((resolve) => {
    tell = resolve
  })
  const stop = () => {
    off = true
    tell('stopped')
  }
  return {
    async step() {
      if (off) return never()
      if (left-- > 0) return
      stop()
      return never()
    },
    stopAfter(writes) {
      left = writes
    },
    stop,
    stopped,
    get isStopped() {
      return off
    },
  }
}
