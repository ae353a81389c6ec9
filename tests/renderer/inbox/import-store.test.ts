import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { FileOutcome, LedgerApi } from '../../../shared/ledger-api.ts'
import { accept } from '../../../shared/result.ts'

vi.stubGlobal('document', { documentElement: {} })
vi.stubGlobal('window', { addEventListener: () => undefined })
vi.stubGlobal('navigator', { languages: ['en'] })
vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
/** Comlink's mark on a callback is not needed where nothing is posted. */
vi.mock('comlink', () => ({ proxy: <T>(value: T) => value }))

const { openLedger } = await import('../../../renderer/app/ledger.ts')
const { lockNow } = await import('../../../renderer/app/locking.ts')
const { setStanding } = await import('../../../renderer/app/session-store.ts')
const { cancelImport, filesOf, forgetListed, takeIn, useImport } = await import(
  '../../../renderer/inbox/import-store.ts'
)
const { sessionOf } = await import('../fake-data.ts')
const { given } = await import('../../../renderer/inbox/offered-files.ts')

type Import = LedgerApi['importFiles']
const offered = (name: string) => ({ name, read: async () => new Uint8Array(8) })
const connect = (importFiles: Import, cancel = async () => undefined) =>
  openLedger(async () => ({
    ledger: {
      ...{ importFiles, cancelImport: cancel, lock: async () => undefined },
      boot: async () => accept({ state: 'empty' }),
    } as unknown as LedgerApi,
    onNews: () => () => undefined,
    onFault: () => undefined,
    end: () => undefined,
  }))
const names = () => useImport.getState().running.map(({ name, step }) => `${name} ${step}`)

const idle = { running: [], cancelling: false, turnedAway: [], taken: [] }
const outcomeOf = (name: string, refusal: FileOutcome['refusal'] = null): FileOutcome => ({
  ...{ name, refusal, from: null, at: '2021-07-05T12:00:00+00:00', outcome: refusal ? 'refused' : 'taken' },
  ...{ fresh: 0, known: 0, logs: [] },
})

beforeEach(() => useImport.setState(idle))

