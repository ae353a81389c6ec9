// Every refusal and set-aside, each with a file made for it, dropped on a real inbox: its sentence is shown, and what
// was held before still counts.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator, test } from '@playwright/test'
import { cryptography } from '../../renderer/ledger/cryptography.ts'
import { ar } from '../../renderer/texts/ar/index.ts'
import { en } from '../../renderer/texts/en/index.ts'
import { writeEvent } from '../../shared/events/write-event.ts'
import { toHex } from '../../shared/lines/bytes.ts'
import { makeTestPack, seedOf, someInspection, someRecipient } from '../shared/builders.ts'
import {
  altered,
  batchOf,
  batchWithContent,
  cutShort,
  fileWithFirstLine,
  makeSender,
  type Sender,
  sealNext,
} from './files/made-files.ts'
import { trainingUnit } from './files/training-unit.ts'
import { launchMilepost, type Milepost, ownedFolder } from './harness/index.ts'
import { faultLines, lookAt } from './look/look-at.ts'
import { startTraining } from './steps/entering.ts'
import { button, goTo, wordsOf } from './steps/fields.ts'
import { acceptLog, dropOnInbox, inboxRow, openInbox, storyOf } from './steps/inbox.ts'

// One window for all; only the first test is needed by the others.
test.describe.configure({ mode: 'serial' })

const unit = trainingUnit()
const place = unit.pack.sites[0]?.id ?? ''
const when = `${unit.pack.starts}T10:00+00:00`
const inspection = () =>
  someInspection({
    site: place,
    when,
    body: { place: 'CHECKPOINT', checked: { 'inspectionTypes:PERSON': 1 } },
  })

let milepost: Milepost
let folder: string
/** A station that was accepted: its hostile segments are correctly signed. */
let known: Sender

test.beforeAll(async () => {
  milepost = await launchMilepost()
  folder = ownedFolder(milepost.run.directory, 'refusals')
  await startTraining(milepost, 'unit')
  await openInbox(milepost)
})
test.afterAll(async () => {
  const problems = [...milepost.problems]
  await milepost.close()
  expect(problems).toEqual([])
})

const file = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder, `${name}.mpbatch`)
  writeFileSync(path, bytes)
  return path
}

/** Drops one file; its row says `short`, and opening the row shows the whole sentence. */
async function expectOutcome(path: string, result: RegExp, sentence: string): Promise<void> {
  await dropOnInbox(milepost, [path])
  const row = await inboxRow(milepost, path)
  expect(row.result).toMatch(result)
  expect((await storyOf(milepost, path)).replace(/\s+/g, ' ')).toMatch(wordsOf(sentence))
}

const refused = (reason: keyof typeof en.refusals) => ({
  result: new RegExp(`Refused · ${wordsOf(en.unit[`short.${reason}`]).source}`),
  sentence: en.refusals[reason],
})
const setAside = (reason: keyof typeof en.refusals) => ({
  result: new RegExp(`Set aside · ${wordsOf(en.unit[`short.${reason}`]).source}`),
  sentence: en.refusals[reason],
})

test('an unknown log waits, and counts once it is accepted', async () => {
  known = makeSender(unit, 'refusals known', 'HRBAJ1')
  known.log.append(inspection(), { fields: { plate: 'ZG 4471-QX' } })
  await known.log.seal()
  const path = file('unknown-log', await batchOf(unit, known))
  await expectOutcome(path, wordsOf(en.unit.waiting), en.unit.sentenceWaiting)
  await acceptLog(milepost, 'HRBAJ1')
  await expect(async () => {
    expect((await inboxRow(milepost, 'unknown-log.mpbatch')).result).toMatch(/^Taken in/)
  }).toPass()
  known.log.append(inspection())
  await known.log.seal()
  await expectOutcome(
    file('known-log', await batchOf(unit, known)),
    /Taken in · 1 new, 3 known/,
    en.unit.sentenceTaken,
  )
  await expectOutcome(
    file('again', await batchOf(unit, known)),
    /Taken in · all 4 known/,
    en.unit.sentenceKnown,
  )
})

