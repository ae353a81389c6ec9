// The place of what Chromium keeps compiled of the app's scripts.
import { createHash } from 'node:crypto'
import { posix, win32 } from 'node:path'

export interface Account {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

/** What an operating system keeps for this account on this machine alone: settings may follow an account to others. */
function cachesOf({ platform, env, home }: Account): string {
  if (platform === 'darwin') return posix.join(home, 'Library', 'Caches')
  if (platform === 'win32') {
    const { LOCALAPPDATA = '' } = env
    return win32.isAbsolute(LOCALAPPDATA) ? LOCALAPPDATA : win32.join(home, 'AppData', 'Local')
  }
  const { XDG_CACHE_HOME = '' } = env
  return posix.isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : posix.join(home, '.cache')
}

/** Apart for each profile, since two may be open; the profile's own name is not written out. */
export function compiledFolder(account: Account, profile: string): string {
  const name = createHash('sha256').update(profile).digest('hex').slice(0, 32)
  const { join } = account.platform === 'win32' ? win32 : posix
  return join(cachesOf(account), 'Milepost scripts', name)
}
