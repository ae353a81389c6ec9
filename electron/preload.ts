// What the page gets at `window.milepost`: one function per call of the contract, never a channel to name.

import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge, MainCalls, MainEvents } from '../shared/ipc/contract.ts'
import { callChannel, eventChannel, MIRROR_PORT_CHANNEL } from './ipc/channels.ts'

const call =
  <Call extends keyof MainCalls>(name: Call) =>
  (...args: Parameters<MainCalls[Call]>): Promise<ReturnType<MainCalls[Call]>> =>
    ipcRenderer.invoke(callChannel(name), ...args)

type Listener = (data: never) => void

const listeners: { readonly [Event in keyof MainEvents]: Set<Listener> } = {
  lock: new Set(),
  filesGiven: new Set(),
  copyChanged: new Set(),
}
/** Files named at the start come before the page has drawn. A `lock` that nobody heard locks nothing later. */
let early: MainEvents['filesGiven'][] = []
const MOST_EARLY = 20

for (const event of Object.keys(listeners) as (keyof MainEvents)[]) {
  ipcRenderer.on(eventChannel(event), (_event, data: unknown) => {
    // Main sends with each channel the data that the contract gives it.
    if (listeners[event].size > 0) for (const listener of listeners[event]) listener(data as never)
    else if (event === 'filesGiven') early = [...early, data as MainEvents['filesGiven']].slice(-MOST_EARLY)
  })
}

function on<Event extends keyof MainEvents>(
  event: Event,
  listener: (data: MainEvents[Event]) => void,
): () => void {
  listeners[event].add(listener)
  if (event === 'filesGiven') {
    const waiting = early
    early = []
    for (const data of waiting) listener(data as MainEvents[Event])
  }
  return () => {
    listeners[event].delete(listener)
  }
}

ipcRenderer.on(MIRROR_PORT_CHANNEL, (event) =>
  window.postMessage({ milepost: 'mirror-port' }, '*', event.ports),
)

contextBridge.exposeInMainWorld('milepost', {
  info: call('info'),
  openFiles: call('openFiles'),
  saveFile: call('saveFile'),
  saveFiles: call('saveFiles'),
  print: call('print'),
  printToPdf: call('printToPdf'),
  connectMirror: call('connectMirror'),
  copyState: call('copyState'),
  chooseCopy: call('chooseCopy'),
  updateCopy: call('updateCopy'),
  stopCopy: call('stopCopy'),
  openCopy: call('openCopy'),
  on,
} satisfies Bridge)
