import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

vi.stubGlobal('document', { documentElement: {} })
vi.stubGlobal('window', { addEventListener: () => undefined })
vi.stubGlobal('navigator', { languages: ['en'] })
vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
const { closeLedger, openLedger } = await import('../../../renderer/app/ledger.ts')
const { forgetOnLock, lockAfterFault, lockNow } = await import('../../../renderer/app/locking.ts')
const { setStanding, useStanding } = await import('../../../renderer/app/session-store.ts')
const { sessionOf } = await import('../fake-data.ts')
const { fakeConnection } = await import('../fake-ledger.ts')

const phase = () => useStanding.getState().standing.phase
const connect = vi.fn(async () => fakeConnection({ start: 'unit' }))
const session = sessionOf('unit')
const forget = vi.fn()
forgetOnLock(forget)

beforeEach(() => openLedger(connect))
afterEach(() => {
  closeLedger()
  vi.clearAllMocks()
  connect.mockImplementation(async () => fakeConnection({ start: 'unit' }))
})

describe('locking', () => {
  it.each(['made', 'open'] as const)('locks what is unlocked: %s', async (unlocked) => {
    setStanding({ phase: unlocked, session })
    const locking = lockNow()
    expect(phase()).toBe('starting')
    expect(forget).toHaveBeenCalledOnce()
    await locking
    expect(phase()).toBe('locked')
    expect(connect).toHaveBeenCalledTimes(2)
  })
  it('ends in the stopped state when there is no ledger to open again', async () => {
    setStanding({ phase: 'open', session })
    connect.mockRejectedValueOnce(new Error('The ledger did not start'))
    await lockNow()
    expect(phase()).toBe('stopped')
    expect(forget).toHaveBeenCalledOnce()
  })
  it('locks after a fault of the ledger, whatever its worker answers', async () => {
    setStanding({ phase: 'open', session })
    await lockAfterFault()
    expect(phase()).toBe('locked')
    expect(connect).toHaveBeenCalledTimes(2)
  })
  it('stops after a fault before anybody is at work', async () => {
    setStanding({ phase: 'empty' })
    await lockAfterFault()
    expect(phase()).toBe('stopped')
  })
  it('leaves alone what is not unlocked', async () => {
    setStanding({ phase: 'empty' })
    await lockNow()
    expect(phase()).toBe('empty')
    expect(connect).toHaveBeenCalledOnce()
  })
})
