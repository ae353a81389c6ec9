import { expect, test } from 'vitest'
import { assetHeaders, contentPolicy } from '../../../electron/security/content-policy.ts'

test('the policy of the page, word for word', () => {
  expect(contentPolicy('abc').split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'nonce-abc'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ])
})

test('only the page has a nonce', () => {
  expect(contentPolicy()).not.toContain('nonce')
})

test('headers beside the policy', () => {
  expect(assetHeaders('text/css')).toMatchObject({
    'Content-Type': 'text/css',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
  })
})
