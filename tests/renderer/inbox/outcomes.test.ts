import { describe, expect, it } from 'vitest'
import '../start-texts.ts'
import { freeSuffix, suffixProblem } from '../../../renderer/inbox/code-suffix.ts'
import {
  fileWords,
  logSentences,
  segmentNames,
  shortReason,
  wholeReason,
} from '../../../renderer/inbox/outcome-words.ts'
import { missingOf, runLength, segmentCells } from '../../../renderer/inbox/segment-cells.ts'
import type { LogView } from '../../../shared/fold/view.ts'
import type { FileOutcome, LogOutcome } from '../../../shared/ledger-api.ts'
import { refusalReasons } from '../../../shared/result.ts'

const log = (more: Partial<LogOutcome> = {}): LogOutcome => ({
  log: 'aa'.repeat(32),
  label: 'HRBAJ3',
  status: 'taken',
  refusal: null,
  contradiction: null,
  against: null,
  fresh: 0,
  known: 0,
  missing: [],
  ...more,
})
const file = (more: Partial<FileOutcome> = {}): FileOutcome => ({
  name: 'LT_HRBAJ3_001-002.milepost',
  from: 'HRBAJ3',
  at: '2021-07-06T22:40:00+02:00',
  outcome: 'taken',
  refusal: null,
  fresh: 0,
  known: 0,
  logs: [],
  ...more,
})

describe('the pill of a file', () => {
  it('says what was new and what was known', () => {
    expect(fileWords(file({ fresh: 1904 }))).toEqual({ tone: 'ok', text: 'Taken in · 1,904 new' })
    expect(fileWords(file({ fresh: 2007, known: 1904 })).text).toBe('Taken in · 2,007 new, 1,904 known')
    expect(fileWords(file({ known: 1904 })).text).toBe('Taken in · all 1,904 known')
    expect(fileWords(file()).text).toBe('Taken in · no entries')
  })
  it('names what is missing', () => {
    const missing = (indexes: number[]) => file({ fresh: 9, logs: [log({ missing: indexes })] })
    expect(fileWords(missing([3]))).toEqual({ tone: 'warn', text: 'Taken in · 003 is missing' })
    expect(fileWords(missing([3, 5])).text).toBe('Taken in · 003, 005 are missing')
    expect(fileWords(missing([3, 4, 5, 9, 12, 13])).text).toBe(
      'Taken in · 003–005, 009 and 2 more are missing',
    )
  })
  it('says why a file was refused', () => {
    const refusal = { reason: 'cut-short', detail: { percent: 61 } } as const
    expect(fileWords(file({ outcome: 'refused', refusal }))).toEqual({
      tone: 'bad',
      text: 'Refused · cut short at 61 %',
    })
  })
  it('says that a station waits, and that a log has two histories', () => {
    expect(fileWords(file({ outcome: 'waiting' })).text).toBe('Waiting · accept this station?')
    const two = log({ status: 'set-aside', contradiction: 4 })
    expect(fileWords(file({ outcome: 'set-aside', logs: [two] })).text).toBe(
      'Set aside · two histories for 004',
    )
    expect(logSentences(two)[0]).toContain('the laptop was cloned or restored')
  })
  it('says which decision keeps a log from counting', () => {
    const revoked = log({ status: 'set-aside', against: 'revoked', fresh: 3 })
    expect(fileWords(file({ outcome: 'set-aside', logs: [log(), revoked] })).text).toBe(
      'Set aside · HRBAJ3 is revoked',
    )
    expect(logSentences(revoked)).toEqual([
      'HRBAJ3 is revoked: what came after the last good segment is set aside. If that was wrong, accept it again.',
    ])
  })
  it('names the segment that was set aside', () => {
    const refusal = { reason: 'bad-segment-signature', detail: { index: 7 } } as const
    const outcome = file({ outcome: 'set-aside', logs: [log({ status: 'set-aside', refusal })] })
    expect(fileWords(outcome).text).toBe('Set aside · signature of 007 is wrong')
  })
})

describe('refusals', () => {
  const detail = {
    index: 3,
    line: 4,
    field: 'when',
    percent: 61,
    limit: 'size',
    most: '128 MB',
    format: 2,
    file: 'a',
    ends: '2021-07-09',
  }
  it.each(refusalReasons)('%s has a few words and a whole sentence', (reason) => {
    const few = shortReason({ reason, detail })
    const whole = wholeReason({ reason, detail })
    for (const said of [few, whole]) {
      expect(said).not.toContain('{{')
      expect(said).not.toContain('unit:')
    }
    expect(few.length).toBeLessThan(36)
    expect(whole).toMatch(/[.!?]$/)
  })
})

const states: Readonly<Record<string, LogView['segments'][number]['state']>> = {
  ...{ m: 'missing', q: 'waiting', s: 'set-aside' },
}

describe('segments', () => {
  const segments = (marks: string, state: LogView['state'] = 'accepted') => ({
    state,
    segments: [...marks].map((mark, i) => ({
      index: i + 1,
      state: states[mark] ?? ('counted' as const),
      hashes: mark === 'm' ? [] : mark === '2' ? ['aa', 'bb'] : ['aa'],
      events: mark === 'm' ? 0 : 10,
      personal: mark !== 'b',
    })),
  })
  it('has a cell for each, and one wide cell for a long run', () => {
    expect(segmentCells(segments('hhmq')).map(({ state }) => state)).toEqual([
      'held',
      'held',
      'missing',
      'waiting',
    ])
    const cells = segmentCells(segments(`${'h'.repeat(runLength)}m2`))
    expect(cells.map(({ state, first, last, events }) => [state, first, last, events])).toEqual([
      ['held', 1, runLength, runLength * 10],
      ['missing', runLength + 1, runLength + 1, 0],
      ['two', runLength + 2, runLength + 2, 10],
    ])
  })
  it('tells what is held without names, and what a decision set aside', () => {
    const stateOf = (log: LogView['state']) => segmentCells(segments('hbs', log)).map(({ state }) => state)
    expect(stateOf('accepted')).toEqual(['held', 'bare', 'set-aside'])
    expect(stateOf('revoked')).toEqual(['held', 'bare', 'revoked'])
  })
  it('names runs shortly', () => {
    expect(segmentNames([1, 2, 3, 7])).toBe('001–003, 007')
    expect(missingOf(segments('hmhm'))).toEqual([2, 4])
  })
})

describe('suffixes of codes', () => {
  const used = new Set(['HRBAJ3', 'HRBAJ3b'])
  it('offers the first that is free, and refuses what is used or odd', () => {
    expect(freeSuffix('HRBAJ3', used)).toBe('c')
    expect(suffixProblem('HRBAJ3', 'c', used)).toBeNull()
    expect(suffixProblem('HRBAJ3', 'b', used)).toContain('HRBAJ3b')
    expect(suffixProblem('HRBAJ3', 'B!', used)).not.toBeNull()
  })
})
