/** The window over a made-up unit: `?start=unit&screen=inbox`, `&empty`, `&many`, `&issued`, `&over`, `&training`, `&theme=night`, `&rtl`. */
import { createRoot } from 'react-dom/client'
import { App } from '../../../renderer/app/app.tsx'
import { go, type Place } from '../../../renderer/app/navigation-store.ts'
import { setPreference } from '../../../renderer/app/preferences-store.ts'
import { openSession } from '../../../renderer/app/session-store.ts'
import { startMilepost } from '../../../renderer/app/start.ts'
import type { Bridge } from '../../../shared/ipc/contract.ts'
import { noCopy } from '../fake-copy.ts'
import { sessionOf } from '../fake-data.ts'
import { fakeConnection } from '../fake-ledger.ts'
import { fakeCalls } from './fake-calls.ts'

const wished = new URLSearchParams(location.search)
const start = wished.get('start') === 'station' ? 'station' : 'unit'
const save = async (request: { suggestedName: string }) =>
  wished.has('cancel')
    ? ({ saved: false, reason: 'cancelled' } as const)
    : ({ saved: true, name: request.suggestedName } as const)
const bridge: Bridge = {
  info: async () => ({ version: '0.1.0', runtime: 'Preview', platform: 'linux' }),
  openFiles: async () => [
    { name: 'LT_OMNSOH1_007-009.mpbatch', bytes: new Uint8Array(100) },
    { name: 'LT_OMNSOH1_010-010.mpbatch', bytes: new Uint8Array(100) },
    { name: 'large.mpbatch', bytes: new Uint8Array(), tooLarge: true },
  ],
  saveFiles: async () => [],
  saveFile: save,
  print: async () => ({ printed: true }),
  printToPdf: save,
  connectMirror: async () => undefined,
  ...noCopy,
  on: () => () => undefined,
}
Object.defineProperty(window, 'milepost', { value: bridge })

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
void startMilepost(async () => {
  const listeners = new Set<() => void>()
  const fake = fakeConnection({ start, training: wished.has('training') })
  const changed = () => {
    for (const listener of listeners) listener()
  }
  return {
    ...fake,
    ledger: { ...fake.ledger, ...fakeCalls(wished, changed) },
    onNews: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}).then(() => {
  const theme = wished.get('theme')
  setPreference({
    theme: theme === 'night' || theme === 'contrast' ? theme : 'day',
    large: wished.has('large'),
  })
  openSession(sessionOf(start, wished.has('training')))
  go({ screen: (wished.get('screen') ?? 'inbox') as 'inbox' } satisfies Place)
  if (wished.has('rtl')) {
    const turn = () => {
      if (document.documentElement.dir !== 'rtl') document.documentElement.dir = 'rtl'
    }
    new MutationObserver(turn).observe(document.documentElement, { attributes: true })
    turn()
  }
})
