// The script that the bench puts into the window, and calls of it with their types.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'

type Bench = typeof import('./window/in-window.ts')
type Pouch = typeof import('./comparators/pouchdb.ts')

/** Bundles a file of this folder into the script at `path`. */
export function bundled(entry: string, format: 'iife' | 'es', name: string, path: string): string {
  const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))
  execFileSync(process.execPath, [here('./bundle.mjs'), here(entry), format, name, path], {
    stdio: 'inherit',
  })
  return path
}

const scripts = new Map<string, string>()
function scriptOf(entry: string, name: string): string {
  const known = scripts.get(name)
  if (known) return known
  const folder = mkdtempSync(join(tmpdir(), 'milepost-bench-'))
  const bundle = readFileSync(bundled(entry, 'iife', name, join(folder, `${name}.js`)), 'utf8')
  rmSync(folder, { recursive: true })
  const script = `${bundle};window.${name} = ${name}`
  scripts.set(name, script)
  return script
}

/** Through the debugging protocol: the content policy of the page stays as it is, and holds for what runs. */
export async function putIntoWindow(page: Page): Promise<void> {
  await page.evaluate(scriptOf('./window/in-window.ts', 'milepostBench'))
}

export async function putPouchIntoWindow(page: Page): Promise<void> {
  await page.evaluate(scriptOf('./comparators/pouchdb.ts', 'milepostPouch'))
}

export const inWindow = <K extends keyof Bench>(
  page: Page,
  name: K,
  ...given: Parameters<Bench[K]>
): Promise<Awaited<ReturnType<Bench[K]>>> =>
  call(page, 'milepostBench', name, given) as Promise<Awaited<ReturnType<Bench[K]>>> // the script is that module

export const storeInPouch = (page: Page): ReturnType<Pouch['storePouch']> =>
  call(page, 'milepostPouch', 'storePouch', []) as ReturnType<Pouch['storePouch']> // the script is that module

const call = (page: Page, script: string, name: string, given: readonly unknown[]): Promise<unknown> =>
  page.evaluate(
    ([where, what, values]) => {
      const scripts = window as unknown as Record<string, Record<string, (...values: unknown[]) => unknown>>
      return scripts[where]?.[what]?.(...values)
    },
    [script, name, [...given]] as const,
  )

const PIECE = 3 << 20

/** Hands a file over to the window, where `heldFile` finds it. */
export async function giveFile(
  page: Page,
  path: string,
  expect: Parameters<Bench['expectFile']>[1],
): Promise<void> {
  const bytes = readFileSync(path)
  await inWindow(page, 'expectFile', bytes.length, expect)
  for (let at = 0; at < bytes.length; at += PIECE)
    await inWindow(page, 'addToFile', bytes.subarray(at, at + PIECE).toString('base64'))
}
