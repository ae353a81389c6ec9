// The hardening of the shell, each switch asked of the running app. Refusals are provoked here on purpose, so the
// console's complaints are looked at once, before anything was provoked.
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test, type Worker } from '@playwright/test'
import { launchMilepost, type Milepost } from './harness/index.ts'

let milepost: Milepost
let worker: Worker

test.beforeAll(async () => {
  milepost = await launchMilepost()
  await expect.poll(() => milepost.page.workers().length).toBeGreaterThan(0)
  worker = milepost.page.workers()[0] as Worker
})
test.afterAll(() => milepost.close())

/** Runs in page or worker, in a task of its own: the debugger's own evaluation may do what scripts may not. */
const tryEval = () =>
  new Promise<string[]>((resolve) => {
    setTimeout(() => {
      // biome-ignore lint/security/noGlobalEval: the point is to see it refused.
      const tries = [() => globalThis.eval('1'), () => new Function('return 1')()]
      resolve(
        tries.map((run) => {
          try {
            return `ran: ${run()}`
          } catch (error) {
            return (error as Error).name
          }
        }),
      )
    })
  })

const compileWasm = () =>
  new Promise<string>((resolve) => {
    setTimeout(() => {
      WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])).then(
        () => resolve('compiled'),
        (error: Error) => resolve(error.name),
      )
    })
  })

test('nothing to complain of, and no content-policy violation, on the way here', () => {
  expect(milepost.problems).toEqual([])
})

test('the window states every switch', async () => {
  const stated = await milepost.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    // The method exists in every version and is missing from Electron's types.
    const contents = window?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    return { preferences: contents.getLastWebPreferences(), minimum: window?.getMinimumSize() }
  })
  expect(stated.preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  })
  expect(stated.minimum).toEqual([1024, 700])
})

test('the page runs in a sandboxed process', async () => {
  test.skip(process.platform !== 'linux', 'read from /proc')
  const pid = await milepost.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
  )
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  // 2: only the system calls of a filter.
  expect(status).toMatch(/^Seccomp:\t2$/m)
  expect(status).toMatch(/^NoNewPrivs:\t1$/m)
  const switches = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  expect(switches.filter((each) => /no-sandbox|disable-.*sandbox/.test(each))).toEqual([])
})

test('the page has no Node, and of the app exactly the bridge', async () => {
  const seen = await milepost.page.evaluate(() => ({
    node: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
    bridge: Object.keys((window as unknown as { milepost: object }).milepost).sort(),
  }))
  expect(seen).toEqual({
    node: [],
    bridge: [
      ...['chooseCopy', 'connectMirror', 'copyState', 'info', 'on', 'openCopy', 'openFiles', 'print'],
      ...['printToPdf', 'saveFile', 'saveFiles', 'stopCopy', 'updateCopy'],
    ],
  })
  expect(await worker.evaluate(() => 'require' in globalThis || 'process' in globalThis)).toBe(false)
})

test('the title is the name of the app, whatever the page says', async () => {
  const title = await milepost.page.evaluate(async () => {
    document.title = 'A name'
    await new Promise((resolve) => setTimeout(resolve, 200))
    document.title = 'Milepost'
  })
  expect(title).toBeUndefined()
  const shown = await milepost.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getTitle(),
  )
  expect(shown).toBe('Milepost')
})

test('every answer carries the policy: page, worker, and what is not there', async () => {
  const addresses = ['/index.html', new URL(worker.url()).pathname, '/missing.js', '/..%2f..%2fpackage.json']
  const answers = await milepost.page.evaluate(
    (paths) =>
      Promise.all(
        paths.map(async (path) => {
          const { status, headers } = await fetch(path)
          return {
            status,
            policy: headers.get('content-security-policy') ?? '',
            type: headers.get('x-content-type-options'),
          }
        }),
      ),
    addresses,
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 404])
  for (const { policy, type } of answers) {
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'/)
    expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*|https?:/)
    expect(type).toBe('nosniff')
  }
  expect(answers[0]?.policy).toContain("'nonce-")
  expect(answers[1]?.policy).not.toContain("'nonce-")
})

test('strings are not run, in page and worker; WebAssembly is', async () => {
  const { page } = milepost
  const refused = ['EvalError', 'EvalError']
  expect([await page.evaluate(tryEval), await worker.evaluate(tryEval)]).toEqual([refused, refused])
  expect([await page.evaluate(compileWasm), await worker.evaluate(compileWasm)]).toEqual([
    'compiled',
    'compiled',
  ])
})

test('markup from elsewhere neither runs nor styles', async () => {
  const seen = await milepost.page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.ranInline = true'
    const style = document.createElement('style')
    style.textContent = 'body { outline: 7px solid red }'
    const frame = document.createElement('iframe')
    frame.srcdoc = '<script>parent.ranInFrame = true</script>'
    document.body.append(script, style, frame)
    await new Promise((resolve) => setTimeout(resolve, 300))
    const outline = getComputedStyle(document.body).outlineWidth
    for (const each of [script, style, frame]) each.remove()
    return { ran: 'ranInline' in window || 'ranInFrame' in window, styled: outline === '7px' }
  })
  expect(seen).toEqual({ ran: false, styled: false })
})

