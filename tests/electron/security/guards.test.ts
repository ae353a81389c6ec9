// The guards' own decisions. That Electron asks them is tests/e2e/shell.spec.ts.
import { EventEmitter } from 'node:events'
import { beforeAll, expect, test, vi } from 'vitest'

const app = new EventEmitter()
vi.mock('electron', () => ({ app, session: {} }))
const { setupNavigationGuard } = await import('../../../electron/security/navigation.ts')
const { isAllowed } = await import('../../../electron/security/permissions.ts')

class Contents extends EventEmitter {
  readonly loaded: string[] = []
  async loadURL(address: string): Promise<void> {
    this.loaded.push(address)
  }
  openHandler: (() => { action: string }) | undefined
  setWindowOpenHandler(handler: () => { action: string }): void {
    this.openHandler = handler
  }
  /** Whether a guard stopped it. */
  stops(event: string, details: object = {}): boolean {
    const preventDefault = vi.fn()
    this.emit(event, { ...details, preventDefault })
    return preventDefault.mock.calls.length > 0
  }
}

const contents = new Contents()
beforeAll(() => {
  setupNavigationGuard()
  app.emit('web-contents-created', {}, contents)
})

test('no window opens, no webview is attached, no redirect is followed', () => {
  expect(contents.openHandler?.()).toEqual({ action: 'deny' })
  expect(contents.stops('will-attach-webview')).toBe(true)
  expect(contents.stops('will-redirect', { url: 'app://milepost/index.html' })).toBe(true)
})

test('the main frame goes to the app itself and nowhere else', () => {
  const go = (url: string, isMainFrame: boolean) =>
    contents.stops('will-frame-navigate', { url, isMainFrame })
  expect(go('app://milepost/index.html', true)).toBe(false)
  expect(go('app://milepost.example/', true)).toBe(true)
  expect(go('https://example.org/', true)).toBe(true)
  expect(go('file:///etc/passwd', true)).toBe(true)
  expect(go('app://milepost/index.html', false)).toBe(true)
})

test('a page that came without asking is replaced by the app', () => {
  contents.emit('did-navigate', {}, 'app://milepost/index.html')
  expect(contents.loaded).toEqual([])
  contents.emit('did-navigate', {}, 'about:blank')
  expect(contents.loaded).toEqual(['app://milepost/index.html'])
})

test('one permission, and only to the app', () => {
  expect(isAllowed('persistent-storage', 'app://milepost/')).toBe(true)
  expect(isAllowed('persistent-storage', 'https://example.org/')).toBe(false)
  expect(isAllowed('persistent-storage', '')).toBe(false)
  for (const each of ['media', 'geolocation', 'notifications', 'clipboard-read', 'usb', 'constructor']) {
    expect(isAllowed(each, 'app://milepost/')).toBe(false)
  }
})
