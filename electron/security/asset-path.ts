// From an address to a file of the built renderer, or to nothing. The only way from the page to files on disk.
import { join, sep } from 'node:path'
import { isAppUrl } from './app-page.ts'

/** What the renderer's build may hold. A file of another kind is not served. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  wasm: 'application/wasm',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff: 'font/woff',
  woff2: 'font/woff2',
}

export interface Asset {
  readonly path: string
  readonly contentType: string
  /** The page itself, which gets the style nonce. */
  readonly isPage: boolean
}

/** One path segment of a built file: no separators of any system, no drive letters, no dot files. */
const segment = /^[A-Za-z0-9_-][A-Za-z0-9_.-]*$/

/** `folder` is where the renderer was built to. Null: there is no such asset. */
export function assetFor(address: string, folder: string): Asset | null {
  if (!isAppUrl(address)) return null
  const { pathname } = new URL(address)
  const segments = (pathname === '/' ? '/index.html' : pathname).split('/').slice(1)
  // Escapes are not decoded: no built file needs one, and `%2e%2e%2f` is simply not a name.
  if (!segments.every((each) => segment.test(each))) return null
  const extension = segments.at(-1)?.split('.').at(-1) ?? ''
  const contentType = Object.hasOwn(CONTENT_TYPES, extension) ? CONTENT_TYPES[extension] : undefined
  if (contentType === undefined) return null
  const path = join(folder, ...segments)
  if (!path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return null
  return { path, contentType, isPage: segments.length === 1 && segments[0] === 'index.html' }
}
