import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Session } from '../../../shared/ledger-api.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'

vi.stubGlobal('document', { documentElement: {} })
vi.stubGlobal('window', { addEventListener: () => undefined })
vi.stubGlobal('navigator', { languages: ['en'] })
vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
const { closeLedger, openLedger } = await import('../../../renderer/app/ledger.ts')
const { forgetOnLock, lockAfterFault, lockNow } = await import('../../../renderer/app/locking.ts')
const { setStanding, useStanding } = await import('../../../renderer/app/session-store.ts')
const { openWhenAnswered } = await import('../../../renderer/app/opening.ts')
const { useNotice } = await import('../../../renderer/app/notice-store.ts')
const { sessionOf } = await import('../fake-data.ts')
const { fakeConnection } = await import('../fake-ledger.ts')

const phase = () => useStanding.getState().standing.phase
const connect = vi.fn(async () => fakeConnection({ start: 'unit' }))
const session = sessionOf('unit')
const forget = vi.fn()
forgetOnLock(forget)

let now = 0
vi.spyOn(performance, 'now').mockImplementation(() => now)
beforeEach(() => {
  now += 60_000
  return openLedger(connect)
})
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
  it('offers to begin anew after a fault before anybody is at work, and says so', async () => {
    setStanding({ phase: 'empty' })
    await lockAfterFault()
    expect(phase()).toBe('locked')
    expect(useNotice.getState().notice?.tone).toBe('bad')
  })
  it('stops after a fault when no ledger can be started any more', async () => {
    setStanding({ phase: 'open', session })
    connect.mockRejectedValueOnce(new Error('The ledger did not start'))
    await lockAfterFault()
    expect(phase()).toBe('stopped')
  })
  it('stops when the next worker fails soon after, instead of starting workers for ever', async () => {
    setStanding({ phase: 'open', session })
    await lockAfterFault()
    now += 2000
    await lockAfterFault()
    expect(phase()).toBe('stopped')
    expect(connect).toHaveBeenCalledTimes(2)
    expect(forget).toHaveBeenCalledTimes(2)
  })
  it.each(['starting', 'stopped'] as const)('leaves a fault to who waits for the ledger: %s', async (now) => {
    setStanding(now === 'starting' ? { phase: now } : { phase: now, refusal: { reason: 'stores-disagree' } })
    await lockAfterFault()
    expect(phase()).toBe(now)
    expect(connect).toHaveBeenCalledOnce()
  })
  it('leaves alone what is not unlocked', async () => {
    setStanding({ phase: 'empty' })
    await lockNow()
    expect(phase()).toBe('empty')
    expect(connect).toHaveBeenCalledOnce()
  })
})

describe('a lock while a key is derived', () => {
  /** An answer of the ledger that the test gives when it likes. */
  const later = () => {
    let answer: (answered: Result<Session>) => void = () => undefined
    const asked = new Promise<Result<Session>>((resolve) => {
      answer = resolve
    })
    return { asked, answer }
  }
  it('holds: the late answer opens nothing', async () => {
    setStanding({ phase: 'empty' })
    const { asked, answer } = later()
    const opening = openWhenAnswered(asked)
    const locking = lockNow()
    expect(phase()).toBe('starting')
    answer(accept(session))
    expect(await opening).toEqual({ reason: 'locked' })
    expect(phase()).toBe('starting')
    await locking
    expect(phase()).toBe('locked')
    expect(connect).toHaveBeenCalledTimes(2)
  })
  it('holds too when the answer comes after it', async () => {
    setStanding({ phase: 'empty' })
    const { asked, answer } = later()
    const opening = openWhenAnswered(asked)
    await lockNow()
    answer(accept(session))
    expect(await opening).toEqual({ reason: 'locked' })
    expect(phase()).toBe('locked')
  })
  it('is over with the answer: refused, it locks nothing; given, it locks as ever', async () => {
    setStanding({ phase: 'empty' })
    expect(await openWhenAnswered(Promise.resolve(refuse({ reason: 'wrong-passphrase' })))).toEqual({
      reason: 'wrong-passphrase',
    })
    await lockNow()
    expect(connect).toHaveBeenCalledOnce()
    expect(await openWhenAnswered(Promise.resolve(accept(session)))).toBeNull()
    expect(phase()).toBe('open')
    await lockNow()
    expect(phase()).toBe('locked')
  })
})
