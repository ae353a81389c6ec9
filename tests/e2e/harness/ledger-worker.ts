// The worker that holds keys and opened records; others come and go beside it.
import type { Page } from '@playwright/test'

export function ledgerWorker(page: Page) {
  const holder = page.workers().find((worker) => worker.url().includes('/worker-'))
  if (!holder) throw new Error('No worker holds the ledger')
  return holder
}
