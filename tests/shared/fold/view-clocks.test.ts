import { describe, expect, test } from 'vitest'
import { foldOf, type LogWriter, startLog } from '../fold-logs.ts'

const sealed = (...logs: readonly LogWriter[]) => {
  for (const log of logs) if (log.journal.length > 0) log.seal()
  return logs.flatMap((log) => log.segments)
}
const day = 86_400

/** A station whose clock was a day behind for entries 3 to 5, which lie in two segments. */
const scene = () => {
  const station = startLog('s', 'station', 'AAA')
  const ocu = startLog('OCU1', 'unit', 'OCU1')
  ocu.accept(station.id)
  station.record(undefined, { at: '2021-07-06T10:00:00+02:00' })
  station.seal()
  station.record(undefined, { at: '2021-07-05T10:05:00+02:00' })
  station.record(undefined, { at: '2021-07-05T10:10:00+02:00' })
  station.seal()
  station.record(undefined, { at: '2021-07-05T10:15:00+02:00' })
  station.record(undefined, { at: '2021-07-06T10:20:00+02:00' })
  return { station, ocu }
}

describe('the clock of a log', () => {
  test('shows its jumps, also from one segment to the next and in a journal', () => {
    const { station, ocu } = scene()
    const back = {
      ...{ number: 3, kind: 'back', closed: false, moved: [0, 0] },
      ...{ before: '2021-07-06T10:00:00+02:00', after: '2021-07-05T10:05:00+02:00' },
    }
    const own = foldOf(sealed(ocu), undefined, station.id)
    for (const event of station.events) own.addOwn(event)
    expect(own.clockJumps(station.id)).toMatchObject([back, { number: 6, kind: 'ahead' }])
    const fold = foldOf(sealed(station, ocu).reverse())
    expect(fold.clockJumps(station.id)).toMatchObject([back, { number: 6, kind: 'ahead' }])
    expect(fold.lastNumber(station.id)).toBe(6)
  })

  test('is mended for a run by one correction; what it was is still told', () => {
    const { station, ocu } = scene()
    ocu.write({ op: 'clock-shifted', log: station.id, first: 3, last: 5, seconds: day })
    const fold = foldOf(sealed(station, ocu))
    expect(fold.clockJumps(station.id)).toMatchObject([
      { number: 3, kind: 'back', closed: true, moved: [0, day] },
      { number: 6, kind: 'ahead', closed: true, moved: [day, 0] },
    ])
    expect(fold.clockEntries(station.id, 2, 4, 9)).toMatchObject([
      { number: 2, moved: 0 },
      { number: 3, moved: day, when: '2021-07-06T10:00+02:00' },
      { number: 4, moved: day },
    ])
    expect(fold.clockEntries(station.id, 1, 6, 2)).toHaveLength(2)
  })

  test('of a correction that was wrong: the jump that it makes', () => {
    const { station, ocu } = scene()
    ocu.write({ op: 'clock-shifted', log: station.id, first: 3, last: 4, seconds: day })
    const jumps = foldOf(sealed(station, ocu)).clockJumps(station.id)
    expect(jumps).toMatchObject([
      { number: 3, closed: true },
      { number: 5, kind: 'back', closed: false },
      { number: 6, kind: 'ahead', closed: false },
    ])
  })

  test('has nothing to compare beside a gap, and says nothing of what does not count', () => {
    const { station, ocu } = scene()
    sealed(station, ocu)
    const fold = foldOf([...station.segments.toSpliced(1, 1), ...ocu.segments])
    expect(fold.clockJumps(station.id)).toMatchObject([{ number: 6 }])
    const stranger = startLog('stranger', 'station', 'AAA', 'AAA9')
    stranger.record(undefined, { at: '2020-01-01T00:00:00+00:00' })
    expect(foldOf(sealed(stranger, ocu)).clockJumps(stranger.id)).toEqual([])
  })
})