const refusedWhole: readonly (readonly [
  keyof typeof en.refusals,
  string,
  () => Promise<Uint8Array | string>,
])[] = [
  ['not-a-batch', 'a text', async () => 'Dear colleagues, attached is our list of Tuesday.'],
  [
    'not-a-batch',
    'an age file with something else in it',
    () => cryptography.encryptTo(new TextEncoder().encode('not gzip'), [unit.recipient]),
  ],
  [
    'newer-format',
    'a file of a later version',
    () => fileWithFirstLine(unit, '{"milepost":2,"type":"batch"}'),
  ],
  [
    'other-recipient',
    'encrypted to another unit',
    () => batchOf(unit, known, undefined, { recipients: [someRecipient] }),
  ],
  [
    'other-operation',
    'a batch of another operation',
    async () => {
      const other = { ...unit, pack: { ...unit.pack, operation: toHex(seedOf('another operation')) } }
      const sender = makeSender(other, 'refusals other', 'HRBAJ1')
      await sender.log.seal()
      return batchOf(other, sender)
    },
  ],
  [
    'training-mismatch',
    'a real batch in training',
    async () => {
      const real = { ...unit, pack: makeTestPack() }
      const sender = makeSender(real, 'refusals real', 'HRBAJ1')
      await sender.log.seal()
      return batchOf(real, sender)
    },
  ],
  ['cut-short', 'cut at 61 %', async () => cutShort(await batchOf(unit, known), 61)],
  ['altered', 'one bit changed', async () => altered(await batchOf(unit, known))],
  [
    'altered',
    'a member changed before it was encrypted',
    async () => batchWithContent(unit, known, [await nextInspection()], altered),
  ],
  [
    'bad-sender-signature',
    'listed by somebody else',
    () => batchOf(unit, known, undefined, { from: { log: known.log.id, secret: seedOf('somebody else') } }),
  ],
  [
    'over-limit',
    'a part of more than 32 MB',
    async () => {
      const line = (n: number) => `{"n":${n},"op":"${toHex(seedOf(String(n % 97))).repeat(40)}"}`
      const lines = Array.from({ length: 14_000 }, (_, i) => ({ line: line(i), personal: [] }))
      return batchOf(unit, known, [await sealWide(lines)])
    },
  ],
  [
    'bomb',
    'a part that grows a thousandfold',
    async () => batchOf(unit, known, [await sealWide([{ line: ' '.repeat(30_000_000), personal: [] }])]),
  ],
]

/** A right segment that the unit does not hold yet. */
const nextInspection = () =>
  sealNext(unit, known, [{ line: line({ n: next(), at, ...inspection() }), personal: [] }])

/** A segment of more than its header may state: the lengths are wrong on purpose, the count is not. */
async function sealWide(lines: readonly { line: string; personal: readonly string[] }[]) {
  const joined = lines.map(({ line }) => line).join('\n')
  return sealNext(unit, known, [{ line: joined, personal: [] }])
}

for (const [reason, name, make] of refusedWhole) {
  test(`refused whole, ${reason}: ${name}`, async () => {
    const { result, sentence } = refused(reason)
    await expectOutcome(file(`${reason} ${name}`, await make()), result, sentence)
  })
}

const line = (event: object): string => writeEvent({ by: 1, ...event } as Parameters<typeof writeEvent>[0])
const at = `${unit.pack.starts}T11:00:00+00:00`
const next = () => known.log.references.length + 1

