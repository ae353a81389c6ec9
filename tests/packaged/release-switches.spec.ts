import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { own, startScript } from '../../electron/runtime/unprivileged.mjs'
import { killTree, newProfile, packagedExecutable, prepareRun } from '../e2e/harness/index.ts'
import { releasePackage } from './packages.ts'

/** Everything by which a stranger could look into a running app from outside. */
const REFUSED = [
  '--inspect',
  '--inspect=0',
  '--inspect-brk',
  '--inspect-port=0',
  '--remote-debugging-port=0',
  '--remote-debugging-pipe',
]

const QUITS_WITHIN_MS = 30_000

async function startRelease(args: readonly string[]) {
  const run = await prepareRun()
  const started = packagedExecutable(run, releasePackage().executable)
  const scripts = mkdtempSync(join(run.directory, 'script-'))
  own(scripts)
  const profile = newProfile(run)
  const child = spawn(startScript(started, scripts), [`--profile=${profile}`, ...args], {
    cwd: run.directory,
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...run.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(String(chunk)))
  return { child, output, profile }
}

function ended(child: ChildProcess, withinMs: number): Promise<boolean> {
  return new Promise((done) => {
    const timer = setTimeout(() => done(false), withinMs)
    child.once('exit', () => {
      clearTimeout(timer)
      done(true)
    })
  })
}

for (const given of REFUSED) {
  test(`a release quits on ${given}`, async () => {
    const { child, output, profile } = await startRelease([given])
    const quit = await ended(child, QUITS_WITHIN_MS)
    if (!quit) killTree(child.pid)
    expect(quit).toBe(true)
    expect(output.join('')).not.toMatch(/Debugger listening|DevTools listening/)
    expect(readdirSync(profile), 'nothing was opened before it quit').not.toContain('IndexedDB')
  })
}

test('a release without such a switch stays open', async () => {
  const { child } = await startRelease([])
  const quit = await ended(child, 4_000)
  killTree(child.pid)
  expect(quit).toBe(false)
})
