// Bundles one file: `node bundle.mjs ENTRY FORMAT NAME OUT`, FORMAT being iife (sets NAME) or es (for Node). A process of its
// own: inside a Playwright worker the bundler never ends.
import { basename, dirname } from 'node:path'
import { build } from 'vite'

const [, , entry = '', format = 'iife', name = 'bench', out = ''] = process.argv
await build({
  configFile: false,
  logLevel: 'error',
  define: { 'process.env.NODE_ENV': '"production"' },
  ...(format === 'es' && { ssr: { noExternal: true, external: ['better-sqlite3'] } }),
  build: {
    ...{ outDir: dirname(out), emptyOutDir: false, target: format === 'es' ? 'node20' : 'chrome130' },
    ...(format === 'es'
      ? {
          ssr: entry,
          rolldownOptions: {
            external: ['better-sqlite3'],
            output: { entryFileNames: basename(out), codeSplitting: false },
          },
        }
      : { lib: { entry, formats: ['iife'], name, fileName: () => basename(out) } }),
  },
})
