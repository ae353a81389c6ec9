/** The window's screens, over a ledger that is on its way. */
import { createRoot } from 'react-dom/client'
import { listenForGivenFiles } from '../inbox/given-files.ts'
import { App } from './app.tsx'
import type { Connect } from './ledger.ts'
import { startMilepost } from './start.ts'

export const openWindow = (connect: Connect): void => {
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  createRoot(root).render(<App />)
  listenForGivenFiles()
  void startMilepost(connect)
}
