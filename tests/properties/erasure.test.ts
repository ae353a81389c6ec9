/** Erasing is a function of what is held, whatever came first; what a file is stored without, the fold says too once it has it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { namedErasures } from '../../renderer/ledger/exchange/named-erasures.ts'
import type { Erased, Reference } from '../../shared/events/event.ts'
import { referenceText } from '../../shared/events/reference.ts'
import type { Fold } from '../../shared/fold/fold.ts'
import { findErased } from '../../shared/segments/erase-lines.ts'
import type { OpenSegment } from '../../shared/segments/segment.ts'
import { foldOf, hashing } from '../shared/fold-logs.ts'
import { drawFrom, operationFrom, routeOf, segmentsOf, someNumbers } from './some-operation.ts'

const runs = Number(process.env.FC_RUNS ?? 60)
const within = { numRuns: runs, interruptAfterTimeLimit: 60_000 }

/** As segments that were read are: where what is no record lies is known, and the personal part is there. */
const asRead = ({ segment, events }: OpenSegment): OpenSegment => ({
  segment: { ...segment, personal: new Uint8Array() },
  events: Object.assign([...events], {
    others: [...events].flatMap(({ event }, at) => (event.op === 'recorded' ? [] : [at])),
  }),
})

/** The same operation, at the end of which many a log says that some record is to go: its own, or anybody's. */
const withErasures = (numbers: readonly number[], seed: number): readonly OpenSegment[] => {
  const draw = drawFrom(seed)
  const logs = operationFrom(numbers)
  const records = logs.flatMap((log) =>
    log.events.flatMap(({ event }) => (event.op === 'recorded' ? [log.referenceAt(event.n)] : [])),
  )
  for (const log of logs) {
    const own = records.filter(([id]) => id === log.id)
    const among = draw(2) === 0 && own.length > 0 ? own : records
    const record = among[draw(among.length)]
    if (!record || draw(3) === 0) continue
    log.write({ op: 'erased', events: [record] })
    log.seal()
  }
  return segmentsOf(logs)
}

const namedBy = (fold: Fold): ReadonlySet<string> =>
  new Set(
    [...fold.erasures()].flatMap(([log, numbers]) =>
      [...numbers].flatMap(([n, hashes]) => [...hashes].map((hash) => referenceText([log, n, hash]))),
    ),
  )

const readable = ({ events }: OpenSegment, n: number): boolean =>
  [...events].some(({ event, personal }) => event.n === n && (personal ?? []).length > 0)

test('what is due is the same in any order, and is what a file would be stored without', () => {
  let due = 0
  fc.assert(
    fc.property(someNumbers(150), fc.nat(), fc.nat(), (numbers, one, other) => {
      const segments = withErasures(numbers, other)
      const [first, second] = [foldOf([]), foldOf([])]
      for (const file of routeOf(segments, one)) first.addSegments(file)
      for (const file of routeOf(segments, other)) second.addSegments(file)
      expect(second.dueErasures()).toEqual(first.dueErasures())
      // The same rule finds them in a segment that comes again.
      const named = namedErasures(first, [])
      const found = segments.flatMap((open) => {
        const numbersOf = [...findErased(hashing, asRead(open), named)].filter((n) => readable(open, n))
        return numbersOf.length > 0 ? [[open.segment.hash, new Set(numbersOf)] as const] : []
      })
      expect(first.dueErasures().segments).toEqual(new Map(found))
      due += found.length
    }),
    within,
  )
  expect(due).toBeGreaterThan(runs)
}, 120_000)

/** Files as they come day by day: of each log the next segment, now and then one twice or one too early. */
const daily = (segments: readonly OpenSegment[], seed: number): readonly (readonly OpenSegment[])[] => {
  const draw = drawFrom(seed)
  const turn = new Map(segments.map(({ segment }) => [segment.hash, segment.header.index * 4 + draw(5)]))
  const turnOf = ({ segment }: OpenSegment) => turn.get(segment.hash) ?? 0
  const all = [...segments, ...segments.filter(() => draw(5) === 0)].sort((a, b) => turnOf(a) - turnOf(b))
  const files: (readonly OpenSegment[])[] = []
  while (all.length > 0) files.push(all.splice(0, 1 + draw(3)))
  return files
}

const erasedIn = ({ events }: OpenSegment): readonly Reference[] =>
  [...events].flatMap(({ event }) => (event.op === 'erased' ? (event as Erased).events : []))

test('what a file itself has erased before it is stored, the fold has erased once it took the file in', () => {
  let before = 0
  let left = 0
  fc.assert(
    fc.property(someNumbers(150), fc.nat(), (numbers, route) => {
      const fold = foldOf([])
      for (const file of daily(withErasures(numbers, route), route)) {
        const held = namedBy(fold)
        const { isNamed } = namedErasures(fold, file.map(asRead))
        const said = file.flatMap(erasedIn).filter((each) => !held.has(referenceText(each)))
        fold.addSegments(file)
        const now = namedBy(fold)
        for (const reference of said)
          if (isNamed(reference)) {
            expect(now).toContain(referenceText(reference))
            before++
          } else left++
      }
    }),
    within,
  )
  expect(before).toBeGreaterThan(runs / 2)
  expect(left).toBeGreaterThan(runs / 2)
}, 120_000)
