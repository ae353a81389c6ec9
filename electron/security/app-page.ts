// What counts as the app's own page. Every guard asks here, so that there is one answer.

export const SCHEME = 'app'
export const HOST = 'milepost'
export const PAGE = `${SCHEME}://${HOST}/index.html`

/**
 * Whether an address is the app's own: scheme and host compared after parsing, never by prefix
 * (`app://milepost.example/` and `app://x@milepost/` are not). Node gives `null` as the origin of schemes it does not
 * know, so the parts are compared.
 */
export function isAppUrl(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return url.protocol === `${SCHEME}:` && url.host === HOST && url.username === '' && url.password === ''
}
