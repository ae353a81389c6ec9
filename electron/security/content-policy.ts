// The headers of every answer. A worker takes the policy of its own script's answer, not the page's: with the policy
// on the page alone, `eval` ran in the worker. So every answer carries all of them.

/** `styleNonce` only for the page: Mantine puts its style elements into the page with it. */
export function contentPolicy(styleNonce?: string): string {
  return [
    "default-src 'none'",
    // WebAssembly for Argon2id; it does not permit eval.
    "script-src 'self' 'wasm-unsafe-eval'",
    styleNonce === undefined ? "style-src 'self'" : `style-src 'self' 'nonce-${styleNonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export function assetHeaders(contentType: string, styleNonce?: string): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Content-Security-Policy': contentPolicy(styleNonce),
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    // The page holds a nonce of its own for each load.
    ...(styleNonce !== undefined && { 'Cache-Control': 'no-store' }),
  }
}