for (const target of [
  'https://example.org/',
  'app://milepost.example/index.html',
  'app://elsewhere/index.html',
  'file:///etc/hostname',
  'data:text/html,hello',
]) {
  test(`the window does not go to ${target}`, async () => {
    const before = milepost.page.url()
    await milepost.page.evaluate(async (address) => {
      const link = document.createElement('a')
      link.href = address
      document.body.append(link)
      link.click()
      link.remove()
      await new Promise((resolve) => setTimeout(resolve, 300))
    }, target)
    expect(milepost.page.url()).toBe(before)
    expect(await milepost.page.evaluate(() => location.href)).toBe(before)
  })
}

test('from an empty page, which no guard sees, the window comes back', async () => {
  await milepost.page.evaluate(() => location.assign('about:blank')).catch(() => {})
  await milepost.page.waitForURL('app://milepost/index.html')
  await expect.poll(() => milepost.page.workers().length).toBeGreaterThan(0)
  worker = milepost.page.workers()[0] as Worker
})

test('developer tools do not open, and no word is sent to a dictionary', async () => {
  const seen = await milepost.app.evaluate(async ({ BrowserWindow, session }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    contents?.openDevTools()
    await new Promise((resolve) => setTimeout(resolve, 300))
    return { tools: contents?.isDevToolsOpened(), spelling: session.defaultSession.isSpellCheckerEnabled() }
  })
  expect(seen).toEqual({ tools: false, spelling: false })
})

test('no second window opens', async () => {
  const opened = await milepost.page.evaluate(() => [
    window.open('https://example.org/') === null,
    window.open('app://milepost/index.html', 'other') === null,
    window.open('about:blank') === null,
  ])
  expect(opened).toEqual([true, true, true])
  const count = await milepost.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)
  expect(count).toBe(1)
})

test('permissions: storage is kept, all else is denied', async () => {
  const answers = await milepost.page.evaluate(async () => {
    const nameOf = (asked: Promise<unknown>) =>
      asked.then(
        () => 'granted',
        (error: Error) => error.name,
      )
    const place = new Promise((resolve, reject) =>
      navigator.geolocation.getCurrentPosition(resolve, () => reject(new Error())),
    )
    return {
      storage: await navigator.storage.persist(),
      camera: await nameOf(navigator.mediaDevices.getUserMedia({ video: true })),
      place: await nameOf(place),
      clipboard: await nameOf(navigator.clipboard.readText()),
      notes: await Notification.requestPermission(),
    }
  })
  expect(answers.storage).toBe(true)
  expect(answers.camera).not.toBe('granted')
  expect(answers.place).toBe('Error')
  expect(answers.clipboard).toBe('NotAllowedError')
  expect(answers.notes).toBe('denied')
})

test.describe('no network', () => {
  let server: Server
  let address: string
  const asked: string[] = []

  test.beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.setHeader('Access-Control-Allow-Origin', '*').end('reached')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  test.afterAll(() => new Promise((resolve) => server.close(resolve)))

  test('neither page nor worker reaches a server', async () => {
    const ask = (to: string) =>
      fetch(to).then(
        () => 'reached',
        () => 'refused',
      )
    expect(await milepost.page.evaluate(ask, `${address}/page`)).toBe('refused')
    expect(await worker.evaluate(ask, `${address}/worker`)).toBe('refused')
    await milepost.page.evaluate(async (to) => {
      new Image().src = `${to}/image`
      navigator.sendBeacon(`${to}/beacon`, 'x')
      try {
        new WebSocket(to.replace('http', 'ws'))
      } catch {
        // Refused at once, or later: nothing may arrive either way.
      }
      await new Promise((resolve) => setTimeout(resolve, 500))
    }, address)
    expect(asked).toEqual([])
  })

  test('nor does the main process through the session, and no name is looked up', async () => {
    const answers = await milepost.app.evaluate(async ({ net, session }, to) => {
      const nameOf = (asked: Promise<unknown>) =>
        asked.then(
          () => 'reached',
          (error: Error) => error.message,
        )
      return [
        await nameOf(net.fetch(`${to}/main`)),
        await nameOf(session.defaultSession.resolveHost('example.org')),
        await nameOf(session.defaultSession.resolveHost('localhost.localdomain')),
      ]
    }, address)
    expect(answers[0]).toContain('ERR_BLOCKED_BY_CLIENT')
    expect(answers[1]).toContain('ERR_NAME_NOT_RESOLVED')
    expect(answers[2]).toContain('ERR_NAME_NOT_RESOLVED')
    expect(asked).toEqual([])
  })
})

test('nothing is downloaded', async () => {
  const started = await milepost.app.evaluate(async ({ BrowserWindow, session }) => {
    const seen: boolean[] = []
    session.defaultSession.on('will-download', (event) => seen.push(event.defaultPrevented))
    BrowserWindow.getAllWindows()[0]?.webContents.downloadURL('app://milepost/index.html')
    await new Promise((resolve) => setTimeout(resolve, 500))
    return seen
  })
  expect(started).toEqual([true])
})
