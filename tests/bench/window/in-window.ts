/** All that the bench does inside the window, as one script that sets `milepostBench`. */
export { measureFloor } from './floor.ts'
export { addToFile, dropFile, expectFile } from './held-file.ts'
export {
  acceptAll,
  askFigures,
  askLists,
  askSearches,
  countRecords,
  timeSaves,
  watchWorkers,
} from './ledger-calls.ts'
export { storeDexie, storeIndexedDb } from './store-rows.ts'
export { clearSnapshot, countRows, keyTimes, timeCancel, timeKeys, timeTaking } from './watch-window.ts'
