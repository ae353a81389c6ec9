// Chromium goes on writing after a log's incomplete last record, and at the start after that deletes every database of
// the app without an error (google/leveldb#1287). Cutting the incomplete record off first avoids that. The mirror is
// what is relied on; this only makes rebuilding from it rarer.
import { closeSync, fsyncSync, ftruncateSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { moveHeadlessAside } from './move-aside.ts'
import { tornTailStart } from './torn-tail.ts'

const logName = /^(\d+\.log|MANIFEST-\d+)$/

/** In the folder where Chromium keeps a profile. Before any page opens a database, and only while this process holds it. */
export function mendDatabase(sessionData: string): void {
  const folder = join(sessionData, 'IndexedDB')
  moveHeadlessAside(folder)
  mendLogsIn(folder)
}

/** Answers with the names of what was cut. What cannot be read is left to Chromium and the mirror. */
export function mendLogsIn(folder: string): string[] {
  return namesIn(folder)
    .filter((name) => name.endsWith('.leveldb'))
    .flatMap((name) => {
      const database = join(folder, name)
      return namesIn(database).filter((each) => logName.test(each) && mend(join(database, each)))
    })
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function mend(path: string): boolean {
  try {
    const size = tornTailStart(readFileSync(path))
    if (size === null) return false
    const file = openSync(path, 'r+')
    try {
      ftruncateSync(file, size)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    return true
  } catch {
    return false
  }
}
