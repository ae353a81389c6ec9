// Main to page: events of the contract, and only those.
import type { MainEvents } from '../../shared/ipc/contract.ts'
import { mainWindow } from '../window/main-window.ts'
import { eventChannel } from './channels.ts'

/** Preload keeps what comes before the page listens; before there is a page, nobody is there to be told. */
export function tellPage<Event extends keyof MainEvents>(event: Event, data: MainEvents[Event]): void {
  mainWindow()?.webContents.send(eventChannel(event), data)
}
