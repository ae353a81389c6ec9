/** Taking in receipts of the units above: dropped, opened, or given with the app. What became of them stands until the next. */
import { create } from 'zustand'
import type { ReceiptOutcome } from '../../shared/ledger-api.ts'
import type { Refusal } from '../../shared/result.ts'
import { ledger } from '../app/ledger.ts'
import { forgetOnLock } from '../app/locking.ts'
import { useStanding } from '../app/session-store.ts'
import type { OfferedFile } from '../inbox/import-store.ts'

interface Taken {
  readonly busy: boolean
  readonly outcomes: readonly ReceiptOutcome[]
}
const nothing: Taken = { busy: false, outcomes: [] }
export const useReceiptsTaken = create<Taken>(() => nothing)
forgetOnLock(() => useReceiptsTaken.setState(nothing))

/** Counts takings: one that began before a lock or another taking says nothing any more. */
let latest = 0

const turnedAway = (name: string, refusal: Refusal): ReceiptOutcome => ({ name, unit: null, refusal })

/** One after another, so that one file's failure touches no other. */
export const takeReceipts = async (files: readonly OfferedFile[]): Promise<void> => {
  if (files.length === 0) return
  latest += 1
  const mine = latest
  useReceiptsTaken.setState({ busy: true, outcomes: [] })
  const outcomes: ReceiptOutcome[] = []
  for (const file of files) outcomes.push(await takeOne(file))
  if (latest === mine) useReceiptsTaken.setState({ busy: false, outcomes })
}

const isBatchName = (name: string): boolean => name.toLowerCase().endsWith('.mpbatch')
const mayImport = (): boolean => {
  const { standing } = useStanding.getState()
  return standing.phase === 'open' && standing.session.mayImport
}

const takeOne = async ({ name, read }: OfferedFile): Promise<ReceiptOutcome> => {
  if (isBatchName(name) && !mayImport()) return turnedAway(name, { reason: 'not-lead' })
  if (read === null) return turnedAway(name, { reason: 'not-a-receipt' })
  let bytes: Uint8Array
  try {
    bytes = await read()
  } catch {
    return turnedAway(name, { reason: 'unreadable' })
  }
  const [outcome] = await ledger()
    .importReceipts([{ name, bytes }])
    .catch(() => [])
  return outcome ?? turnedAway(name, { reason: 'store-failed' })
}
