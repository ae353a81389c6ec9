// A unit's holding of a log, in a file for that log's installation: what it says, and what is refused.
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { beforeAll, describe, expect, test } from 'vitest'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { makeFirstMember, splitFirstMember } from '../../../shared/batch/container.ts'
import { limits } from '../../../shared/batch/limits.ts'
import { makeBatch, signLines } from '../../../shared/batch/make-batch.ts'
import { makeReceipt, makeReceiptContent, type ReceiptPlan } from '../../../shared/batch/make-receipt.ts'
import { openReceipt } from '../../../shared/batch/open-receipt.ts'
import { type HeldLink, isNewer, ownRunsOf, runsOf } from '../../../shared/batch/receipt.ts'
import type { Reference } from '../../../shared/events/event.ts'
import { writeEvent, writePersonal } from '../../../shared/events/write-event.ts'
import { decodeText, encodeText, joinBytes } from '../../../shared/lines/bytes.ts'
import { logOf, makeTestPack, seedOf } from '../builders.ts'

const { operation } = makeTestPack()
const [unit, station] = [logOf('OCUABU'), logOf('station 1')]
const at = '2021-07-06T22:38:05+02:00'
const hashOf = (name: string) => Buffer.from(seedOf(name)).toString('hex')
const link = (index: number, more: Partial<HeldLink> = {}): HeldLink => ({
  ...{ index, hash: hashOf(`s${index}`), previous: hashOf(`s${index - 1}`) },
  ...{ state: 'counted', personal: true, ...more },
})
const record: Reference = [station, 3, '0123456789abcdef']
const voided = writeEvent({ n: 9, at, by: 1, op: 'voided', record, base: [record] })
const officer = writeEvent({ n: 2, at, by: 0, op: 'officer', officer: 1, role: 'supervisor', enabled: true })
const salt = '00'.repeat(12)
const why = writePersonal({ n: 9, class: 'detail', salt, reason: 'Entered twice' })
const who = writePersonal({ n: 2, class: 'detail', salt, name: 'Ana Kovač', badge: 'HR-1' })

let identity: string
let plan: ReceiptPlan

beforeAll(async () => {
  identity = await generateIdentity()
  plan = {
    from: { log: unit, secret: seedOf('OCUABU') },
    about: station,
    recipient: await identityToRecipient(identity),
    ...{ operation, training: false, created: at, pack: 1 },
    head: [unit, 12, 'fedcba9876543210'],
    state: 'accepted',
    contradiction: null,
    held: [link(1), link(2), link(4)],
    refused: [{ at, reason: 'hash-mismatch', detail: { index: 3 } }],
    officers: [{ n: 2, line: officer, personal: [who] }],
    events: [{ n: 9, line: voided, personal: [why] }],
  }
})

const expected = (more = {}) => ({
  ...{ operation, training: false, isOwn: (log: string) => log === station },
  isUnitAbove: (log: string) => log === unit,
  ...more,
})
const open = (file: Uint8Array, more = {}) => openReceipt(cryptography, file, identity, expected(more))
const reason = async (file: Uint8Array, more = {}) => {
  const opened = await open(file, more)
  return opened.ok ? 'taken' : opened.refusal.reason
}
const made = (more: Partial<ReceiptPlan> = {}) => makeReceipt(cryptography, { ...plan, ...more })
const sealed = async (content: Uint8Array) => cryptography.encryptTo(content, [plan.recipient])
const linesOf = async (content: Uint8Array) => {
  const split = splitFirstMember(content)
  const list = await cryptography.gunzip(split?.first ?? content, 1e7)
  return ((list.ok && decodeText(list.bytes)) || '').trimEnd().split('\n')
}
/** The lines changed and signed again, by the same key or another. */
const rewritten = async (change: (lines: string[]) => readonly string[], secret = plan.from.secret) => {
  const lines = await linesOf(await makeReceiptContent(cryptography, plan))
  const signed = signLines(cryptography, change(lines.slice(0, -1)), secret, 'receipt')
  return sealed(await makeFirstMember(cryptography, signed))
}
const replaced = (from: string, to: string) =>
  rewritten((lines) => lines.map((line) => line.replace(from, to)))

