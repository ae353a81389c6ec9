/**
 * Segments that say something wrong, each correctly signed by its log's own key: a signature proves who wrote it, and
 * nothing more. Then segments changed by somebody else.
 */
import { describe, expect, test } from 'vitest'
import { cryptography } from '../../renderer/ledger/cryptography.ts'
import { encodeText, toHex } from '../../shared/lines/bytes.ts'
import { type JournalLine, type SegmentPlace, sealUnchecked } from '../../shared/segments/seal-segment.ts'
import type { Segment, SegmentHeader } from '../../shared/segments/segment.ts'
import { signHash, writeHeader } from '../../shared/segments/segment-header.ts'
import { verifySegment } from '../../shared/segments/verify-segment.ts'
import { logOf, makeTestPack, seedOf, someRecipient } from '../shared/builders.ts'

const { operation } = makeTestPack()
const place: SegmentPlace = {
  operation,
  log: logOf('station 1'),
  secret: seedOf('station 1'),
  index: 1,
  first: 1,
  previous: operation,
  rules: 1,
  pack: 1,
}
const at = (n: number) => `2021-07-06T08:0${n}:00+02:00`
const opened = `{"n":1,"at":"${at(1)}","by":1,"op":"opened","role":"station","place":"HRBAJ","code":"HRBAJ1","recipient":"${someRecipient}"}`
const shift = (n: number) => `{"n":${n},"at":"${at(n)}","by":1,"op":"shift","site":"HRBAJ","state":"on"}`
const salt = '00112233445566778899aabb'
const name = (n: number, text = 'Ana') => `{"n":${n},"class":"detail","salt":"${salt}","name":"${text}"}`
const match = (n: number) => `{"n":${n},"class":"match","salt":"${salt}"}`
const event = (line: string, ...personal: string[]): JournalLine => ({ line, personal })
const good = [event(opened), event(shift(2), name(2)), event(shift(3))]

const outcome = async (segment: Segment): Promise<unknown> => {
  const verified = await verifySegment(cryptography, segment)
  return verified.ok ? 'taken' : [verified.refusal.reason, verified.refusal.detail]
}
const seal = (events: readonly JournalLine[], more: Partial<SegmentPlace> = {}) =>
  sealUnchecked(cryptography, { ...place, ...more }, events)

/** Signs a header of any content with the log's key. */
const sealHeader = async (change: Partial<SegmentHeader>): Promise<Segment> => {
  const segment = await seal(good)
  const header = { ...segment.header, ...change }
  const headerLine = writeHeader(header)
  const hash = toHex(cryptography.sha256(encodeText(headerLine)))
  return {
    ...segment,
    header,
    headerLine,
    hash,
    signature: signHash(cryptography, 'segment', hash, place.secret),
  }
}

test('the good one is taken', async () => {
  expect(await outcome(await seal(good))).toBe('taken')
})

