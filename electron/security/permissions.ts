// Web permissions, as a table with a reason per row. What is not in it is denied.
import { session } from 'electron'
import { isAppUrl } from './app-page.ts'

const ALLOWED: Readonly<Record<string, string>> = {
  'persistent-storage': 'IndexedDB of the app may not be evicted when the disk runs low.',
}

export function setupPermissions(): void {
  const own = session.defaultSession
  own.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(isAllowed(permission, details.requestingUrl)),
  )
  own.setPermissionCheckHandler((_contents, permission, origin) => isAllowed(permission, origin))
  own.setDevicePermissionHandler(() => false)
}

/** Both the question and its origin must fit: an unknown origin gets nothing. */
export function isAllowed(permission: string, origin: string): boolean {
  return Object.hasOwn(ALLOWED, permission) && isAppUrl(origin)
}
