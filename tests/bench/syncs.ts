// The other of a save's two syncs: an append to a plain file and its sync, in the main process, on the profile's disk.
import type { ElectronApplication } from '@playwright/test'

/** Milliseconds of each. */
export const timeSyncs = (app: ElectronApplication, count: number): Promise<number[]> =>
  app.evaluate(({ app: main }, turns) => {
    const fs = process.getBuiltinModule('node:fs')
    const path = `${main.getPath('userData')}/bench-syncs`
    const file = fs.openSync(path, 'a')
    const bytes = new Uint8Array(400)
    const times: number[] = []
    for (let turn = 0; turn < turns; turn++) {
      const began = performance.now()
      fs.writeSync(file, bytes)
      fs.fsyncSync(file)
      times.push(performance.now() - began)
    }
    fs.closeSync(file)
    fs.unlinkSync(path)
    return times
  }, count)