describe('signed by the log itself', () => {
  test.each<[string, readonly JournalLine[], readonly [string, Record<string, unknown>]]>([
    [
      'a line that is not JSON',
      [event(opened), event('{"n":2')],
      ['malformed-line', { line: 2, why: 'not-json' }],
    ],
    [
      'spaces',
      [event(opened), event(shift(2).replace(',', ', '))],
      ['malformed-line', { line: 2, why: 'not-canonical' }],
    ],
    [
      'a key twice',
      [event(opened), event(shift(2).replace('{', '{"n":1,'))],
      ['malformed-line', { line: 2, why: 'not-canonical' }],
    ],
    ['an empty line', [event(opened), event('')], ['malformed-line', { line: 2, why: 'empty' }]],
    [
      'a fraction',
      [event(opened), event('{"n":2.5}')],
      ['malformed-line', { line: 2, why: 'not-an-integer' }],
    ],
    [
      'decomposed text',
      [event(opened), event('{"n":2,"x":"e\u0301"}')],
      ['malformed-line', { line: 2, why: 'not-nfc' }],
    ],
    ['U+0000', [event(opened), event('{"n":2,"x":"\\u0000"}')], ['malformed-line', { line: 2, why: 'nul' }]],
    [
      'too deep',
      [event(opened), event('{"n":2,"x":[[[[1]]]]}')],
      ['malformed-line', { line: 2, why: 'too-deep' }],
    ],
    [
      'a long line',
      [event(opened), event(`{"n":2,"at":"${at(2)}","by":1,"op":"later","x":"${'x'.repeat(16_384)}"}`)],
      ['malformed-line', { line: 2, why: 'too-long' }],
    ],
    [
      'a hole in the numbers',
      [event(opened), event(shift(3))],
      ['not-a-valid-event', { line: 2, field: 'n' }],
    ],
    [
      'a number twice',
      [event(opened), event(shift(2)), event(shift(2))],
      ['not-a-valid-event', { line: 3, field: 'n' }],
    ],
    ['a log that begins otherwise', [event(shift(1))], ['not-a-valid-event', { line: 1, field: 'op' }]],
    [
      'opened twice',
      [event(opened), event(opened.replace('"n":1', '"n":2'))],
      ['not-a-valid-event', { line: 2, field: 'op' }],
    ],
    [
      'an unknown kind',
      [
        event(opened),
        event(
          `{"n":2,"at":"${at(2)}","by":1,"op":"recorded","kind":"party","site":"HRBAJ","when":"2021-07-06T08:00+02:00","body":{}}`,
        ),
      ],
      ['not-a-valid-event', { line: 2, field: 'kind' }],
    ],
    [
      'a name among the figures',
      [
        event(opened),
        event(
          `{"n":2,"at":"${at(2)}","by":1,"op":"recorded","kind":"arrest","site":"HRBAJ","when":"2021-07-06T08:00+02:00","body":{"familyName":"Kovac"}}`,
        ),
      ],
      ['not-a-valid-event', { line: 2, field: 'familyName' }],
    ],
    [
      'a negative count',
      [
        event(opened),
        event(
          `{"n":2,"at":"${at(2)}","by":1,"op":"recorded","kind":"inspection","site":"HRBAJ","when":"2021-07-06T08:00+02:00","body":{"checked":{"inspectionTypes:PERSON":-40000}}}`,
        ),
      ],
      ['not-a-valid-event', { line: 2, field: 'checked' }],
    ],
    [
      '30 February',
      [event(opened), event(shift(2).replace('07-06', '02-30'))],
      ['not-a-valid-event', { line: 2, field: 'at' }],
    ],
    [
      'an extra key',
      [event(opened), event(shift(2).replace('}', ',"more":1}'))],
      ['not-a-valid-event', { line: 2, field: '?' }],
    ],
    [
      'a personal line of no event here',
      [event(opened, name(9))],
      ['not-a-valid-event', { line: 1, field: 'n' }],
    ],
    [
      'personal lines out of order',
      [event(opened), event(shift(2), name(3), name(2)), event(shift(3))],
      ['not-a-valid-event', { line: 2, field: 'n' }],
    ],
    [
      'two details of one event',
      [event(opened, name(1), name(1, 'Eva'))],
      ['not-a-valid-event', { line: 2, field: 'class' }],
    ],
    [
      'six tokens of one event',
      [event(opened, ...Array.from({ length: 6 }, () => match(1)))],
      ['not-a-valid-event', { line: 6, field: 'class' }],
    ],
    [
      'a personal line that is not strict',
      [event(opened, name(1).replace(':', ': '))],
      ['malformed-line', { line: 1, why: 'not-canonical' }],
    ],
    [
      'control characters in a name',
      [event(opened, name(1, '\\u001b[2J'))],
      ['not-a-valid-event', { line: 1, field: 'name' }],
    ],
  ])('%s', async (_, events, [reason, detail]) => {
    expect(await outcome(await seal(events))).toEqual([reason, { index: 1, ...detail }])
  })

  test('a sheet may be long, and nothing else', async () => {
    const figures = Object.fromEntries(Array.from({ length: 2_000 }, (_, i) => [`figure_${i}`, i]))
    const sheet = JSON.stringify({
      n: 2,
      at: at(2),
      by: 1,
      op: 'sheet',
      scope: { of: 'operation' },
      period: ['2021-07-06', '2021-07-06'],
      number: 1,
      version: 1,
      pack: 1,
      rules: 1,
      figures,
      basis: [],
      decisions: [],
      check: 'K7QF 2M9D',
    })
    expect(sheet.length).toBeGreaterThan(16_384)
    expect(await outcome(await seal([event(opened), event(sheet)]))).toBe('taken')
  })

  test.each<[string, Partial<SegmentHeader>, unknown]>([
    ['first segment, other predecessor', { previous: logOf('x') }, ['broken-chain', { index: 1 }]],
    ['first segment, later number', { first: 5 }, ['broken-chain', { index: 1 }]],
    ['later segment, number too low', { index: 9, first: 2 }, ['broken-chain', { index: 9 }]],
    ['other count than lines', { count: 2 }, ['not-a-valid-event', { index: 1, line: 3, field: 'count' }]],
    ['more count than lines', { count: 4 }, ['not-a-valid-event', { index: 1, line: 4, field: 'count' }]],
    ['other hash of counted lines', { counted: logOf('x') }, ['hash-mismatch', { index: 1 }]],
    ['other hash of personal lines', { personal: logOf('x') }, ['hash-mismatch', { index: 1 }]],
  ])('header: %s', async (_, change, refusal) => {
    expect(await outcome(await sealHeader(change))).toEqual(refusal)
  })

  test('lines that do not end in LF', async () => {
    const bytes = encodeText(opened)
    const made = await sealHeader({ count: 1, counted: toHex(cryptography.sha256(bytes)) })
    expect(await outcome({ ...made, counted: await cryptography.gzip(bytes) })).toEqual([
      'malformed-line',
      { index: 1, why: 'no-line-end' },
    ])
  })

  test('bytes that are not UTF-8', async () => {
    const bytes = new Uint8Array([0x22, 0xff, 0x22, 10])
    const made = await sealHeader({ count: 1, counted: toHex(cryptography.sha256(bytes)) })
    expect(await outcome({ ...made, counted: await cryptography.gzip(bytes) })).toEqual([
      'malformed-line',
      { index: 1, line: 1, why: 'not-utf8' },
    ])
  })
})

