export {
  type LaunchOptions,
  launchMilepost,
  launchTwice,
  type Milepost,
  newProfile,
  packagedExecutable,
} from './launch-milepost.ts'
export { ledgerWorker } from './ledger-worker.ts'
export { endRun, ownedFolder, prepareRun, type Run } from './prepare-run.ts'
export { descendants, killTree } from './processes.ts'
