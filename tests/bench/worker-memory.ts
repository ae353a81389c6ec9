/**
 * What the workers hold: heap in use after a collection, and the bytes behind array buffers, by the debugging protocol.
 * WebAssembly's memory is among the latter; the engine's own code and caches are not counted.
 */
import type { ElectronApplication } from '@playwright/test'

interface Usage {
  readonly usedSize: number
  readonly embedderHeapUsedSize?: number
  readonly backingStorageSize?: number
}

/** Bytes of the window's worker and those that it started. */
export async function workerMemory(app: ElectronApplication): Promise<number> {
  const found = await app.evaluate(async ({ webContents }) => {
    const [contents] = webContents.getAllWebContents()
    if (!contents) throw new Error('no window')
    const { debugger: tool } = contents
    const sessions: string[] = []
    const attach = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }
    const listen = (_: unknown, method: string, { sessionId }: { sessionId?: string }) => {
      if (method === 'Target.attachedToTarget' && sessionId) sessions.push(sessionId)
    }
    tool.attach('1.3')
    tool.on('message', listen)
    try {
      await tool.sendCommand('Target.setAutoAttach', attach)
      await new Promise((done) => setTimeout(done, 500))
      for (const session of [...sessions]) await tool.sendCommand('Target.setAutoAttach', attach, session)
      await new Promise((done) => setTimeout(done, 500))
      const usages: Usage[] = []
      for (const session of sessions) {
        await tool.sendCommand('HeapProfiler.enable', {}, session)
        for (let turn = 0; turn < 2; turn++)
          await tool.sendCommand('HeapProfiler.collectGarbage', {}, session)
        usages.push(await tool.sendCommand('Runtime.getHeapUsage', {}, session))
      }
      return usages
    } finally {
      tool.off('message', listen)
      tool.detach()
    }
  })
  if (found.length === 0) throw new Error('no worker answers')
  return found.reduce(
    (sum, { usedSize, embedderHeapUsedSize = 0, backingStorageSize = 0 }) =>
      sum + usedSize + embedderHeapUsedSize + backingStorageSize,
    0,
  )
}
