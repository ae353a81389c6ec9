// What main does for the page: dialogs, paper, files from outside, locking, one process per profile.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { own, startScript } from '../../electron/runtime/unprivileged.mjs'
import type { Bridge, GivenFile } from '../../shared/ipc/contract.ts'
import { launchMilepost, type Milepost, ownedFolder } from './harness/index.ts'

interface Watched {
  readonly milepost: Bridge
  seen: unknown[]
}

let milepost: Milepost
let folder: string

test.beforeAll(async () => {
  milepost = await launchMilepost()
  folder = ownedFolder(milepost.run.directory, 'services')
  await milepost.page.evaluate(() => {
    const watched = window as unknown as Watched
    watched.seen = []
    watched.milepost.on('lock', (data) => watched.seen.push(data))
    watched.milepost.on('filesGiven', (data) => watched.seen.push(data))
  })
})
test.afterAll(() => milepost.close())

const seen = (page: Page): Promise<unknown[]> => page.evaluate(() => (window as unknown as Watched).seen)
const forget = (page: Page): Promise<unknown> =>
  page.evaluate(() => (window as unknown as Watched).seen.splice(0))

/** Starts another process of the app and waits for its end. */
async function startAnother(profile: string, args: readonly string[] = []) {
  const { run } = milepost
  const scripts = mkdtempSync(join(run.directory, 'script-'))
  own(scripts)
  const child = spawn(startScript(run.executable, scripts), [run.app, `--profile=${profile}`, ...args], {
    cwd: run.directory,
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...run.env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { code, said }
}

test('the app says what it is', async () => {
  const info = await milepost.page.evaluate(() => (window as unknown as Watched).milepost.info())
  expect(info.version).toMatch(/^\d+\.\d+\.\d+$/)
  expect(info.runtime).toMatch(/^Electron \d+\.\d+\.\d+$/)
})

test('bad arguments are refused before anything happens', async () => {
  const refused = await milepost.page.evaluate(async () => {
    const bridge = (
      window as unknown as { milepost: Record<string, (...args: unknown[]) => Promise<unknown>> }
    ).milepost
    const calls: [string, unknown[]][] = [
      ['openFiles', ['exe']],
      ['saveFile', [{ kind: 'pdf', suggestedName: 'a', bytes: 'text' }]],
      ['printToPdf', []],
      ['info', ['more']],
    ]
    return Promise.all(
      calls.map(([name, args]) => bridge[name]?.(...args).then(String, (error: Error) => error.message)),
    )
  })
  for (const message of refused) expect(message).toContain('bad arguments')
})

test('files are opened by name and bytes, never by path', async () => {
  const path = join(folder, 'one.mpbatch')
  writeFileSync(path, 'bytes')
  own(path)
  const open = () =>
    milepost.page.evaluate(async () => {
      const files = await (window as unknown as Watched).milepost.openFiles('batch')
      return files.map(({ bytes, ...rest }) => ({ ...rest, text: new TextDecoder().decode(bytes) }))
    })
  await milepost.stubOpenDialog([path, join(folder, 'gone.mpbatch')])
  expect(await open()).toEqual([
    { name: 'one.mpbatch', text: 'bytes' },
    { name: 'gone.mpbatch', text: '', unreadable: true },
  ])
  await milepost.stubOpenDialog([])
  expect(await open()).toEqual([])
})

test('a file is saved whole, or the dialog was left', async () => {
  const save = () =>
    milepost.page.evaluate(() =>
      (window as unknown as Watched).milepost.saveFile({
        kind: 'json',
        suggestedName: 'tally',
        bytes: new TextEncoder().encode('{}'),
      }),
    )
  await milepost.stubSaveDialog(join(folder, 'tally.json'))
  expect(await save()).toEqual({ saved: true, name: 'tally.json' })
  expect(readFileSync(join(folder, 'tally.json'), 'utf8')).toBe('{}')
  await milepost.stubSaveDialog(null)
  expect(await save()).toEqual({ saved: false, reason: 'cancelled' })
})

test('several files are saved into one folder, each by its name; or the dialog was left', async () => {
  const save = () =>
    milepost.page.evaluate(() => {
      const bytes = new TextEncoder().encode('{}')
      const files = ['one', '../two'].map((suggestedName) => ({ suggestedName, bytes }))
      return (window as unknown as Watched).milepost.saveFiles({ kind: 'receipt', files })
    })
  await milepost.stubOpenDialog([folder])
  const names = ['one.mpreceipt', '-two.mpreceipt']
  expect(await save()).toEqual(names.map((name) => ({ saved: true, name })))
  for (const name of names) expect(readFileSync(join(folder, name), 'utf8')).toBe('{}')
  await milepost.stubOpenDialog([])
  expect(await save()).toEqual([])
})

for (const [pageSize, size] of [
  ['A4', /^Page size:\s+59[45]\S* x 84[12]/m],
  ['Letter', /^Page size:\s+612 x 792/m],
] as const) {
  test(`a PDF in ${pageSize} has its running foot as text`, async () => {
    const path = join(folder, `${pageSize}.pdf`)
    await milepost.stubSaveDialog(path)
    const saved = await milepost.page.evaluate(
      (paper) =>
        (window as unknown as Watched).milepost.printToPdf({
          suggestedName: 'tally',
          pageSize: paper,
          footer: 'Foot <b>of</b> page & more',
        }),
      pageSize,
    )
    expect(saved).toEqual({ saved: true, name: `${pageSize}.pdf` })
    const text = spawnSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).stdout
    expect(text).toContain('Foot <b>of</b> page & more')
    expect(text).toMatch(/1 ?\/ ?\d/)
    expect(spawnSync('pdfinfo', [path], { encoding: 'utf8' }).stdout).toMatch(size)
  })
}

test('printing goes through the dialog and tells how it ended', async () => {
  await milepost.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    if (contents) contents.print = (options, done) => done?.(options?.silent === false, '')
  })
  const printed = await milepost.page.evaluate(() => (window as unknown as Watched).milepost.print())
  expect(printed).toEqual({ printed: true })
})

