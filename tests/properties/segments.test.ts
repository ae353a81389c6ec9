/** For any events that the tables allow: sealed, carried in a batch, opened, they are the same lines. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cryptography } from '../../renderer/ledger/cryptography.ts'
import { makeBatchContent } from '../../shared/batch/make-batch.ts'
import { openBatchContent } from '../../shared/batch/open-batch.ts'
import { verifyBatch } from '../../shared/batch/verify-batch.ts'
import { entryOf, listOf, lists } from '../../shared/codes/lists.ts'
import type { Body, KindName, Personal } from '../../shared/events/event.ts'
import { type AnyField, isPersonal } from '../../shared/kinds/field.ts'
import { kindNames, kinds } from '../../shared/kinds/kinds.ts'
import type { EventRun } from '../../shared/segments/segment.ts'
import { makeTestLog, makeTestPack } from '../shared/builders.ts'

const codesOf = (list: keyof typeof lists) =>
  lists[list].map((entry) => entry.code).filter((code) => entryOf(list, code))

const keyOf = (field: AnyField & { shape: 'counts' }) =>
  fc
    .tuple(
      ...field.dimensions.map(({ of, optional }) => {
        const part = fc.constantFrom(...codesOf(listOf(of))).map((code) => `${of}:${code}`)
        return optional ? fc.option(part) : part
      }),
    )
    .map((parts) => parts.filter((part) => part !== null).join('/'))

const someValueOf = (field: AnyField): fc.Arbitrary<unknown> => {
  switch (field.shape) {
    case 'integer':
      return fc.integer({ min: field.min, max: field.max })
    case 'boolean':
      return fc.boolean()
    case 'code':
      return fc.constantFrom(...codesOf(field.list))
    case 'codes':
      return fc.uniqueArray(fc.constantFrom(...codesOf(field.list)), {
        minLength: 1,
        maxLength: Math.min(4, field.most),
      })
    case 'counts':
      return fc.dictionary(keyOf(field), fc.integer({ min: 1, max: field.max }), { minKeys: 1, maxKeys: 4 })
    case 'date':
      return fc
        .date({ min: new Date('1920-01-01'), max: new Date('2021-07-01'), noInvalidDate: true })
        .map((d) => d.toISOString().slice(0, 10))
    default:
      return fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
        .map((text) => text.normalize('NFC').replace(/\p{Cc}/gu, '_'))
  }
}
const fieldsOf = (fields: readonly AnyField[]) =>
  fc.record(Object.fromEntries(fields.map((field) => [field.name, someValueOf(field)])), { requiredKeys: [] })
const record = fc.constantFrom(...kindNames).chain((kind) =>
  fc.record({
    kind: fc.constant<KindName>(kind),
    body: fieldsOf(kinds[kind].fields.filter((field) => !isPersonal(field))) as fc.Arbitrary<Body>,
    fields: fieldsOf(kinds[kind].fields.filter(isPersonal)) as fc.Arbitrary<Personal>,
  }),
)

test('records of every kind, with and without their personal part', async () => {
  const { operation } = makeTestPack()
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(record, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
      async (runs, bare) => {
        const log = makeTestLog({ seed: 'any' })
        for (const records of runs) {
          for (const { kind, body, fields } of records)
            log.append(
              { op: 'recorded', kind, site: 'HRBAJ', when: '2021-07-06T08:00+02:00', body },
              { fields },
            )
          await log.seal()
        }
        const content = await makeBatchContent(cryptography, {
          from: { log: log.id, secret: log.secret },
          to: 'OCUABU',
          operation,
          training: false,
          created: '2021-07-06T20:00:00+02:00',
          segments: log.segments.map((segment) => (bare ? { ...segment, personal: null } : segment)),
        })
        const opened = await openBatchContent(cryptography, content, { operation, training: false })
        const parts = opened.ok ? await verifyBatch(cryptography, opened.value) : opened
        const expected = log.opened.map(({ segment, events }) => ({
          segment: bare ? { ...segment, personal: null } : segment,
          events: said(events, bare),
        }))
        expect(
          parts.ok &&
            parts.value.map((part) => ({
              ...part,
              segments: part.segments.map(({ segment, events }) => ({
                segment,
                events: said(events, false),
              })),
            })),
        ).toEqual([{ log: log.id, segments: expected, known: [], refusal: null }])
        for (const { events } of parts.ok ? parts.value.flatMap((part) => part.segments) : [])
          for (const [at, { event }] of [...events].entries()) expect(events.timeOf?.(at)).toBe(event.at)
      },
    ),
    { numRuns: 40 },
  )
})

const said = (events: EventRun, bare: boolean) =>
  [...events].map(({ event, line, personal }) => ({ event, line, personal: bare ? null : personal }))