describe('round trip', () => {
  test('gives back what the unit holds, refused and changed, with reasons and names', async () => {
    const opened = await open(await made())
    expect(opened.ok && opened.value.receipt).toMatchObject({
      ...{ from: unit, about: station, created: at, state: 'accepted', contradiction: null, omitted: 0 },
      head: [unit, 12, 'fedcba9876543210'],
      runs: [
        { first: 1, last: 2, hash: hashOf('s2'), state: 'counted', personal: true },
        { first: 4, last: 4, hash: hashOf('s4'), state: 'counted', personal: true },
      ],
      refused: [{ at, reason: 'hash-mismatch', detail: { index: 3 } }],
      events: [
        { event: { n: 2, op: 'officer' }, personal: [{ name: 'Ana Kovač' }] },
        { event: { n: 9, op: 'voided' }, line: voided, personal: [{ reason: 'Entered twice' }] },
      ],
    })
  })

  test('a receipt of nothing is one', async () => {
    const opened = await open(await made({ held: [], refused: [], officers: [], events: [] }))
    expect(opened.ok && opened.value.receipt.runs).toEqual([])
  })

  test('what is kept of it opens again', async () => {
    const opened = await open(await made())
    const again = opened.ok && (await open(await sealed(opened.value.content)))
    expect(again).toEqual(opened)
  })

  test('events that do not fit are left out from the earliest on, and said to be', async () => {
    const events = Array.from({ length: limits.receiptEvents + 4 }, (_, i) => {
      const n = 100 + i
      return { n, line: writeEvent({ n, at, by: 1, op: 'voided', record, base: [record] }), personal: [] }
    })
    const opened = await open(await made({ events, head: [unit, 99_999, 'fedcba9876543210'] }))
    expect(opened.ok && opened.value.receipt.omitted).toBe(5)
    expect(opened.ok && opened.value.receipt.events.at(-1)?.event.n).toBe(events.at(-1)?.n)
  })

  test('inside, it is lines', async () => {
    const [header, summary] = await linesOf(await makeReceiptContent(cryptography, plan))
    expect(header).toBe(
      `{"milepost":1,"type":"receipt","from":"${unit}","about":"${station}","operation":"${operation}","training":false,"created":"${at}"}`,
    )
    expect(summary).toBe(
      `{"head":["${unit}",12,"fedcba9876543210"],"state":"accepted","rules":1,"pack":1,"runs":2,"refused":1,"events":2,"personal":2,"omitted":0}`,
    )
  })
})

describe('refused whole', () => {
  test('not-a-receipt: no age file, a batch, a pack, lines that are none', async () => {
    for (const file of [new Uint8Array(0), encodeText('hello')])
      expect(await reason(file)).toBe('not-a-receipt')
    const batch = await makeBatch(cryptography, {
      ...{ from: plan.from, to: 'OCUABU', operation, training: false, created: at, segments: [] },
      recipients: [plan.recipient],
    })
    expect(await reason(batch.ok ? batch.value : new Uint8Array())).toBe('not-a-receipt')
    expect(await reason(encodeText('age-encryption.org/v1\n-> scrypt x 18\nx\n--- x\n'))).toBe(
      'not-a-receipt',
    )
    for (const inside of [encodeText('hello'), await makeFirstMember(cryptography, ['hello'])])
      expect(await reason(await sealed(inside))).toBe('not-a-receipt')
  })

  test.each([
    ['a run that ends before it begins', '"first":1,"last":2', '"first":3,"last":2'],
    ['runs out of order', '"first":1,"last":2', '"first":5,"last":6'],
    ['an unknown state', '"state":"accepted"', '"state":"own"'],
    ['more lines than counted', '"runs":2', '"runs":1'],
    ['fewer lines than counted', '"personal":2', '"personal":3'],
    ['a key too many', '"omitted":0', '"omitted":0,"more":1'],
    ['an event after the head', '",12,"', '",8,"'],
    ['a head of another log', `"head":["${unit}`, `"head":["${station}`],
    ['an event that breaks the rules', '"op":"voided"', '"op":"sheet"'],
    ['a personal line of no event here', '{"n":9,"class"', '{"n":8,"class"'],
    ['a reason that is none', '"hash-mismatch"', '"Hash mismatch"'],
  ])('not-a-receipt: %s', async (_, from, to) => {
    expect(await reason(await replaced(from, to))).toBe('not-a-receipt')
  })

  test('newer-format', async () => {
    expect(await reason(await replaced('"milepost":1', '"milepost":2'))).toBe('newer-format')
  })

  test('other-recipient, other-operation, training-mismatch, other-log', async () => {
    const other = await identityToRecipient(await generateIdentity())
    expect(await reason(await made({ recipient: other }))).toBe('other-recipient')
    expect(await reason(await made({ operation: 'ab'.repeat(32) }))).toBe('other-operation')
    expect(await reason(await made({ training: true }))).toBe('training-mismatch')
    expect(await reason(await made(), { training: true })).toBe('training-mismatch')
    expect(await reason(await made({ about: logOf('station 2') }))).toBe('other-log')
  })

  test('unknown-signer: signed rightly, but by no unit above', async () => {
    const from = { log: logOf('TZDAR'), secret: seedOf('TZDAR') }
    expect(await reason(await made({ from, head: [from.log, 12, 'fedcba9876543210'] }))).toBe(
      'unknown-signer',
    )
  })

  test('bad-sender-signature: another key, another prefix, one line changed', async () => {
    expect(await reason(await rewritten((lines) => lines, seedOf('somebody')))).toBe('bad-sender-signature')
    const lines = (await linesOf(await makeReceiptContent(cryptography, plan))).slice(0, -1)
    const asBatch = signLines(cryptography, lines, plan.from.secret)
    expect(await reason(await sealed(await makeFirstMember(cryptography, asBatch)))).toBe(
      'bad-sender-signature',
    )
    const signed = await linesOf(await makeReceiptContent(cryptography, plan))
    const changed = signed.map((line) => line.replace('"last":2', '"last":3'))
    expect(await reason(await sealed(await makeFirstMember(cryptography, changed)))).toBe(
      'bad-sender-signature',
    )
  })

  test('cut-short and altered', async () => {
    const file = await made()
    expect(await open(file.subarray(0, file.length - 40))).toMatchObject({
      refusal: { reason: 'cut-short', detail: { percent: expect.any(Number) } },
    })
    const changed = file.slice()
    changed[file.length - 9] = (changed[file.length - 9] ?? 0) ^ 1
    expect(await reason(changed)).toBe('altered')
    const more = joinBytes([
      await makeReceiptContent(cryptography, plan),
      await cryptography.gzip(encodeText('x\n')),
    ])
    expect(await reason(await sealed(more))).toBe('altered')
  })

  test('over-limit and bomb, before anything is unpacked', async () => {
    expect(await open(new Uint8Array(limits.receiptBytes + 1))).toMatchObject({
      refusal: { reason: 'over-limit', detail: { limit: 'receiptBytes' } },
    })
    const bomb = await makeFirstMember(cryptography, [`"${'a'.repeat(9_000_000)}"`])
    expect(await reason(await sealed(bomb))).toBe('bomb')
  })
})

