// A write of Chromium's own log that a power cut left incomplete must not cost the databases of the app: unmended, the
// second start after it finds them empty, without an error.
import { readdirSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchMilepost, newProfile, prepareRun } from './harness/index.ts'

/** In the page: adds that many rows, each durable before the next, and answers with how many there are. */
function addRows(rows: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('torn-tail', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { autoIncrement: true })
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const next = (left: number) => {
        const transaction = opening.result.transaction('rows', 'readwrite', { durability: 'strict' })
        const store = transaction.objectStore('rows')
        if (left > 0) store.add({ filling: 'x'.repeat(500) })
        const counting = store.count()
        transaction.oncomplete = () => (left > 1 ? next(left - 1) : resolve(counting.result))
        transaction.onerror = () => reject(transaction.error)
      }
      next(rows)
    }
  })
}

test('a torn tail of the database’s log costs the write that was torn, and nothing before it', async () => {
  const profile = newProfile(await prepareRun())
  const first = await launchMilepost({ profile })
  expect(await first.page.evaluate(addRows, 50)).toBe(50)
  await first.kill()

  const folder = join(profile, 'IndexedDB', 'app_milepost_0.indexeddb.leveldb')
  const log = readdirSync(folder).find((name) => name.endsWith('.log')) ?? 'none'
  const size = statSync(join(folder, log)).size
  expect(size).toBeGreaterThan(50 * 500)
  truncateSync(join(folder, log), size - 5)

  const counts: number[] = []
  for (let start = 0; start < 3; start++) {
    const again = await launchMilepost({ profile })
    counts.push(await again.page.evaluate(addRows, 1))
    await again.kill()
  }
  // The log's last write is Chromium's own, after the row: no row is lost, or the last one at most.
  expect(counts[0]).toBeGreaterThanOrEqual(50)
  expect(counts).toEqual([counts[0], (counts[0] ?? 0) + 1, (counts[0] ?? 0) + 2])
})
