// The exercise's batches, opened with stock tools: every hash, chain link and signature is right, with the personal
// parts, without them, and with them erased.
import { expect, test } from '@playwright/test'
import { exerciseFiles } from './files/exercise-files.ts'
import {
  ageDecrypt,
  faultsOfCounted,
  type ListedSegment,
  opensslVerifies,
  personalHash,
  personalLines,
  readStock,
  type StockBatch,
  sha256sum,
} from './files/stock-tools.ts'

let batches: readonly StockBatch[]

test.beforeAll(() => {
  test.setTimeout(600_000)
  const { batches: files, identities } = exerciseFiles()
  expect(files.length).toBe(4)
  batches = files.map((file) => readStock(ageDecrypt(file, identities)))
})

const segmentsOf = (): ListedSegment[] =>
  batches
    .flatMap((batch) => batch.segments)
    .toSorted((a, b) => a.header.log.localeCompare(b.header.log) || a.header.index - b.header.index)

const before = (segments: readonly ListedSegment[], { header }: ListedSegment): ListedSegment | undefined =>
  segments.find((other) => other.header.log === header.log && other.header.index === header.index - 1)

test('each file is listed and signed by its sender', () => {
  for (const { lines, from } of batches) {
    const { signature } = JSON.parse(lines.at(-1) ?? '') as { signature: string }
    const signed = lines.slice(0, -1).map((line) => `${line}\n`)
    expect(opensslVerifies('milepost/batch/1', sha256sum(signed.join('')), signature, from)).toBe(true)
  }
})

test('every hash, chain link and signature of every segment is right', () => {
  const segments = segmentsOf()
  expect(segments.length).toBeGreaterThanOrEqual(4)
  for (const segment of segments) {
    expect(faultsOfCounted(segment, before(segments, segment))).toEqual([])
    expect(personalHash(personalLines(segment.personal))).toBe(segment.header.personal)
  }
})

test('without the personal parts, everything counted is right', () => {
  const segments = segmentsOf().map((segment) => ({ ...segment, personal: Buffer.alloc(0) }))
  const words = ['Okello', 'Rahimi', 'ZG 4471-QX', 'B0961234', 'Horvat', 'familyName', 'reason']
  for (const segment of segments) {
    expect(faultsOfCounted(segment, before(segments, segment))).toEqual([])
    const counted = personalLines(segment.counted).join('\n')
    for (const word of words) expect(counted).not.toContain(word)
  }
})

test('with the personal lines erased, the signed hash is still theirs', () => {
  for (const segment of segmentsOf()) {
    const erased = personalLines(segment.personal).map((line) => {
      const parsed = JSON.parse(line) as { n: number; class: string }
      return JSON.stringify({ n: parsed.n, class: parsed.class, erased: sha256sum(line) })
    })
    expect(personalHash(erased)).toBe(segment.header.personal)
  }
})

test('a changed line is found', () => {
  const [segment] = segmentsOf()
  if (!segment) throw new Error('no segments')
  const header = { ...segment.header, counted: segment.header.previous }
  expect(faultsOfCounted({ ...segment, header }, undefined)).toContain('counted lines')
  expect(
    faultsOfCounted(
      { ...segment, headerLine: segment.headerLine.replace('"count":', '"count":1') },
      undefined,
    ),
  ).toContain('signature')
})
