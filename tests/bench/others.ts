// What the import is held against: native SQLite in a Node process of its own, and the floor in the window.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, type Page } from '@playwright/test'
import type { BatchExpectation } from '../../shared/batch/open-batch.ts'
import type { Run } from '../e2e/harness/index.ts'
import { bundled, inWindow } from './in-window.ts'
import type { MadeFile } from './made-files.ts'
import { noted } from './report.ts'

/** Seconds from the file to durable, the database beside the app's own profiles. */
export function timeSqlite(run: Run, file: MadeFile, given: BatchExpectation): number {
  // Below the package that is installed there, so that the script finds it.
  const place = fileURLToPath(new URL('./comparators/node_modules/.bench', import.meta.url))
  mkdirSync(place, { recursive: true })
  const script = bundled('./comparators/sqlite.ts', 'es', 'sqlite', join(place, 'sqlite.mjs'))
  const folder = mkdtempSync(join(run.directory, 'sqlite-'))
  const printed = execFileSync(process.execPath, [script, file.path, join(folder, 'events.db')], {
    input: JSON.stringify(given),
    encoding: 'utf8',
  })
  rmSync(folder, { recursive: true })
  const { rows, open, store } = JSON.parse(printed) as { rows: number; open: number; store: number } // its last line
  expect(rows, 'sqlite').toBe(file.events)
  noted(`sqlite: opened in ${(open / 1000).toFixed(2)} s, stored in ${(store / 1000).toFixed(2)} s`)
  return (open + store) / 1000
}

/** Seconds, of the file that the window holds: the cheaper of two ways, each warm. */
export async function floorOf(page: Page): Promise<number> {
  await inWindow(page, 'measureFloor')
  const { decrypt, gunzip, hash, signatures, parse, validate, verified } = await inWindow(
    page,
    'measureFloor',
  )
  const pieces = decrypt + gunzip + hash + signatures + parse + validate
  const part = (ms: number) => `${Math.round(ms)} ms`
  noted(
    `floor: age ${part(decrypt)}, gunzip ${part(gunzip)}, hashes ${part(hash)}, signatures ${part(signatures)}, parse ${part(parse)}, checks ${part(validate)}: ${part(pieces)}; with the app's own code, on one thread: ${part(verified)}`,
  )
  return Math.min(pieces, verified) / 1000
}
