import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { crc32c } from '../../../electron/database/crc32c.ts'
import { mendLogsIn } from '../../../electron/database/mend-logs.ts'
import { tornTailStart } from '../../../electron/database/torn-tail.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { writeLog } from './leveldb-log.ts'

const filled = (length: number, byte: number) => new Uint8Array(length).fill(byte)
/** The second write spans three blocks; the third leaves 3 bytes of its block, too few for a header. */
const { log, ends } = writeLog([filled(100, 1), filled(70_000, 2), filled(28_166, 3), filled(50, 4)])
const before = (length: number) => ends.filter((end) => end <= length).at(-1) ?? 0

test('the checksum is Castagnoli’s', () => {
  expect(crc32c(new TextEncoder().encode('123456789'))).toBe(0xe3069283)
})

test('a whole log is left alone', () => {
  expect(log.length % (32 * 1024)).toBe(57)
  expect(tornTailStart(log)).toBeNull()
  for (const end of ends) expect(tornTailStart(log.subarray(0, end))).toBeNull()
  expect(tornTailStart(new Uint8Array())).toBeNull()
})

test('cut anywhere, it is cut back to the last whole write', () => {
  for (
    let length = 1;
    length < log.length;
    length += length % 512 > 20 && length < log.length - 200 ? 37 : 1
  ) {
    if (ends.includes(length) || length - before(length) <= 3) continue
    expect([length, tornTailStart(log.subarray(0, length))]).toEqual([length, before(length)])
  }
})

test('zeros where the last write should be are cut', () => {
  for (const zeros of [7, 100, 40_000]) {
    const padded = new Uint8Array(log.length + zeros)
    padded.set(log)
    expect(tornTailStart(padded)).toBe(log.length)
  }
})

test('a last record whose bytes did not arrive is cut', () => {
  const torn = log.slice()
  torn.fill(0, log.length - 20)
  expect(tornTailStart(torn)).toBe(ends[2])
})

test('damage before the end is not a torn tail, and nothing is cut', () => {
  const wrongLength = log.slice()
  wrongLength.fill(0xff, 4, 6)
  const wrongType = log.slice()
  wrongType[6] = 3
  const hole = log.slice()
  hole.fill(0, 0, 7)
  for (const damaged of [wrongLength, wrongType, hole]) expect(tornTailStart(damaged)).toBeNull()
})

test('logs and manifests of databases are mended on disk, other files are not touched', () => {
  const folder = temporaryFolder()
  const database = join(folder, 'app_milepost_0.indexeddb.leveldb')
  mkdirSync(database)
  const torn = log.subarray(0, log.length - 5)
  for (const name of ['000012.log', 'MANIFEST-000001', '000011.ldb', 'LOG'])
    writeFileSync(join(database, name), torn)
  writeFileSync(join(database, '000013.log'), log)
  expect(mendLogsIn(folder).sort()).toEqual(['000012.log', 'MANIFEST-000001'])
  expect(readFileSync(join(database, '000012.log')).equals(log.subarray(0, ends[2]))).toBe(true)
  expect(statSync(join(database, '000011.ldb')).size).toBe(torn.length)
  expect(mendLogsIn(folder)).toEqual([])
  expect(mendLogsIn(join(folder, 'gone'))).toEqual([])
})
