// Prints floor.ts as one script that sets `milepostFloor`. A process of its own: inside a Playwright worker the
// bundler never ends.
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const bundle = await build({
  configFile: false,
  logLevel: 'error',
  build: {
    write: false,
    target: 'chrome130',
    lib: {
      entry: fileURLToPath(new URL('./floor.ts', import.meta.url)),
      formats: ['iife'],
      name: 'milepostFloor',
    },
  },
})
const [{ output }] = Array.isArray(bundle) ? bundle : [bundle]
process.stdout.write(output[0].code)