describe('changed on the way', () => {
  test('the header, one digit', async () => {
    const made = await seal(good)
    const headerLine = made.headerLine.replace('"pack":1', '"pack":2')
    const hash = toHex(cryptography.sha256(encodeText(headerLine)))
    expect(await outcome({ ...made, headerLine, hash })).toEqual(['bad-segment-signature', { index: 1 }])
  })
  test('the signature of another segment', async () => {
    const [made, other] = [await seal(good), await seal(good.slice(0, 2))]
    expect(await outcome({ ...made, signature: other.signature })).toEqual([
      'bad-segment-signature',
      { index: 1 },
    ])
  })
  test('a signature of the same hash for another purpose', async () => {
    const made = await seal(good)
    const signature = signHash(cryptography, 'batch', made.hash, place.secret)
    expect(await outcome({ ...made, signature })).toEqual(['bad-segment-signature', { index: 1 }])
  })
  test('a signature by another key', async () => {
    expect(await outcome(await seal(good, { secret: seedOf('thief') }))).toEqual([
      'bad-segment-signature',
      { index: 1 },
    ])
  })
  test.each(['', '00', 'zz'.repeat(64), '00'.repeat(64), 'ff'.repeat(64)])(
    'the signature %j',
    async (signature) => {
      expect(await outcome({ ...(await seal(good)), signature })).toEqual([
        'bad-segment-signature',
        { index: 1 },
      ])
    },
  )
  test('a log that is not a key', async () => {
    for (const log of ['00'.repeat(32), 'ff'.repeat(32), `01${'00'.repeat(31)}`])
      expect(await outcome(await sealHeader({ log }))).toEqual(['bad-segment-signature', { index: 1 }])
  })
  test('other counted lines, other personal lines', async () => {
    const [made, other] = [
      await seal(good),
      await seal([event(opened, name(1)), event(shift(2)), event(shift(3))]),
    ]
    expect(await outcome({ ...made, personal: other.personal })).toEqual(['hash-mismatch', { index: 1 }])
    const counted = await cryptography.gzip(
      encodeText([opened, shift(2), shift(3).replace('on', 'off'), ''].join('\n')),
    )
    expect(await outcome({ ...made, counted })).toEqual(['hash-mismatch', { index: 1 }])
  })
  test('a personal line erased to another hash', async () => {
    const made = await seal(good)
    const personal = await cryptography.gzip(
      encodeText(`{"n":2,"class":"detail","erased":"${logOf('x')}"}\n`),
    )
    expect(await outcome({ ...made, personal })).toEqual(['hash-mismatch', { index: 1 }])
  })
  test('a personal line left out', async () => {
    const made = await seal(good)
    expect(await outcome({ ...made, personal: await cryptography.gzip(encodeText('')) })).toEqual([
      'hash-mismatch',
      { index: 1 },
    ])
  })
  test('a member damaged, cut, or with more behind it', async () => {
    const made = await seal(good)
    const damaged = made.counted.slice()
    damaged[20] = (damaged[20] ?? 0) ^ 1
    for (const counted of [
      damaged,
      made.counted.slice(0, -1),
      new Uint8Array([...made.counted, 0]),
      new Uint8Array(0),
    ])
      expect(await outcome({ ...made, counted })).toEqual(['altered', { index: 1 }])
  })
  test('a bomb', async () => {
    const counted = await cryptography.gzip(new Uint8Array(20_000_000))
    expect(counted.length).toBeLessThan(30_000)
    expect(await outcome({ ...(await seal(good)), counted })).toEqual(['bomb', { index: 1 }])
  })
})
