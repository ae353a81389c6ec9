/** The window over a made-up ledger, in any browser: `?start=station`, `&open`, `&training`, `&many=100000`. */
import { createRoot } from 'react-dom/client'
import { App } from '../../../renderer/app/app.tsx'
import { openSession } from '../../../renderer/app/session-store.ts'
import { startMilepost } from '../../../renderer/app/start.ts'
import type { Bridge } from '../../../shared/ipc/contract.ts'
import { noCopy } from '../fake-copy.ts'
import { sessionOf } from '../fake-data.ts'
import { fakeConnection } from '../fake-ledger.ts'

const wished = new URLSearchParams(location.search)
const start = wished.get('start') ?? 'empty'
const bridge: Bridge = {
  info: async () => ({ version: '0.1.0', runtime: 'Preview', platform: 'linux' }),
  openFiles: async () => [{ name: 'LT_pack_001.milepost', bytes: new Uint8Array(100) }],
  saveFiles: async () => [],
  saveFile: async (request) => ({ saved: true, name: request.suggestedName }),
  print: async () => ({ printed: true }),
  printToPdf: async (request) => ({ saved: true, name: request.suggestedName }),
  connectMirror: async () => undefined,
  ...noCopy,
  on: () => () => undefined,
}
Object.defineProperty(window, 'milepost', { value: bridge })

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
void startMilepost(async () =>
  fakeConnection({
    start: start === 'station' || start === 'unit' ? start : 'empty',
    training: wished.has('training'),
    many: Number(wished.get('many') ?? 400),
  }),
).then(() => {
  if (wished.has('open') && (start === 'station' || start === 'unit'))
    openSession(sessionOf(start, wished.has('training')))
})
