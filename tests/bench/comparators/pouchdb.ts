/** The same rows as documents of PouchDB, with no index beside its own. Injected into the window with `--all`. */
import PouchDB from 'pouchdb-browser'
import { rowsFrom, type StoreTimes, timesOf } from '../window/rows-from.ts'

const PORTION = 5_000

export const storePouch = (): Promise<StoreTimes> =>
  timesOf(async (segments) => {
    const database = new PouchDB('milepost-bench-pouch')
    try {
      for (const rows of rowsFrom(segments, PORTION))
        await database.bulkDocs(rows.map((row) => ({ _id: `${row.log}:${row.n}`, ...row })))
      return (await database.info()).doc_count
    } finally {
      await database.destroy()
    }
  })
