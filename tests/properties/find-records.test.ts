/** Lists and search give what going through all records gives, whatever lies in columns, changed or in the journal. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRecordFinder } from '../../renderer/ledger/records/find-records.ts'
import { labelOfRecord } from '../../renderer/ledger/records/labels.ts'
import { plainText } from '../../renderer/ledger/records/search-text.ts'
import { minuteOf } from '../../shared/figures/instant.ts'
import { createFold } from '../../shared/fold/create-fold.ts'
import type { Fold } from '../../shared/fold/fold.ts'
import type { FoldedRecord } from '../../shared/fold/view.ts'
import type { RecordQuery } from '../../shared/ledger-api.ts'
import type { OpenSegment } from '../../shared/segments/segment.ts'
import { hashing, type LogWriter, testPack } from '../shared/fold-logs.ts'
import { inColumns } from './in-columns.ts'
import { type Draw, drawFrom, operationFrom, routeOf, segmentsOf, someNumbers } from './some-operation.ts'

const within = { numRuns: Number(process.env.FC_RUNS ?? 60), interruptAfterTimeLimit: 60_000 }
let clock = 0
const timer = () => clock++

/** Every record, gone through. */
const findSlowly = (fold: Fold, query: RecordQuery) => {
  const { kind, site, day, voided, text = '', sort = 'when', descending = false, offset, limit } = query
  const words = ({ reference, personal }: FoldedRecord) =>
    [labelOfRecord(fold, reference), personal?.plate, personal?.familyName]
      .map((word) => plainText(word ?? ''))
      .join('\n')
  const found = [...fold.records()].filter(
    (record) =>
      (kind === undefined || record.kind === kind) &&
      (site === undefined || record.site === site) &&
      (day === undefined || record.day === day) &&
      (voided === undefined || record.voided === voided) &&
      words(record).includes(plainText(text)),
  )
  const label = ({ reference: [log, n] }: FoldedRecord) =>
    `${fold.codeOf(log)} ${log} ${String(n).padStart(9, '0')}`
  const key = (record: FoldedRecord) =>
    sort === 'when' ? minuteOf(record.when) : sort === 'label' ? 0 : record[sort]
  const compare = (a: FoldedRecord, b: FoldedRecord) => {
    const [x, y] = key(a) === key(b) ? [label(a), label(b)] : [key(a), key(b)]
    return x < y ? -1 : x > y ? 1 : 0
  }
  found.sort(compare)
  if (descending) found.reverse()
  return { records: found.slice(offset, offset + limit), total: found.length, all: found }
}

const someQuery = (draw: Draw): RecordQuery => {
  const some = <T>(values: readonly T[]) => (draw(2) === 0 ? undefined : (values[draw(values.length)] as T))
  const [kind, site, day, voided, text, sort] = [
    some(['inspection', 'arrest', 'rescue'] as const),
    some(['AAA', 'BBB', 'ZZZ', 'nowhere']),
    some(['2021-07-06', '2021-07-07', '2021-07-01']),
    some([true, false]),
    some(['', 'a', 'AA1', '0001', 'zg1', 'É', 'muller 2', '3-00000', 'xyz']),
    some(['when', 'label', 'kind', 'site'] as const),
  ]
  return {
    ...(kind && { kind }),
    ...(site && { site }),
    ...(day && { day }),
    ...(voided !== undefined && draw(3) === 0 && { voided }),
    ...(text !== undefined && { text }),
    ...(sort && { sort }),
    ...{ descending: draw(2) === 0, offset: draw(6), limit: draw(9) },
  }
}

/** Some of the segments, an own log of which the last is a journal, some from columns. */
const grow = (numbers: readonly number[], draw: Draw) => {
  const logs = operationFrom(numbers)
  const alone = logs.filter((log) => logs.filter(({ id }) => id === log.id).length === 1)
  const own = alone[draw(alone.length)] as LogWriter
  const last = own.segments.at(-1) as OpenSegment
  const sealed = segmentsOf(logs).filter(({ segment }) => segment.hash !== last.segment.hash)
  const fold = createFold(hashing, testPack, own.id)
  const files = routeOf(sealed, draw(1000)).map((file) =>
    draw(3) === 0 ? file : inColumns(file as OpenSegment[]),
  )
  return { fold, files, last }
}

test('first pages, later pages and totals of any list', () => {
  let found = 0
  fc.assert(
    fc.property(someNumbers(120), fc.nat(), (numbers, seed) => {
      const draw = drawFrom(seed)
      const { fold, files, last } = grow(numbers, draw)
      const finder = createRecordFinder(fold, timer)
      const compare = (times: number) => {
        for (let time = 0; time < times; time++) {
          const query = someQuery(draw)
          const { all, ...expected } = findSlowly(fold, query)
          expect(finder.find(query), JSON.stringify(query)).toEqual(expected)
          const { kind, site, day, voided, text } = query
          const filter = Object.fromEntries(
            Object.entries({ kind, site, day, voided, text }).filter(([, value]) => value !== undefined),
          )
          expect([...finder.each(filter)].map(({ key }) => key).sort()).toEqual(
            all.map(({ key }) => key).sort(),
          )
          found += expected.records.length
        }
      }
      for (const file of files) {
        fold.addSegments(file)
        if (draw(4) === 0) compare(2)
        if (draw(4) === 0) finder.prepare(1)
      }
      for (const event of last.events) {
        fold.addOwn(event)
        if (draw(4) === 0) compare(1)
      }
      compare(10)
      fold.setPack({
        ...testPack,
        version: 2,
        sites: testPack.sites.map((each) => ({ ...each, cutoffs: [{ from: '2021-07-01', minutes: 900 }] })),
      })
      compare(5)
    }),
    within,
  )
  expect(found).toBeGreaterThan(300)
}, 120_000)

test('what nothing was said about since need not be made', () => {
  fc.assert(
    fc.property(someNumbers(100), fc.nat(), (numbers, seed) => {
      const { fold, files } = grow(numbers, drawFrom(seed))
      for (const file of files) fold.addSegments(file)
      const each = [...createRecordFinder(fold, timer).each({}, () => true)]
      // Left are those that something was said about: whatever was changed is among them.
      const changed = [...fold.records()].filter(({ heads, reference }) =>
        heads.some((head) => head[1] !== reference[1]),
      )
      const keys = new Set(each.map(({ key }) => key))
      for (const { key } of changed) expect(keys.has(key)).toBe(true)
    }),
    within,
  )
}, 120_000)
