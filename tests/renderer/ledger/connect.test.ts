// The page's side of a worker that fails: whoever asked it something hears of it.
import { beforeEach, expect, test, vi } from 'vitest'
import { connectLedger } from '../../../renderer/ledger/connect.ts'

/** A worker that says it is ready, and answers nothing. */
class SilentWorker extends EventTarget {
  static latest: SilentWorker
  terminated = false
  constructor() {
    super()
    SilentWorker.latest = this
  }
  postMessage(message: unknown) {
    const { milepost } = message as { milepost?: string }
    if (milepost === 'mirror-port')
      this.dispatchEvent(new MessageEvent('message', { data: { milepost: 'ledger-ready' } }))
  }
  terminate() {
    this.terminated = true
  }
}

/** The window as preload leaves it: a port comes as a message of its own. */
class PortWindow extends EventTarget {
  milepost = {
    connectMirror: async () => {
      const message = new MessageEvent('message', {
        data: { milepost: 'mirror-port' },
        ports: [new MessageChannel().port1],
      })
      Object.defineProperty(message, 'source', { value: this })
      this.dispatchEvent(message)
    },
  }
}

/** A worker whose script cannot be read, before or after it is sent its port. */
const failingWorker = (when: 'at once' | 'with its port') =>
  class extends SilentWorker {
    constructor() {
      super()
      if (when === 'at once') queueMicrotask(() => this.dispatchEvent(new Event('error')))
    }
    override postMessage() {
      if (when === 'with its port') this.dispatchEvent(new Event('error'))
    }
  }

beforeEach(() => {
  vi.stubGlobal('Worker', SilentWorker)
  vi.stubGlobal('window', new PortWindow())
})

test.each(['error', 'messageerror'])(
  'a worker that dies after its start ends every call: %s',
  async (kind) => {
    const { ledger, onFault } = await connectLedger()
    const order: string[] = []
    const told = new Promise<void>((resolve) =>
      onFault(() => {
        order.push('told')
        resolve()
      }),
    )
    const ended = (name: string) => (fault: Error) => {
      order.push(name)
      return fault.message
    }
    const calls = [
      ledger.today().then(() => 'answered', ended('today')),
      ledger.importFiles([], () => undefined).then(() => 'answered', ended('import')),
    ]
    SilentWorker.latest.dispatchEvent(new Event(kind))
    expect(await Promise.all(calls)).toEqual(['The ledger failed', 'The ledger failed'])
    await told
    expect(order).toEqual(['today', 'import', 'told'])
    await expect(ledger.session()).rejects.toThrow('The ledger failed')
  },
)

test('a worker that cannot be read is heard of while the mirror’s port is still awaited', async () => {
  vi.stubGlobal('Worker', failingWorker('at once'))
  vi.spyOn(window.milepost, 'connectMirror').mockReturnValue(new Promise(() => undefined))
  await expect(connectLedger()).rejects.toThrow('The ledger did not start')
  expect(SilentWorker.latest.terminated).toBe(true)
})

test.each(['at once', 'with its port'] as const)(
  'a worker that cannot be read is no ledger, and is ended: %s',
  async (when) => {
    vi.stubGlobal('Worker', failingWorker(when))
    await expect(connectLedger()).rejects.toThrow('The ledger did not start')
    expect(SilentWorker.latest.terminated).toBe(true)
  },
)

test('once it was ended, its faults are nobody’s', async () => {
  const { end, onFault } = await connectLedger()
  const told = vi.fn()
  onFault(told)
  end()
  SilentWorker.latest.dispatchEvent(new Event('error'))
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(told).not.toHaveBeenCalled()
  expect(SilentWorker.latest.terminated).toBe(true)
})
