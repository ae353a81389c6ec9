// The main process, as a list: each line is a small module that states one rule or offers one service.
// No domain logic lives here: main moves bytes, opens dialogs and prints.

import { app } from 'electron'
import { setupCopy } from './copy/setup-copy.ts'
import { MirrorWatch } from './copy/watch-mirror.ts'
import { mendDatabase } from './database/mend-logs.ts'
import { filesNamedAtStart, giveWaitingFiles, setupGivenFiles } from './files/given-files.ts'
import { setupCalls } from './ipc/calls.ts'
import { setupMirror } from './mirror/setup-mirror.ts'
import { setupAppProtocol, setupAppScheme } from './security/app-protocol.ts'
import { setupCompiledScripts } from './security/compiled-scripts.ts'
import { setupNavigationGuard } from './security/navigation.ts'
import { setupNetworkBlock, setupNetworkSwitches } from './security/network.ts'
import { setupPermissions } from './security/permissions.ts'
import { orEndWithSentence } from './start/failure.ts'
import { refuseInspection } from './start/inspection.ts'
import { setupProfile } from './start/profile.ts'
import { holdProfile, setupSecondInstance } from './start/single-instance.ts'
import { setupCrashRecovery } from './window/crash.ts'
import { setupLockEvents } from './window/lock-events.ts'
import { openMainWindow } from './window/main-window.ts'
import { setupMenu } from './window/menu.ts'

orEndWithSentence(() => {
  refuseInspection()
  app.enableSandbox()
  setupProfile()
  // Before anything touches storage: a second process on one profile would hang without an error.
  if (!holdProfile(filesNamedAtStart())) return
  mendDatabase(app.getPath('sessionData'))
  setupNetworkSwitches()
  setupAppScheme()
  setupNavigationGuard()
  setupGivenFiles()
  setupSecondInstance()
  // Awaited nowhere at the top level: Electron waits for this module before it becomes ready.
  app.whenReady().then(() => orEndWithSentence(open))
})

async function open(): Promise<void> {
  setupNetworkBlock()
  setupPermissions()
  setupCompiledScripts()
  setupAppProtocol()
  const watch = new MirrorWatch()
  setupCalls(await setupMirror(watch), await setupCopy(watch))
  setupMenu()
  setupLockEvents()
  setupCrashRecovery(await openMainWindow())
  await giveWaitingFiles()
}