const hostile: readonly (readonly [keyof typeof en.refusals, string, () => Promise<Uint8Array>])[] = [
  [
    'bad-segment-signature',
    'signed by another key',
    async () => {
      const good = await sealNext(unit, known, [
        { line: line({ n: next(), at, ...inspection() }), personal: [] },
      ])
      return batchOf(unit, known, [{ ...good, signature: `${'0'.repeat(126)}01` }])
    },
  ],
  [
    'broken-chain',
    'a number lower than its index allows',
    async () => {
      const segment = await sealNext(
        unit,
        known,
        [{ line: line({ n: 2, at, ...inspection() }), personal: [] }],
        { index: 9, first: 2 },
      )
      return batchOf(unit, known, [segment])
    },
  ],
  [
    'hash-mismatch',
    'other lines than its header says',
    async () => {
      const good = await sealNext(unit, known, [
        { line: line({ n: next(), at, ...inspection() }), personal: [] },
      ])
      const other = await cryptography.gzip(new TextEncoder().encode('{"n":1}\n'))
      return batchOf(unit, known, [{ ...good, counted: other }])
    },
  ],
  [
    'malformed-line',
    'a line with a key twice',
    async () => {
      const twice = `{"n":${next()},"n":${next()},"at":"${at}","by":1,"op":"shift","site":"${place}","state":"on"}`
      return batchOf(unit, known, [await sealNext(unit, known, [{ line: twice, personal: [] }])])
    },
  ],
  [
    'not-a-valid-event',
    'an inspection of a kind of place that no list has',
    async () => {
      const event = {
        n: next(),
        at,
        by: 1,
        op: 'recorded',
        kind: 'inspection',
        site: place,
        when,
        body: { place: 'MOON' },
      }
      return batchOf(unit, known, [
        await sealNext(unit, known, [{ line: JSON.stringify(event), personal: [] }]),
      ])
    },
  ],
]

for (const [reason, name, make] of hostile) {
  test(`set aside, ${reason}: ${name}`, async () => {
    const { result, sentence } = setAside(reason)
    await expectOutcome(file(`${reason} ${name}`, await make()), result, sentence)
  })
}

test('set aside, two histories: a second segment at one index', async () => {
  const both: Uint8Array[] = []
  for (const persons of [1, 2]) {
    const event = {
      ...inspection(),
      body: { place: 'CHECKPOINT', checked: { 'inspectionTypes:PERSON': persons } },
    }
    const segment = await sealNext(unit, known, [{ line: line({ n: next(), at, ...event }), personal: [] }])
    both.push(await batchOf(unit, known, [...known.log.segments, segment]))
  }
  const [first, second] = both
  if (!first || !second) throw new Error('two files')
  await expectOutcome(file('history one', first), /Taken in/, en.unit.sentenceTaken)
  await expectOutcome(file('history two', second), wordsOf(en.unit.setAsideTwo), en.unit.sentenceTwo)
  await expect(milepost.page.getByText(wordsOf(en.unit.contradiction))).toBeVisible()
})

test('set aside, waiting-room-full: the fifty-first unknown station', async () => {
  test.setTimeout(180_000)
  const senders = Array.from({ length: 51 }, (_, i) =>
    makeSender(unit, `refusals crowd ${i}`, `${place}${i + 10}`),
  )
  for (const sender of senders) await sender.log.seal()
  const [first] = senders
  if (!first) throw new Error('nobody')
  const crowd = await batchOf(
    unit,
    first,
    senders.flatMap((sender) => sender.log.segments),
  )
  const { result, sentence } = setAside('waiting-room-full')
  await expectOutcome(file('crowd', crowd), result, sentence)
})

test('all of them stand in order, from left to right and from right to left', async () => {
  test.setTimeout(120_000)
  const shots = process.env.MILEPOST_SHOTS ?? ownedFolder(join(milepost.run.directory, 'shots'))
  const seen = [...(await lookAt(milepost, shots, 'refusals-all'))]
  const { profile, problems } = milepost
  expect(problems).toEqual([])
  await milepost.close()
  milepost = await launchMilepost({ profile, lang: 'ar' })
  const { page } = milepost
  await page.locator('input[type="password"]').fill('training')
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: ar.common.screens }).waitFor({ timeout: 30_000 })
  await goTo(page, ar.common.screens, ar.common.inbox)
  seen.push(...(await lookAt(milepost, shots, 'refusals-arabic')))
  const codes = (table: Locator) => table.locator('.mono').allTextContents()
  const first = [1, 10, 11].map((n) => `${place}${n}`)
  expect((await codes(page.getByRole('table', { name: ar.unit.matrix }))).slice(0, 3)).toEqual(first)
  await button(page.locator('main'), ar.unit.receipts).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('table')).toBeVisible()
  expect((await codes(dialog.getByRole('table'))).slice(0, 3)).toEqual(first)
  seen.push(...(await lookAt(milepost, shots, 'receipts-arabic')))
  expect(faultLines(seen)).toEqual([])
})
