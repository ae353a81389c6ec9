// The one wrapper around every call of the page: who asks, and with what, is checked before anything happens.
import { type BrowserWindow, type IpcMainInvokeEvent, ipcMain, type WebFrameMain } from 'electron'
import type { MainCalls } from '../../shared/ipc/contract.ts'
import { isAppUrl } from '../security/app-page.ts'
import { mainWindow } from '../window/main-window.ts'
import { callChannel } from './channels.ts'
import type { Check } from './checks.ts'

/** The window and the frame that asked, both seen to be ours. */
export interface Caller {
  readonly window: BrowserWindow
  readonly frame: WebFrameMain
}

export type Handler<Call extends keyof MainCalls> = (
  caller: Caller,
  ...args: Parameters<MainCalls[Call]>
) => ReturnType<MainCalls[Call]> | Promise<ReturnType<MainCalls[Call]>>

/** One row per call: the compiler asks for each, and for nothing else. */
export type Handlers = { readonly [Call in keyof MainCalls]: Handler<Call> }

export function handle<Call extends keyof MainCalls>(
  call: Call,
  accepts: Check<Parameters<MainCalls[Call]>>,
  run: Handlers[Call],
): void {
  ipcMain.handle(callChannel(call), async (event, ...args: unknown[]) => {
    const caller = callerOf(event)
    if (!caller) throw new Error(`${call}: refused`)
    if (!accepts(args)) throw new Error(`${call}: bad arguments`)
    try {
      return await run(caller, ...args)
    } catch (error) {
      // A message could name a file; the page learns that it failed, the terminal which kind of error it was.
      console.error(`${call}: ${error instanceof Error ? error.name : 'Error'}`)
      throw new Error(`${call}: failed`)
    }
  })
}

/** Only the main frame of the main window, showing the app's own page. */
function callerOf(event: IpcMainInvokeEvent): Caller | null {
  const window = mainWindow()
  const frame = event.senderFrame
  if (!window || !frame || frame !== window.webContents.mainFrame || !isAppUrl(frame.url)) return null
  return { window, frame }
}
