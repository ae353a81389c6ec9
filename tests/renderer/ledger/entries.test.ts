// Heads of the mirror's frames lie in clear: what this app never writes is no entry, and nothing is asked of it.
import { expect, test } from 'vitest'
import {
  readGroupEntry,
  readJournalEntry,
  readPersonalEntry,
  readSegmentEntry,
  writeGroupEntry,
  writeJournalEntry,
  writePersonalEntry,
  writeSegmentEntry,
} from '../../../renderer/ledger/store/entries.ts'
import { encodeText } from '../../../shared/lines/bytes.ts'

const sealed = Uint8Array.of(10, 0, 255)
const group = { group: 1, id: 'ab'.repeat(16), segments: 2, hasPersonal: true, note: sealed }
const segment = {
  ...{ group: 1, place: 0, log: 'cd'.repeat(32), index: 1, hash: 'ef'.repeat(32), events: 9 },
  ...{ counted: sealed, personal: null },
}

test('entries are read as they were written', () => {
  expect(readJournalEntry(writeJournalEntry({ n: 7, sealed }))).toEqual({ n: 7, sealed })
  expect(readPersonalEntry(writePersonalEntry(0, sealed))).toEqual({ place: 0, sealed })
  expect(readSegmentEntry(writeSegmentEntry(segment))).toEqual(segment)
  for (const note of [sealed, null])
    expect(readGroupEntry(writeGroupEntry({ ...group, note }))).toEqual({ ...group, note })
})

test('of another shape they are none', () => {
  const readers = [readJournalEntry, readPersonalEntry, readSegmentEntry, readGroupEntry]
  for (const head of [
    '',
    'null',
    '7',
    '[]',
    '{}',
    '{"n":"1"}',
    '{"n":0}',
    '{"n":1.5}',
    '{"place":-1}',
    '{"place":null}',
  ])
    for (const read of readers) expect(read(encodeText(`${head}\nx`)), head).toBeNull()
  const [first] = new TextDecoder().decode(writeGroupEntry(group)).split('\n')
  for (const [from, to] of [
    ['"closes":1', '"closes":null'],
    ['"closes":1', '"closes":{"a":1}'],
    ['"segments":2', '"segments":-2'],
    ['true', '1'],
    ['abab', 'abAB'],
  ] as const)
    expect(readGroupEntry(encodeText(`${first?.replace(from, to)}\n`)), to).toBeNull()
  // A segment where a group is closed, and the other way round.
  expect(readGroupEntry(writeSegmentEntry(segment))).toBeNull()
  expect(readSegmentEntry(writeGroupEntry(group))).toBeNull()
})
