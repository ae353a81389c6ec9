/**
 * What the window's process holds of its own, workers and page together, after the workers' garbage was collected: the kernel's count
 * of memory behind no file. More than what the ledger's worker holds, never less; the debugging protocol of
 * Chromium 130 counts no array buffers, where nearly all of a ledger lies.
 */
import { readFileSync } from 'node:fs'
import type { ElectronApplication } from '@playwright/test'

/** Bytes. Linux alone. */
export async function workerMemory(app: ElectronApplication): Promise<number> {
  const { workers, pid } = await app.evaluate(async ({ webContents }) => {
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
      for (const session of sessions) {
        await tool.sendCommand('HeapProfiler.enable', {}, session)
        for (let turn = 0; turn < 2; turn++)
          await tool.sendCommand('HeapProfiler.collectGarbage', {}, session)
      }
      return { workers: sessions.length, pid: contents.getOSProcessId() }
    } finally {
      tool.off('message', listen)
      tool.detach()
    }
  })
  if (workers === 0) throw new Error('no worker answers')
  const kilobytes = /^Anonymous:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]
  if (kilobytes === undefined) throw new Error('the kernel does not count the memory of the window')
  return Number(kilobytes) * 1024
}
