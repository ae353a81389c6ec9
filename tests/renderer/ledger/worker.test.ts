// The worker's first script: a port begins the ledger once, and whatever fails on the way is heard of.
import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const startLedger = vi.fn<(scope: unknown, port: MessagePort) => Promise<void>>()

const begun = () => {
  const scope = Object.assign(new EventTarget(), { reportError: vi.fn<(fault: unknown) => void>() })
  vi.stubGlobal('self', scope)
  return scope
}
const portMessage = (ports: MessagePort[], milepost = 'mirror-port') =>
  new MessageEvent('message', { data: { milepost }, ports })

beforeEach(() => {
  vi.resetModules()
  startLedger.mockReset().mockResolvedValue()
  vi.doMock('../../../renderer/ledger/start-ledger.ts', () => ({ startLedger }))
})
afterEach(() => {
  vi.doUnmock('../../../renderer/ledger/start-ledger.ts')
  vi.unstubAllGlobals()
})

test('the first port begins the ledger, and only the first', async () => {
  const scope = begun()
  await import('../../../renderer/ledger/worker.ts')
  const { port1, port2 } = new MessageChannel()
  scope.dispatchEvent(portMessage([], 'mirror-port'))
  scope.dispatchEvent(portMessage([port2], 'something-else'))
  scope.dispatchEvent(portMessage([port1]))
  scope.dispatchEvent(portMessage([port2]))
  await vi.waitFor(() => expect(startLedger).toHaveBeenCalled())
  expect(startLedger.mock.calls).toEqual([[scope, port1]])
  expect(scope.reportError).not.toHaveBeenCalled()
  port1.close()
})

test('a ledger that fails at its start is heard of', async () => {
  const scope = begun()
  const fault = new Error('no mirror')
  startLedger.mockRejectedValue(fault)
  await import('../../../renderer/ledger/worker.ts')
  const { port1 } = new MessageChannel()
  scope.dispatchEvent(portMessage([port1]))
  await vi.waitFor(() => expect(scope.reportError).toHaveBeenCalledWith(fault))
  port1.close()
})

test('a ledger that cannot be read is heard of, however late the port comes', async () => {
  const gone = new Error('gone')
  vi.doMock('../../../renderer/ledger/start-ledger.ts', () => {
    throw gone
  })
  const scope = begun()
  await import('../../../renderer/ledger/worker.ts')
  // Long enough to be an unhandled rejection, which ends the run.
  await new Promise((later) => setTimeout(later, 50))
  expect(scope.reportError).not.toHaveBeenCalled()
  const { port1 } = new MessageChannel()
  scope.dispatchEvent(portMessage([port1]))
  await vi.waitFor(() => expect(scope.reportError).toHaveBeenCalledTimes(1))
  expect(scope.reportError.mock.calls[0]?.[0]).toMatchObject({ cause: gone })
  port1.close()
})

test('the script itself imports nothing: what it holds is compiled anew at each start', async () => {
  const source = await readFile(new URL('../../../renderer/ledger/worker.ts', import.meta.url), 'utf8')
  expect(source).not.toMatch(/^import (?!type )/m)
})
