/** One thing after another: numbers are given, bytes kept and the fold told in one order. */

export interface WriteQueue {
  run<T>(work: () => Promise<T>): Promise<T>
}

/** What throws fails alone; the next in the queue runs all the same. */
export const createQueue = (): WriteQueue => {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run(work) {
      const result = last.then(work, work)
      last = result.catch(() => {})
      return result
    },
  }
}
