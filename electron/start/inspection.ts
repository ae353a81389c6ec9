// A debugger on a running installation could read unlocked keys. The fuses close Node's way in; this closes
// Chromium's, and says so, instead of starting with a switch that someone put into a shortcut.
import { app } from 'electron'
import { texts } from '../texts.ts'
import { StartFailure } from './failure.ts'

/**
 * The one build flag: true in a build that tests may drive. A packaged app then does not quit on these switches.
 * Nothing else differs between a test build and a release build.
 */
declare const __ALLOW_INSPECT__: boolean

const names =
  'inspect(-brk|-port|-wait|-publish-uid|-brk-node)?|remote-debugging-[a-z-]+|remote-allow-origins'
/** Chromium takes two dashes or one everywhere. On Windows it takes a slash too, and any case. */
const onUnix = new RegExp(`^--?(${names})(=|$)`)
const onWindows = new RegExp(`^(--?|/)(${names})(=|$)`, 'i')

/** The first argument that asks for a debugger, or undefined. */
export function inspectionSwitch(args: readonly string[], platform: NodeJS.Platform): string | undefined {
  return args.find((each) => (platform === 'win32' ? onWindows : onUnix).test(each))
}

/** A packaged release build does not start with such a switch. */
export function refuseInspection(): void {
  if (__ALLOW_INSPECT__ || !app.isPackaged) return
  const options = process.env.NODE_OPTIONS?.split(/\s+/) ?? []
  const found = inspectionSwitch([...process.argv, ...process.execArgv, ...options], process.platform)
  if (found !== undefined) throw new StartFailure(texts().noInspection)
}
