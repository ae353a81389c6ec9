import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  closeLedger,
  followAnswers,
  type LedgerConnection,
  openLedger,
} from '../../../renderer/app/ledger.ts'
import { fakeConnection } from '../fake-ledger.ts'

interface Question {
  readonly answer: (what: string) => void
  readonly fail: (fault: Error) => void
}
let questions: Question[]
let tellNews: () => void
let connection: LedgerConnection
const show = vi.fn<(answer: string) => void>()
const ask = () =>
  new Promise<string>((answer, fail) => {
    questions.push({ answer, fail })
  })
const settled = () => new Promise((later) => setTimeout(later))
const shown = () => show.mock.calls.map(([answer]) => answer)

beforeEach(async () => {
  questions = []
  show.mockClear()
  connection = {
    ...fakeConnection({ start: 'unit' }),
    onNews: (listener) => {
      tellNews = listener
      return () => undefined
    },
  }
  await openLedger(async () => connection)
})
afterEach(() => {
  closeLedger()
  vi.restoreAllMocks()
})

describe('the answers that a screen follows', () => {
  it('are asked for again after each news', async () => {
    followAnswers(connection, ask, show)
    questions[0]?.answer('before')
    await settled()
    tellNews()
    questions[1]?.answer('after')
    await settled()
    expect(shown()).toEqual(['before', 'after'])
  })
  it('are shown while news come before they do', async () => {
    followAnswers(connection, ask, show)
    tellNews()
    questions[0]?.answer('first')
    await settled()
    tellNews()
    questions[1]?.answer('second')
    await settled()
    expect(shown()).toEqual(['first', 'second'])
  })
  it('never go back to an earlier one', async () => {
    followAnswers(connection, ask, show)
    tellNews()
    questions[1]?.answer('newer')
    questions[0]?.answer('older')
    await settled()
    expect(shown()).toEqual(['newer'])
  })
  it('end with the screen, and fail in silence then', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue()
    const end = followAnswers(connection, ask, show)
    tellNews()
    end()
    tellNews()
    questions[0]?.answer('too late')
    questions[1]?.fail(new Error('the worker is gone'))
    await settled()
    expect([questions.length, shown(), said.mock.calls]).toEqual([2, [], []])
  })
  it('are not asked of a ledger that is closed', async () => {
    followAnswers(connection, ask, show)
    await openLedger(async () => fakeConnection({ start: 'unit' }))
    tellNews()
    expect(questions.length).toBe(1)
  })
})
