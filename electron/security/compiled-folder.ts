// The place of what Chromium keeps compiled of the app's scripts.
import { createHash } from 'node:crypto'
import { join } from 'node:path'

/** Beside the account's own settings, apart for each profile; its name tells nothing of the profile's. */
export const compiledFolder = (settings: string, profile: string): string =>
  join(settings, 'Milepost scripts', createHash('sha256').update(profile).digest('hex').slice(0, 32))
