/**
 * Batches changed at random, and events made at random: nothing throws, and nothing is taken that was not sealed. What the ledger
 * makes of files of every kind is tried in `tests/fuzz/`.
 */
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { cryptography } from '../../renderer/ledger/cryptography.ts'
import { makeFirstMember, readFirstMember, splitFirstMember } from '../../shared/batch/container.ts'
import { makeBatchContent, signLines } from '../../shared/batch/make-batch.ts'
import { openBatchContent } from '../../shared/batch/open-batch.ts'
import { verifyBatch } from '../../shared/batch/verify-batch.ts'
import { checkEvent } from '../../shared/events/check-event.ts'
import { checkPersonal } from '../../shared/events/check-personal.ts'
import { isKnownOp } from '../../shared/events/op-table.ts'
import { writeEvent } from '../../shared/events/write-event.ts'
import { joinBytes } from '../../shared/lines/bytes.ts'
import { checkPack } from '../../shared/pack/check-pack.ts'
import { refusalReasons } from '../../shared/result.ts'
import { makeScenario, type Scenario } from '../vectors/scenario.ts'

let scenario: Scenario
let content: Uint8Array
let first: Uint8Array
let list: readonly string[]
beforeAll(async () => {
  scenario = await makeScenario()
  content = await makeBatchContent(cryptography, scenario.plan)
  first = splitFirstMember(content)?.first ?? content
  const read = await readFirstMember(cryptography, first, 1e6)
  list = read.ok ? read.value : []
})

/** What came of a file: the reasons it gave, and the lines it brought in. */
const takeIn = async (
  bytes: Uint8Array,
): Promise<{ reasons: readonly string[]; lines: readonly string[] }> => {
  const opened = await openBatchContent(cryptography, bytes, {
    operation: scenario.plan.operation,
    training: false,
  })
  if (!opened.ok) return { reasons: [opened.refusal.reason], lines: [] }
  const parts = await verifyBatch(cryptography, opened.value)
  if (!parts.ok) return { reasons: [parts.refusal.reason], lines: [] }
  return {
    reasons: parts.value.flatMap(({ refusal }) => (refusal ? [refusal.reason] : [])),
    lines: parts.value.flatMap(({ segments }) =>
      segments.flatMap(({ events }) => [...events].map(({ line }) => line)),
    ),
  }
}
const onlyWhatWasSealed = async (bytes: Uint8Array): Promise<void> => {
  const { reasons, lines } = await takeIn(bytes)
  const sealed = new Set(scenario.log.opened.flatMap(({ events }) => [...events].map(({ line }) => line)))
  for (const reason of reasons) expect(refusalReasons).toContain(reason)
  for (const line of lines) expect(sealed.has(line)).toBe(true)
}

test('the file as it was made is taken whole', async () => {
  expect(await takeIn(content)).toMatchObject({ reasons: [], lines: { length: 7 } })
})

const change = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('flip', 'cut', 'insert', 'remove', 'repeat'),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
})
const changed = (
  bytes: Uint8Array,
  { at: place, how, bytes: with_ }: { at: number; how: string; bytes: Uint8Array },
): Uint8Array => {
  const at = place % bytes.length
  if (how === 'flip') return bytes.map((byte, i) => (i === at ? byte ^ ((with_[0] ?? 0) | 1) : byte))
  if (how === 'cut') return bytes.slice(0, at)
  if (how === 'insert') return joinBytes([bytes.subarray(0, at), with_, bytes.subarray(at)])
  if (how === 'remove') return joinBytes([bytes.subarray(0, at), bytes.subarray(at + with_.length)])
  return joinBytes([bytes.subarray(0, at), bytes.subarray(Math.max(0, at - 200))])
}

test('the content, changed at random places', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
      await onlyWhatWasSealed(changes.reduce(changed, content))
    }),
    { numRuns: 300 },
  )
})

test('the list, changed at random and signed again by the sender', async () => {
  const rest = content.subarray(first.length)
  await fc.assert(
    fc.asyncProperty(
      fc.nat(),
      fc.nat(),
      fc.constantFrom('drop', 'repeat', 'swap', 'digit'),
      async (one, two, how) => {
        const lines = list.slice(0, -1)
        const [a, b] = [one % lines.length, two % lines.length]
        const [lineA, lineB] = [lines[a] ?? '', lines[b] ?? '']
        if (how === 'drop') lines.splice(a, 1)
        else if (how === 'repeat') lines.splice(b, 0, lineA)
        else if (how === 'swap') [lines[a], lines[b]] = [lineB, lineA]
        else lines[a] = lineA.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10))
        const member = await makeFirstMember(
          cryptography,
          signLines(cryptography, lines, scenario.plan.from.secret),
        )
        await onlyWhatWasSealed(joinBytes([member, rest]))
      },
    ),
    { numRuns: 150 },
  )
})

test('members of other places, under a list that says so', async () => {
  const { segments } = scenario.plan
  const members = segments.flatMap(({ counted, personal }) => [counted, personal ?? new Uint8Array(0)])
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }), async (order) => {
      const at = (i: number): Uint8Array => members[order[i] ?? 0] as Uint8Array
      const shuffled = segments.map((segment, i) => ({
        ...segment,
        counted: at(2 * i),
        personal: at(2 * i + 1),
      }))
      await onlyWhatWasSealed(await makeBatchContent(cryptography, { ...scenario.plan, segments: shuffled }))
    }),
    { numRuns: 24 },
  )
})

/** Values near the right ones: the right keys with any values, in any order, and more. */
const near = fc.letrec((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom(
      'CHECKPOINT',
      'HRBAJ',
      'inspection',
      'station',
      '2021-07-06T08:00+02:00',
      'ab'.repeat(32),
      'detail',
      null,
      true,
      1,
      0,
      -1,
      2 ** 53,
    ),
    fc.string({ maxLength: 8 }),
  ),
  value: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.constantFrom(
        'place',
        'checked',
        'inspectionTypes:PERSON',
        'of',
        'id',
        'index',
        'hash',
        '__proto__',
        'constructor',
        'familyName',
      ),
      tie('value'),
      { maxKeys: 4 },
    ),
  ),
})).value
const nearEvent = fc
  .tuple(
    fc.constantFrom(
      'opened',
      'recorded',
      'amended',
      'voided',
      'officer',
      'accepted',
      'shift',
      'sheet',
      'audited',
      'later',
    ),
    fc.dictionary(
      fc.constantFrom(
        'kind',
        'site',
        'when',
        'body',
        'record',
        'base',
        'set',
        'add',
        'drop',
        'role',
        'place',
        'log',
        'branches',
        'state',
        'act',
        'toString',
      ),
      near,
      { maxKeys: 6 },
    ),
  )
  .map(([op, rest]) => ({ n: 2, at: '2021-07-06T08:00:00+02:00', by: 1, op, ...rest }))

test('events of any shape: checked without a throw, and what passes is written as it stands', () => {
  fc.assert(
    fc.property(fc.oneof(nearEvent, near), (value) => {
      const checked = checkEvent(value)
      if (!checked.ok) expect(checked.refusal.reason).toBe('not-a-valid-event')
      else if (isKnownOp(checked.value.op))
        expect(JSON.parse(writeEvent(checked.value as never))).toEqual(JSON.parse(JSON.stringify(value)))
      checkEvent(value, 2)
      checkPersonal(value)
      checkPack(value)
    }),
    { numRuns: 3_000 },
  )
})
