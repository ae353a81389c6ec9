// The place of what Chromium keeps compiled of the app's scripts.
import { createHash } from 'node:crypto'
import { posix, win32 } from 'node:path'

export interface Account {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string
}

/** Of this account, on this machine alone: settings may follow an account to others, and its caches stay. */
export function compiledFolder({ platform, env, home }: Account, profile: string): string {
  const { isAbsolute, join } = platform === 'win32' ? win32 : posix
  const usual = { win32: join('AppData', 'Local'), darwin: join('Library', 'Caches') }[platform as string]
  const named = { win32: env.LOCALAPPDATA, linux: env.XDG_CACHE_HOME }[platform as string]
  const caches = named && isAbsolute(named) ? named : join(home, usual ?? '.cache')
  // Apart for each profile, since two may be open; the profile's own name is not written out.
  const name = createHash('sha256').update(profile).digest('hex').slice(0, 32)
  return join(caches, 'Milepost scripts', name)
}
