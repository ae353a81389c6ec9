/** Format 1, byte for byte. What is written must not change; what was written once must be read for ever. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'
import { cryptography } from '../../renderer/ledger/cryptography.ts'
import { splitFirstMember } from '../../shared/batch/container.ts'
import { makeReceiptContent } from '../../shared/batch/make-receipt.ts'
import { openBatch, openBatchContent } from '../../shared/batch/open-batch.ts'
import { openReceipt } from '../../shared/batch/open-receipt.ts'
import { verifyBatch } from '../../shared/batch/verify-batch.ts'
import { referenceOf } from '../../shared/events/reference.ts'
import { decodeText, encodeText } from '../../shared/lines/bytes.ts'
import { readLine } from '../../shared/lines/read-line.ts'
import { makeFrame } from '../../shared/mirror/frames.ts'
import { fingerprintOf } from '../../shared/pack/fingerprint.ts'
import { openPackFile } from '../../shared/pack/open-pack.ts'
import { groupOpeningCode, readOpeningCode } from '../../shared/pack/opening-code.ts'
import type { Segment } from '../../shared/segments/segment.ts'
import { listOf, makeScenario, openingCode, readerIdentity, type Scenario, textOf } from './scenario.ts'
import { folder, writeVectors } from './write-vectors.ts'

// scrypt at 2^18 takes a second alone and ten beside other tests.
vi.setConfig({ testTimeout: 60_000 })

type Vectors = ReturnType<typeof textOf>
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(folder, name)))
let vectors: Vectors
let scenario: Scenario
beforeAll(async () => {
  if (process.env.WRITE_VECTORS) await writeVectors()
  vectors = JSON.parse(readFileSync(join(folder, 'vectors.json'), 'utf8'))
  scenario = await makeScenario()
}, 60_000)
const expectation = () => ({ operation: scenario.plan.operation, training: false, identity: readerIdentity })

test('written today, the same events give the same lines, hashes and signatures', () => {
  expect(textOf(scenario)).toEqual(vectors)
})

test('the list and its signature are the same', async () => {
  const content = bytesOf('batch-content.gz')
  const opened = await openBatchContent(cryptography, content, expectation())
  const lengths = (opened.ok ? opened.value.segments : []).map(
    (segment) => [segment.counted.length, segment.personal?.length ?? 0] as const,
  )
  const first = await cryptography.gunzip(splitFirstMember(content)?.first ?? content, 1e6)
  expect(first.ok && decodeText(first.bytes)).toBe(`${listOf(scenario, lengths).join('\n')}\n`)
})

test('the batch opens, and every line comes out', async () => {
  const opened = await openBatch(cryptography, bytesOf('batch.mpbatch'), expectation())
  if (!opened.ok) throw new Error(opened.refusal.reason)
  expect(opened.value).toMatchObject(vectors.list)
  const parts = await verifyBatch(cryptography, opened.value)
  const segments = parts.ok ? parts.value.flatMap((part) => part.segments) : []
  expect(
    segments.map(({ segment, events }) => [
      segment.headerLine,
      segment.hash,
      segment.signature,
      [...events].map((e) => e.line),
    ]),
  ).toEqual(vectors.segments.map((s) => [s.header, s.hash, s.signature, s.counted]))
  expect(
    segments.map(({ events }) => [...events].flatMap((e) => e.personal ?? []).map((p) => JSON.stringify(p))),
  ).toEqual(vectors.segments.map((s) => s.personal))
  expect(
    segments.flatMap(({ events }) =>
      [...events].map(({ event, line }) => referenceOf(cryptography, vectors.log, event.n, line)),
    ),
  ).toEqual(vectors.references)
})

test('the receipt: the same lines today, and it opens', async () => {
  const linesOf = async (content: Uint8Array) => {
    const first = await cryptography.gunzip(splitFirstMember(content)?.first ?? content, 1e6)
    return first.ok ? decodeText(first.bytes) : null
  }
  const content = bytesOf('receipt-content.gz')
  expect(await linesOf(await makeReceiptContent(cryptography, scenario.receipt))).toBe(await linesOf(content))
  const { about, from, operation } = scenario.receipt
  const expect_ = {
    operation,
    training: false,
    isOwn: (log: string) => log === about,
    isUnitAbove: (log: string) => log === from.log,
  }
  const opened = await openReceipt(cryptography, bytesOf('receipt.mpreceipt'), readerIdentity, expect_)
  expect(opened.ok && opened.value.content).toEqual(content)
  expect(opened.ok && opened.value.receipt).toMatchObject({
    ...{ state: 'accepted', runs: { length: 2 }, refused: { length: 1 }, events: { length: 2 } },
  })
})

test('the pack opens with its code', async () => {
  const opened = await openPackFile(cryptography, bytesOf('pack.mppack'), '7k3m-q9rt-2bxh-84vnq', false)
  expect(
    opened.ok && { line: opened.value.line, hash: opened.value.hash, signature: opened.value.signature },
  ).toEqual(vectors.pack)
})

test('lines', () => {
  const lines = JSON.parse(readFileSync(join(folder, 'lines.json'), 'utf8')) as readonly {
    line: string
    outcome: string
  }[]
  for (const { line, outcome } of lines) {
    const read = readLine(line)
    expect([line, read.ok ? 'taken' : read.refusal.detail?.why]).toEqual([line, outcome])
  }
})

test('opening code, fingerprint, frame', () => {
  expect(readOpeningCode(openingCode)).toEqual({ ok: true, value: openingCode })
  expect(groupOpeningCode(openingCode)).toBe('7K3M-Q9RT-2BXH-84VNQ')
  expect(fingerprintOf(cryptography, '00'.repeat(32))).toBe('6668 7aad f862 bd77 6c8f c18b 8e9f 8e20')
  expect(Buffer.from(makeFrame('entry', encodeText('abc'))).toString('hex')).toBe(
    '4d5046310103000000' + 'ba5d0552' + '616263',
  )
})

/** The commands of FORMAT.md, as they stand there, in a folder with the fixed files. */
test('FORMAT.md: the commands with stock age, gunzip, sha256sum and openssl do what it says', () => {
  const text = readFileSync(join(folder, '../../../shared/batch/FORMAT.md'), 'utf8')
  const commands = [...text.matchAll(/```bash\n([\s\S]*?)```/g)].map((match) => match[1]).join('\n')
  const place = mkdtempSync(join(tmpdir(), 'milepost-format-'))
  try {
    for (const name of ['batch.mpbatch', 'receipt.mpreceipt', 'identity.txt'])
      copyFileSync(join(folder, name), join(place, name))
    const run = spawnSync('bash', ['--norc', '-euo', 'pipefail', '-c', commands], {
      cwd: place,
      encoding: 'utf8',
    })
    expect(run.stderr).toBe('')
    expect(run.status).toBe(0)
    expect(run.stdout.match(/Signature Verified Successfully/g)).toHaveLength(4)
    expect(run.stdout.match(/: OK$/gm)).toHaveLength(4)
    for (const { counted, personal } of vectors.segments as readonly {
      counted: readonly string[]
      personal: readonly string[]
    }[])
      for (const line of [...counted, ...personal]) expect(run.stdout).toContain(line)
    // What the document shows as an example is what the files say.
    for (const shown of [
      vectors.segments[0]?.header,
      vectors.segments[0]?.hash,
      vectors.segments[0]?.signature,
      vectors.segments[0]?.counted[2],
    ])
      expect(text).toContain(shown)
  } finally {
    rmSync(place, { recursive: true })
  }
})

test('segments of the fixed file have the fixed bytes', async () => {
  const opened = await openBatchContent(cryptography, bytesOf('batch-content.gz'), expectation())
  const members = (segment: Segment) => [segment.counted, segment.personal ?? new Uint8Array(0)]
  const unpacked = await Promise.all(
    (opened.ok ? opened.value.segments : [])
      .flatMap(members)
      .map((member) => cryptography.gunzip(member, 1e6)),
  )
  const expected = vectors.segments
    .flatMap((s) => [s.counted, s.personal])
    .map((lines) => lines.map((line) => `${line}\n`).join(''))
  expect(unpacked.map((one) => one.ok && decodeText(one.bytes))).toEqual(expected)
})
