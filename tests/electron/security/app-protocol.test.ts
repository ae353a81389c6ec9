import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { temporaryFolder } from '../temporary-folder.ts'

vi.mock('electron', () => ({ protocol: {} }))
const { answer } = await import('../../../electron/security/app-protocol.ts')

function built(): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<meta name="style-nonce" content="__NONCE__">')
  writeFileSync(join(folder, 'assets', 'worker.js'), 'const a = "__NONCE__"')
  return folder
}

test('each load of the page has a nonce of its own, the same in page and policy', async () => {
  const folder = built()
  const nonces: string[] = []
  for (let load = 0; load < 2; load++) {
    const page = await answer('GET', 'app://milepost/index.html', folder)
    const nonce = /content="([A-Za-z0-9+/=]{24})"/.exec(await page.text())?.[1] ?? 'none'
    expect(page.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(page.headers.get('cache-control')).toBe('no-store')
    nonces.push(nonce)
  }
  expect(nonces[0]).not.toBe(nonces[1])
})

test('a script comes as it is, under the policy too', async () => {
  const script = await answer('GET', 'app://milepost/assets/worker.js', built())
  expect(await script.text()).toBe('const a = "__NONCE__"')
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  expect(script.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('a refusal carries the policy', async () => {
  const folder = built()
  for (const [method, address, status] of [
    ['GET', 'app://milepost/missing.js', 404],
    ['GET', 'app://milepost/assets', 404],
    ['GET', 'app://elsewhere/index.html', 404],
    ['POST', 'app://milepost/index.html', 405],
  ] as const) {
    const refused = await answer(method, address, folder)
    expect(refused.status).toBe(status)
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(await refused.text()).toBe('')
  }
})