test('sleep, a locked screen and the menu lock', async () => {
  await forget(milepost.page)
  await milepost.app.evaluate(({ powerMonitor, Menu }) => {
    powerMonitor.emit('suspend')
    powerMonitor.emit('lock-screen')
    const rows = Menu.getApplicationMenu()?.items.flatMap((item) => item.submenu?.items ?? []) ?? []
    rows.find((row) => row.accelerator === 'F12')?.click()
  })
  await expect
    .poll(() => seen(milepost.page))
    .toEqual([{ why: 'suspend' }, { why: 'screen-locked' }, { why: 'menu' }])
})

test('function keys reach the page', async () => {
  await milepost.page.evaluate(() => {
    const watched = window as unknown as Watched
    watched.seen.length = 0
    window.addEventListener('keydown', ({ key }) => watched.seen.push(key), { capture: true })
  })
  const keys = ['F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F9', 'F10', 'F12']
  for (const key of keys) await milepost.page.keyboard.press(key)
  const came = (await seen(milepost.page)).filter((each) => typeof each === 'string')
  expect(came).toEqual(keys)
})

test('a second start brings the window forward, hands its files over, and ends', async () => {
  const path = join(folder, 'given.mpbatch')
  writeFileSync(path, 'given')
  own(path)
  await forget(milepost.page)
  await milepost.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  const { code, said } = await startAnother(milepost.profile, [path, '/etc/passwd'])
  expect(code).toBe(1)
  expect(said).toContain('Milepost is already open for this profile.')
  await expect
    .poll(() => milepost.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true)
  await expect
    .poll(async () => {
      const given = (await seen(milepost.page)).flat() as GivenFile[]
      return given.map(({ name }) => name)
    })
    .toEqual(['given.mpbatch'])
})

test('a profile that cannot be written to is one sentence and an end', async () => {
  writeFileSync(join(folder, 'file'), '')
  const { code, said } = await startAnother(join(folder, 'file', 'profile'))
  expect(code).toBe(1)
  expect(said).toContain('Milepost cannot write to its folder')
  expect(said).not.toMatch(/\n\s+at /)
})

test('when the page’s process dies, the page comes back', async () => {
  const another = await launchMilepost()
  try {
    // Nothing is run in the new page: a debugger that was attached to the dead one would hold it.
    const state = () =>
      another.app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        const there = contents && !contents.isCrashed() && !contents.isLoading()
        return { pid: contents?.getOSProcessId(), url: there ? contents.getURL() : 'not there' }
      })
    const before = await state()
    await another.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    )
    await expect.poll(async () => (await state()).pid !== before.pid && (await state()).url).toBe(before.url)
  } finally {
    await another.close()
  }
})
