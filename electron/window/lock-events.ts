// Sleep and a locked screen lock Milepost too.
import { powerMonitor } from 'electron'
import { tellPage } from '../ipc/tell-page.ts'

export function setupLockEvents(): void {
  powerMonitor.on('suspend', () => tellPage('lock', { why: 'suspend' }))
  // macOS and Windows; Linux has no one signal for it, and idleness locks there.
  powerMonitor.on('lock-screen', () => tellPage('lock', { why: 'screen-locked' }))
  // macOS: another person switched to their own session.
  powerMonitor.on('user-did-resign-active', () => tellPage('lock', { why: 'screen-locked' }))
}
