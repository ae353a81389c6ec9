/** Calls to the worker that have no answer yet. A worker that failed gives none: whoever asked hears of it here. */

export interface OpenCalls {
  /** The same answer, or the worker's failure where that comes first. */
  follow<T>(asked: Promise<T>): Promise<T>
  /** Ends every open call with this fault, and every later one. */
  fail(fault: Error): void
}

export const createOpenCalls = (): OpenCalls => {
  const open = new Set<(fault: Error) => void>()
  let failed: Error | null = null
  return {
    // One set for all calls: raced against one long promise, each would be held by it until the lock.
    follow: (asked) =>
      new Promise((resolve, reject) => {
        if (failed) return reject(failed)
        open.add(reject)
        asked.then(resolve, reject).finally(() => open.delete(reject))
      }),
    fail(fault) {
      failed = fault
      for (const reject of open) reject(fault)
      open.clear()
    },
  }
}
