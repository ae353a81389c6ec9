/** The page's start. The ledger's worker begins at once; the screens are read meanwhile, on the other core. */
import type { LedgerConnection } from './app/ledger.ts'
import { connectLedger } from './ledger/connect.ts'

let begun: Promise<LedgerConnection> | null = connectLedger()
// Whoever takes it hears of a failure.
begun.catch(() => undefined)

const { openWindow } = await import('./app/open-window.tsx')
openWindow(() => {
  const connection = begun ?? connectLedger()
  begun = null
  return connection
})
