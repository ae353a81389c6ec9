// Who may have been recorded twice: found by tokens alone, asked once, and never counted by itself.
import { describe, expect, test } from 'vitest'
import type { Reference } from '../../../shared/events/event.ts'
import { foldOf, type LogWriter, startLog, stateOf } from '../fold-logs.ts'

const one = '0123456789abcdef'
const two = 'fedcba9876543210'

const arrest = (log: LogWriter, tokens: object, site = 'AAA'): Reference => {
  const body = { status: 'ARRESTED', category: 'TIP', basis: 'FLAGRANTE', place: 'CHECKPOINT' }
  const when = '2021-07-06T09:00+02:00'
  return log.write({ op: 'recorded', kind: 'arrest', site, when, body }, { match: tokens })
}
const scene = () => {
  const [a, b] = [startLog('a', 'station', 'AAA'), startLog('b', 'station', 'BBB')]
  const ocu = startLog('OCU1', 'unit', 'OCU1')
  ocu.accept(a.id)
  ocu.accept(b.id)
  return { a, b, ocu }
}
const sorted = (...records: readonly Reference[]) =>
  [...records].sort((x, y) => (x[0] < y[0] ? -1 : x[0] > y[0] ? 1 : x[1] - y[1]))

describe('records of one token', () => {
  test('are asked about once, whichever tokens they share, and count until somebody answers', () => {
    const { a, b, ocu } = scene()
    const first = arrest(a, { doc1: one, name1: two })
    arrest(a, { doc1: two })
    const other = arrest(b, { doc1: one, name1: two }, 'BBB')
    const segments = [a.seal(), b.seal(), ocu.seal()]
    const fold = foldOf(segments)
    expect(fold.duplicates()).toEqual([{ records: sorted(first, other), by: ['document', 'name'] }])
    const [x, y] = sorted(first, other) as [Reference, Reference]
    for (const holds of [true, false]) {
      const said = startLog('OCU1', 'unit', 'OCU1')
      said.accept(a.id)
      said.accept(b.id)
      said.write({ op: 'related', kind: 'same-person', records: [x, y], holds, base: [] })
      expect(foldOf([...segments.slice(0, 2), said.seal()]).duplicates()).toEqual([])
    }
  })

  test('are not asked about where one is voided, or its tokens were taken back', () => {
    const { a, b, ocu } = scene()
    const first = arrest(a, { doc1: one })
    const other = arrest(b, { doc1: one }, 'BBB')
    const third = arrest(b, { name1: two }, 'BBB')
    expect(foldOf([a.seal(), b.seal(), ocu.seal()]).duplicates()).toHaveLength(1)
    // Corrected: it was the third one's document.
    a.write({ op: 'amended', record: first, base: [first] }, { reason: 'Misread', match: { name1: two } })
    const amended = [...a.segments, a.seal(), ...b.segments, ...ocu.segments]
    expect(foldOf(amended).duplicates()).toEqual([{ records: sorted(first, third), by: ['name'] }])
    b.write({ op: 'voided', record: third, base: [third] }, { reason: 'Twice' })
    expect(foldOf([...amended, b.seal()]).duplicates()).toEqual([])
    expect(other[1]).toBe(2)
  })

  test('a log that may not change a record says nothing of its person', () => {
    const { a, b, ocu } = scene()
    const first = arrest(a, { doc1: one })
    arrest(b, { doc1: two }, 'BBB')
    b.write({ op: 'amended', record: first, base: [first] }, { reason: 'Not mine', match: { doc1: two } })
    expect(foldOf([a.seal(), b.seal(), ocu.seal()]).duplicates()).toEqual([])
  })

  test('what is no token finds nothing, and a log that does not count is asked nothing', () => {
    const { a, b, ocu } = scene()
    for (const log of [a, b]) for (const doc1 of ['', 'x'.repeat(16), 7, null, {}]) arrest(log, { doc1 })
    const stranger = startLog('stranger', 'station', 'AAA')
    arrest(stranger, { doc1: one })
    arrest(stranger, { doc1: one })
    expect(foldOf([a.seal(), b.seal(), ocu.seal(), stranger.seal()]).duplicates()).toEqual([])
  })
})

test('many of one token are asked about one after another, not each with each', () => {
  const { a, ocu } = scene()
  // A habitual "NA" for a document, say: thousands cost what thousands cost.
  for (let times = 0; times < 20_000; times++) arrest(a, { doc1: one })
  expect(foldOf([a.seal(), ocu.seal()]).duplicates()).toHaveLength(19_999)
})

test('names that were taken away stay away where tokens are left, and the state is the same', () => {
  const { a, ocu } = scene()
  const record = arrest(a, { doc1: one })
  const whole = a.seal()
  const bare = {
    ...whole,
    events: [...whole.events].map((open) => ({
      ...open,
      personal: (open.personal ?? []).map((line) =>
        line.class === 'match' ? line : { n: line.n, class: line.class, erased: '0'.repeat(64) },
      ),
    })),
  }
  const key = record.join(':')
  expect(foldOf([whole, ocu.seal()]).record(key)?.personal).toEqual({})
  expect(stateOf(foldOf([bare, ...ocu.segments]))).toBe(stateOf(foldOf([whole, ...ocu.segments])))
})
