import { expect, test } from 'vitest'
import { assetFor } from '../../../electron/security/asset-path.ts'

const folder = '/opt/milepost/out/renderer'

test('the page, by name and by the bare host', () => {
  const page = { path: `${folder}/index.html`, contentType: 'text/html; charset=utf-8', isPage: true }
  expect(assetFor('app://milepost/index.html', folder)).toEqual(page)
  expect(assetFor('app://milepost/', folder)).toEqual(page)
  expect(assetFor('app://milepost/index.html?a=1#b', folder)).toEqual(page)
})

test('built files, with their type', () => {
  expect(assetFor('app://milepost/assets/worker-B_x1.js', folder)).toEqual({
    path: `${folder}/assets/worker-B_x1.js`,
    contentType: 'text/javascript; charset=utf-8',
    isPage: false,
  })
  expect(assetFor('app://milepost/assets/plex.latin-400.woff2', folder)?.contentType).toBe('font/woff2')
  expect(assetFor('app://milepost/assets/index.html', folder)?.isPage).toBe(false)
})

test.each([
  // `..` is resolved by the address itself and cannot leave the host; what is left must still be a name.
  'app://milepost/../../etc/passwd',
  'app://milepost/assets/%2e%2e/%2e%2e/package.json.',
  'app://milepost/..%2f..%2fpackage.json',
  'app://milepost/assets/..%5c..%5cpackage.json',
  'app://milepost/assets\\..\\package.json.',
  'app://milepost//etc/hosts.json',
  'app://milepost/.hidden.js',
  'app://milepost/assets/a%00.js',
  'app://milepost/C:/windows/a.js',
  'app://milepost/assets/',
  'app://milepost/assets/a',
  'app://milepost/assets/a.exe',
  'app://milepost/assets/a.constructor',
  'app://elsewhere/index.html',
  'app://milepost.example/index.html',
  'app://x@milepost/index.html',
  'app://milepost:1/index.html',
  'https://milepost/index.html',
  'file:///etc/passwd.json',
  'not an address',
])('nothing for %s', (address) => {
  expect(assetFor(address, folder)).toBeNull()
})

test('whatever is served lies in the folder', () => {
  for (const address of ['app://milepost/../package.json', 'app://milepost/a/../../../package.json']) {
    expect(assetFor(address, folder)?.path).toBe(`${folder}/package.json`)
  }
})
