/** The same events as rows of IndexedDB, with Dexie and without: three indexes, strict durability, 5,000 at a time. */
import Dexie from 'dexie'
import { rowsFrom, type StoreTimes, timesOf } from './rows-from.ts'

const PORTION = 5_000

export const storeDexie = (): Promise<StoreTimes> =>
  timesOf(async (segments) => {
    const database = new Dexie('milepost-bench-dexie', { chromeTransactionDurability: 'strict' })
    database.version(1).stores({ events: '[log+n],[site+when],[kind+when],plate' })
    try {
      for (const rows of rowsFrom(segments, PORTION)) await database.table('events').bulkAdd([...rows])
      return await database.table('events').count()
    } finally {
      await database.delete()
    }
  })

export const storeIndexedDb = (): Promise<StoreTimes> =>
  timesOf(async (segments) => {
    const name = 'milepost-bench-raw'
    const opening = indexedDB.open(name, 1)
    opening.onupgradeneeded = () => {
      const store = opening.result.createObjectStore('events', { keyPath: ['log', 'n'] })
      store.createIndex('site', ['site', 'when'])
      store.createIndex('kind', ['kind', 'when'])
      store.createIndex('plate', 'plate')
    }
    const database = await answer(opening)
    try {
      for (const rows of rowsFrom(segments, PORTION)) {
        const transaction = database.transaction('events', 'readwrite', { durability: 'strict' })
        const store = transaction.objectStore('events')
        for (const row of rows) store.add(row)
        await finished(transaction)
      }
      return await answer(database.transaction('events').objectStore('events').count())
    } finally {
      database.close()
      await answer(indexedDB.deleteDatabase(name))
    }
  })

export const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

export const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error)
  })
