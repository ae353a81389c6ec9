// `npm run newer-engine`: in Debian's Chromium and in Electron, one after the other. Arguments go to Playwright.
import { spawnSync } from 'node:child_process'
import { PlainError, root, runMain } from '../../electron/runtime/places.mjs'
import { ensureChromium } from '../../electron/runtime/system-packages.mjs'

await runMain(() => {
  const lacking = ensureChromium()
  if (lacking) throw new PlainError(`Chromium cannot be had: ${lacking}`)
  const playwright = [
    'node_modules/@playwright/test/cli.js',
    'test',
    '-c',
    'tests/newer-engine/playwright.config.ts',
  ]
  const { status } = spawnSync(process.execPath, [...playwright, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  })
  return status ?? 1
})
