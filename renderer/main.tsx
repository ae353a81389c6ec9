/** The page's start: texts, ledger, window. */
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { startMilepost } from './app/start.ts'
import { listenForGivenFiles } from './inbox/given-files.ts'
import { connectLedger } from './ledger/connect.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(<App />)
listenForGivenFiles()
void startMilepost(connectLedger)