describe('taking in files', () => {
  it('hands them to the ledger one by one, shows their steps, and is done', async () => {
    const seen: string[][] = []
    await connect(async (files, onProgress) => {
      for (const { name } of files) {
        onProgress({ file: name, step: 'checking', done: 0.5 })
        seen.push(names())
      }
      return []
    })
    await takeIn([offered('a'), offered('b')])
    expect(seen).toEqual([['a checking', 'b queued'], ['b checking']])
    expect(useImport.getState()).toEqual(idle)
  })
  it('shows each file once at any moment: its progress, then its outcome, then what the inbox lists', async () => {
    const shown: string[][] = []
    const look = (listed: readonly FileOutcome[] = []) =>
      shown.push([
        ...names(),
        ...filesOf(listed, useImport.getState()).map(({ name, outcome }) => `${name} ${outcome}`),
      ])
    const stop = useImport.subscribe(() => look())
    await connect(async ([file]) => [outcomeOf(file?.name ?? '')])
    await takeIn([offered('a'), offered('b')])
    stop()
    for (const name of ['a', 'b'])
      for (const now of shown.slice(1)) expect(now.filter((row) => row.startsWith(name))).not.toEqual([])
    expect(shown.at(-1)).toEqual(['b taken', 'a taken'])
    const listed = [outcomeOf('a')]
    expect(filesOf(listed, useImport.getState()).map(({ name }) => name)).toEqual(['b', 'a'])
    forgetListed(listed)
    expect(useImport.getState().taken.map(({ name }) => name)).toEqual(['b'])
  })
  it('never reads a file that is too large, and says so', async () => {
    const importFiles = vi.fn<Import>(async () => [])
    await connect(importFiles)
    await takeIn([{ name: 'large', read: null }, offered('a')])
    expect(importFiles.mock.calls[0]?.[0].map(({ name }) => name)).toEqual(['a'])
    expect(useImport.getState().turnedAway[0]).toMatchObject({
      name: 'large',
      outcome: 'refused',
      refusal: { reason: 'over-limit' },
    })
  })
  it('shows a file that a full disk kept out, which no inbox holds', async () => {
    const said = { a: 'altered', b: 'disk-full' } as const
    await connect(async ([file]) => [outcomeOf(file?.name ?? '', { reason: said[file?.name as 'a' | 'b'] })])
    await takeIn([offered('a'), offered('b')])
    expect(useImport.getState().turnedAway).toMatchObject([{ name: 'b', refusal: { reason: 'disk-full' } }])
  })
  it('shows what became of a file last above what became of it before, in the same second too', async () => {
    await connect(async ([file]) => [outcomeOf(file?.name ?? '', { reason: 'disk-full' })])
    await takeIn([offered('a')])
    const { at = '' } = useImport.getState().turnedAway[0] ?? {}
    const taken = { ...outcomeOf('a'), at }
    await connect(async () => [taken])
    await takeIn([offered('a')])
    const shown = (listed: readonly FileOutcome[]) =>
      filesOf(listed, useImport.getState()).map(({ outcome }) => outcome)
    expect(shown([])).toEqual(['taken', 'refused'])
    forgetListed([taken])
    expect(shown([taken])).toEqual(['taken', 'refused'])
  })
  it('goes on when one of them cannot be read any more', async () => {
    const importFiles = vi.fn<Import>(async () => [])
    await connect(importFiles)
    const gone = { name: 'gone', read: async () => Promise.reject(new Error('pulled out')) }
    await takeIn([gone, offered('a')])
    expect(importFiles.mock.calls[0]?.[0].map(({ name }) => name)).toEqual(['a'])
    expect(useImport.getState().turnedAway.map(({ name }) => name)).toEqual(['gone'])
  })
  it('ends when the ledger fails, and says of which files it is not known', async () => {
    await connect(async () => Promise.reject(new Error('The ledger failed')))
    await takeIn([offered('a'), offered('b')])
    expect(useImport.getState().running).toEqual([])
    expect(useImport.getState().turnedAway.map(({ name, refusal }) => [name, refusal?.reason])).toEqual([
      ['b', 'store-failed'],
      ['a', 'store-failed'],
    ])
  })
  it('names a file that main could not read, instead of taking it for an empty one', async () => {
    const importFiles = vi.fn<Import>(async () => [])
    await connect(importFiles)
    await takeIn([given({ name: 'pulled', bytes: new Uint8Array(), unreadable: true })])
    expect(importFiles).not.toHaveBeenCalled()
    expect(useImport.getState().turnedAway).toMatchObject([
      { name: 'pulled', refusal: { reason: 'unreadable' } },
    ])
  })
  it('cancels what is in line and tells the ledger', async () => {
    const cancel = vi.fn(async () => undefined)
    let release: () => void = () => undefined
    await connect(async () => {
      await new Promise<void>((done) => {
        release = done
      })
      return []
    }, cancel)
    const first = takeIn([offered('a')])
    await vi.waitFor(() => expect(names()).toEqual(['a queued']))
    await new Promise((done) => setTimeout(done))
    void takeIn([offered('b')])
    await cancelImport()
    release()
    await first
    expect(cancel).toHaveBeenCalledOnce()
    expect(useImport.getState().turnedAway).toMatchObject([{ name: 'b', refusal: { reason: 'cancelled' } }])
    expect(useImport.getState().running).toEqual([])
  })
  it('leaves files that were dropped after a lock to who dropped them, whatever was still being read before', async () => {
    const taken: string[] = []
    const importFiles: Import = async ([file]) => {
      taken.push(file?.name ?? '')
      return []
    }
    await connect(importFiles)
    let release: () => void = () => undefined
    const slow = {
      name: 'slow',
      read: () =>
        new Promise<Uint8Array>((done) => {
          release = () => done(new Uint8Array(8))
        }),
    }
    const before = takeIn([slow])
    setStanding({ phase: 'open', session: sessionOf('unit') })
    await lockNow()
    const later = ['a', 'b', 'c', 'd'].map((name) => ({
      name,
      read: async () => {
        await new Promise((done) => setTimeout(done, 5))
        return new Uint8Array(8)
      },
    }))
    const after = takeIn(later)
    release()
    await Promise.all([before, after])
    expect(taken).toEqual(['a', 'b', 'c', 'd'])
    expect(useImport.getState()).toEqual(idle)
  })
  it('says nothing after a lock of a file that could not be read before', async () => {
    let fail: () => void = () => undefined
    await connect(async () => [])
    const before = takeIn([
      {
        name: 'pulled',
        read: () =>
          new Promise<Uint8Array>((_, refuse) => {
            fail = () => refuse(new Error('gone'))
          }),
      },
    ])
    setStanding({ phase: 'open', session: sessionOf('unit') })
    await lockNow()
    fail()
    await before
    expect(useImport.getState()).toEqual(idle)
  })
})
