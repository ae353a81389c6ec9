/** However records are related, rightly or not: no figure falls below nought, breakdowns add up, and nobody is lost. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Body, RelationKind } from '../../shared/events/event.ts'
import { compareReferences } from '../../shared/events/reference.ts'
import { tallyOf } from '../../shared/figures/tally-scope.ts'
import { foldOf, startLog } from '../shared/fold-logs.ts'

const day = '2021-07-06'
const arrest = fc.record({
  persons: fc.constantFrom(1, 1, 1, 2, 3),
  category: fc.constantFrom('TIP', 'SOM', 'DOCS', 'OTHER'),
  sex: fc.constantFrom('1', '2'),
  hour: fc.integer({ min: 8, max: 19 }),
  site: fc.constantFrom('AAA', 'CCC'),
})
const relation = fc.record({
  kind: fc.constantFrom<RelationKind>('same-person', 'same-person', 'part-of-group'),
  of: fc.tuple(fc.nat(5), fc.nat(5)),
})

test('figures of persons who are related', () => {
  fc.assert(
    fc.property(
      fc.array(arrest, { minLength: 1, maxLength: 6 }),
      fc.array(relation, { maxLength: 7 }),
      (arrests, relations) => {
        const log = startLog('CSU', 'unit', 'CSU')
        const records = arrests.map(({ persons, category, sex, hour, site }) => {
          const body: Body = { status: 'ARRESTED', category, sex, ...(persons > 1 && { persons }) }
          const when = `${day}T${String(hour).padStart(2, '0')}:00+02:00`
          return log.record(body, { kind: 'arrest', site, when })
        })
        for (const { kind, of } of relations) {
          const [a, b] = of.map((at) => records[at % records.length])
          if (!a || !b || compareReferences(a, b) === 0) continue
          const pair = kind === 'part-of-group' || compareReferences(a, b) < 0 ? [a, b] : [b, a]
          log.write({ op: 'related', kind, holds: true, base: [], records: pair as [typeof a, typeof b] })
        }
        log.seal()
        const { today, soFar } = tallyOf(foldOf(log.segments), { of: 'operation' }, day, null)
        for (const figures of [today, soFar]) {
          for (const [key, figure] of Object.entries(figures)) expect(figure, key).toBeGreaterThanOrEqual(0)
          const total = figures.arrests_total ?? 0
          const sumOf = (prefix: string) =>
            Object.entries(figures).reduce((sum, [key, n]) => (key.startsWith(prefix) ? sum + n : sum), 0)
          expect(sumOf('arrests_total/sex:')).toBe(total)
          expect(sumOf('arrests_by_category/arrestCategories:')).toBe(total)
          expect(total).toBeGreaterThan(0)
        }
      },
    ),
    { numRuns: Number(process.env.FC_RUNS ?? 200) },
  )
})
