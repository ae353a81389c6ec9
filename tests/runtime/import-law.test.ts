// The lint that keeps the folders apart is worth what it catches: each forbidden import, tried on purpose.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../electron/runtime/places.mjs'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'milepost-law-'))
  execFileSync('git', ['init', '-q'], { cwd: folder })
  cpSync(join(root, 'biome.json'), join(folder, 'biome.json'))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  write('shared/fine.ts', 'export const fine = 1\n')
  write('renderer/fine.ts', 'export const fine = 1\n')
  write('electron/fine.ts', 'export const fine = 1\n')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text)
}

/** The lint rules that a file breaks. */
function broken(path: string): string[] {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
  const args = [biome, 'lint', '--reporter=json', '--vcs-enabled=false', path]
  const result = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })
  const report = JSON.parse(result.stdout) as { diagnostics: { category: string }[] }
  return report.diagnostics.map(({ category }) => category)
}

const FORBIDDEN: readonly (readonly [from: string, to: string])[] = [
  ['shared', 'electron'],
  ['shared', 'react'],
  ['shared', 'dexie'],
  ['shared', 'node:fs'],
  ['shared', 'fs'],
  ['shared', '../renderer/fine.ts'],
  ['shared', '../electron/fine.ts'],
  ['renderer', 'electron'],
  ['renderer', 'node:path'],
  ['renderer', '../electron/fine.ts'],
  ['electron', 'react'],
  ['electron', 'dexie'],
  ['electron', '../renderer/fine.ts'],
]

describe('import law', () => {
  it.each(FORBIDDEN)('%s must not import %s', (from, to) => {
    write(`${from}/bad.ts`, `import * as bad from '${to}'\n\nexport const used = bad\n`)
    expect(broken(`${from}/bad.ts`).join()).toMatch(/noRestrictedImports|noNodejsModules/)
    rmSync(join(folder, from, 'bad.ts'))
  })

  it.each(['renderer', 'electron'])('%s may import shared', (from) => {
    write(`${from}/good.ts`, `import { fine } from '../shared/fine.ts'\n\nexport const used = fine\n`)
    expect(broken(`${from}/good.ts`)).toEqual([])
  })

  it('no cycles', () => {
    write('shared/one.ts', `import { two } from './two.ts'\n\nexport const one = () => two\n`)
    write('shared/two.ts', `import { one } from './one.ts'\n\nexport const two = () => one\n`)
    expect(broken('shared/one.ts')).toContain('lint/suspicious/noImportCycles')
  })
})
