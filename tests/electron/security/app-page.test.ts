import { expect, test } from 'vitest'
import { isAppUrl, PAGE } from '../../../electron/security/app-page.ts'

test.each([PAGE, 'app://milepost/', 'app://milepost/index.html#/log', 'app://milepost/?a'])(
  '%s is ours',
  (address) => {
    expect(isAppUrl(address)).toBe(true)
  },
)

test.each([
  '',
  'about:blank',
  'app:',
  'app://',
  'app://milepost.example/',
  'app://milepost.evil.example/index.html',
  'app://milepost@evil.example/',
  'app://user@milepost/',
  'app://:word@milepost/',
  'app://milepost:8080/',
  'apps://milepost/',
  'https://milepost/',
  'https://evil.example/app://milepost/',
  'javascript:location="app://milepost/"',
  'data:text/html,app://milepost/',
  'file:///app/milepost',
  'blob:app://milepost/1234',
  'view-source:app://milepost/',
])('%s is not', (address) => {
  expect(isAppUrl(address)).toBe(false)
})
