// Every call of the page: what it accepts and what it does. A call of the contract without a row does not compile.
import { app, MessageChannelMain } from 'electron'
import type { AppInfo, MainCalls } from '../../shared/ipc/contract.ts'
import { openCopy } from '../copy/open-copy.ts'
import type { SecondCopy } from '../copy/second-copy.ts'
import { chooseCopy } from '../copy/setup-copy.ts'
import { openFiles } from '../files/open-files.ts'
import { saveFile, saveFiles } from '../files/save-file.ts'
import type { MirrorServer } from '../mirror/serve-port.ts'
import { print, printToPdf } from '../printing/print.ts'
import { acceptedArguments } from './accepted-arguments.ts'
import { MIRROR_PORT_CHANNEL } from './channels.ts'
import { type Handlers, handle } from './handle.ts'

export function setupCalls(mirror: MirrorServer, copy: SecondCopy): void {
  const handlers: Handlers = {
    info: () => appInfo(),
    openFiles: ({ window }, kind) => openFiles(window, kind),
    saveFile: ({ window }, request) => saveFile(window, request),
    saveFiles: ({ window }, request) => saveFiles(window, request),
    print: ({ window }) => print(window),
    printToPdf: ({ window }, request) => printToPdf(window, request),
    connectMirror: ({ frame }) => {
      const { port1, port2 } = new MessageChannelMain()
      mirror.serve(port1)
      frame.postMessage(MIRROR_PORT_CHANNEL, null, [port2])
    },
    copyState: () => copy.state,
    chooseCopy: ({ window }) => chooseCopy(window, copy),
    updateCopy: () => copy.update(),
    stopCopy: () => copy.stop(),
    openCopy: ({ window }) => openCopy(window),
  }
  for (const call of Object.keys(handlers) as (keyof MainCalls)[]) {
    handle(call, acceptedArguments[call], handlers[call])
  }
}

function appInfo(): AppInfo {
  const { platform } = process
  return {
    version: app.getVersion(),
    runtime: `Electron ${process.versions.electron}`,
    platform: platform === 'win32' || platform === 'darwin' ? platform : 'linux',
  }
}
