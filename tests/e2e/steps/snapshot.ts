// The snapshot as it lies in the window's IndexedDB: sealed rows, of which a test may count the bytes, or forget all.
import type { Milepost } from '../harness/index.ts'

/** Bytes of each part. Empty where the database has none, or is not there yet. */
const partsOf = ({ page }: Milepost, forget = false): Promise<readonly number[]> =>
  page.evaluate(
    (clear) =>
      new Promise<number[]>((done, fail) => {
        const opening = indexedDB.open('milepost')
        opening.onerror = () => fail(opening.error)
        opening.onsuccess = () => {
          const database = opening.result
          const store = database.transaction('snapshot', 'readwrite').objectStore('snapshot')
          if (clear) store.clear()
          const all = store.getAll()
          all.onsuccess = () => done(all.result.map(({ sealed }) => sealed.length))
          database.close() // once the transaction is over
        }
      }),
    forget,
  )

/** As if none had ever been written. Only while locked: the ledger believes what it has read. */
export const forgetSnapshot = async (milepost: Milepost): Promise<void> =>
  void (await partsOf(milepost, true))

export const snapshotBytes = async (milepost: Milepost): Promise<number> =>
  (await partsOf(milepost)).reduce((sum, bytes) => sum + bytes, 0)

/** Until some part lies there and no more come. */
export async function snapshotWritten(milepost: Milepost): Promise<void> {
  let before = ''
  for (;;) {
    const now = (await partsOf(milepost)).join()
    if (now !== '' && now === before) return
    before = now
    await milepost.page.waitForTimeout(1500)
  }
}
