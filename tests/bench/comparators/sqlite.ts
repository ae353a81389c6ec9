/**
 * The same batch file into native SQLite: opened and verified with the app's own code, then a row for each event with
 * three indexes, WAL, `synchronous=FULL`, one transaction. In a Node process of its own, with nothing between SQLite and
 * the disk: SQLite at its best. Nothing is encrypted.
 *   node sqlite.mjs BATCH DATABASE  with {identity, operation, training} on stdin; prints {rows, open, store}, milliseconds
 */
import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { createFastHash } from '../../../renderer/ledger/fast-hash.ts'
import { createFastSigning } from '../../../renderer/ledger/fast-signing.ts'
import { eventRows } from '../window/event-rows.ts'
import { openWhole } from '../window/open-whole.ts'

const [, , batch = '', path = ''] = process.argv
const began = performance.now()
const caps = { ...cryptography, ...(await createFastHash()), ...(await createFastSigning()) }
const segments = await openWhole(caps, readFileSync(batch), JSON.parse(readFileSync(0, 'utf8')))
const opened = performance.now()

const database = new Database(path)
database.pragma('journal_mode = WAL')
database.pragma('synchronous = FULL')
database.pragma('cache_size = -200000')
database.exec(`
  create table event (id integer primary key, log integer, n integer, at text, "by" integer, op text, kind text, site text,
    "when" text, plate text, line text, personal text);
  create index by_site on event (site, "when");
  create index by_kind on event (kind, "when");
  create index by_plate on event (plate);
`)
const insert = database.prepare('insert into event values (null, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
const logs = new Map<string, number>()
database.exec('begin')
for (const segment of segments) {
  const log = logs.get(segment.segment.header.log) ?? logs.size
  logs.set(segment.segment.header.log, log)
  for (const { n, at, by, op, kind, site, when, plate, line, personal } of eventRows(segment))
    insert.run(log, n, at, by, op, kind, site, when, plate, line, personal)
}
database.exec('commit')
const stored = performance.now()
const { rows } = database.prepare('select count(*) as rows from event').get() as { rows: number } // what was asked
database.close()
process.stdout.write(JSON.stringify({ rows, open: opened - began, store: stored - opened }))