describe('of two receipts', () => {
  const one = { head: [unit, 12, 'a'] as Reference, created: at }
  test('the author’s numbers say which is newer, whatever the clocks; else the clock', () => {
    const later = { head: [unit, 13, 'b'] as Reference, created: '2021-07-01T00:00:00+02:00' }
    expect([isNewer(later, one), isNewer(one, later)]).toEqual([true, false])
    const byClock = { ...one, created: '2021-07-06T20:38:06+00:00' }
    expect([isNewer(byClock, one), isNewer(one, byClock), isNewer(one, one)]).toEqual([true, false, false])
  })
})

describe('runs', () => {
  test('follow the chain: a second history begins its own where it departs', () => {
    const other = link(3, { hash: hashOf('other 3'), state: 'set-aside' })
    const runs = runsOf([link(5), link(3, { state: 'set-aside' }), link(2), other, link(1)])
    const said = runs.map(({ first, last, state }) => `${first}-${last} ${state}`)
    expect(said).toEqual(['1-2 counted', '3-3 set-aside', '3-3 set-aside', '5-5 counted'])
  })

  test('what two histories share is known to both, whichever was held first or goes on', () => {
    const other = (index: number) => hashOf(`o${index}`)
    const copy = [
      link(3, { hash: other(3), previous: hashOf('s2') }),
      link(4, { hash: other(4), previous: other(3) }),
    ]
    const runs = runsOf([...copy, link(1), link(2), link(3), link(4)])
    for (const hashAt of [
      (index: number) => hashOf(`s${index}`),
      (index: number) => (index < 3 ? hashOf(`s${index}`) : other(index)),
    ])
      expect(ownRunsOf({ runs }, hashAt).map(({ first, last }) => `${first}-${last}`)).toEqual(['1-2', '3-4'])
  })

  test('one whose hash is not the reader’s own is not of the reader’s history', () => {
    const own = (index: number) => hashOf(`s${index}`)
    const said = (links: readonly HeldLink[]) =>
      ownRunsOf({ runs: runsOf(links) }, own).map(({ first, last }) => `${first}-${last}`)
    expect(said([link(1), link(2), link(4), link(5, { hash: hashOf('other') })])).toEqual(['1-2'])
    expect(said([link(1), link(2), link(4)])).toEqual(['1-2', '4-4'])
    expect(said([link(1), link(2, { personal: false }), link(3)])).toEqual(['1-1', '2-2', '3-3'])
  })
})
