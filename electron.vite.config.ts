import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))
const out = process.env.MILEPOST_OUT_DIR ?? path('out')

/**
 * The one build flag. A test build can be driven (inspect and remote debugging switches are let
 * through); a release build quits on them. Nothing else differs between the two.
 */
const define = { __ALLOW_INSPECT__: JSON.stringify(process.env.MILEPOST_TEST_BUILD === '1') }

/** Every dependency is bundled: the package holds out/ and package.json, no node_modules. */
const bundled = { externalizeDeps: false, minify: false, sourcemap: false, reportCompressedSize: false }

export default defineConfig({
  main: {
    define,
    build: {
      ...bundled,
      outDir: `${out}/main`,
      target: 'node20.18',
      rolldownOptions: {
        input: { main: path('electron/main.ts') },
        external: ['electron'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    define,
    build: {
      ...bundled,
      outDir: `${out}/preload`,
      target: 'node20.18',
      // A sandboxed preload is CommonJS in one file: it can require nothing but electron.
      rolldownOptions: {
        input: { preload: path('electron/preload.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: path('renderer'),
    define,
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: `${out}/renderer`,
      target: 'chrome130',
      minify: true,
      sourcemap: false,
      chunkSizeWarningLimit: 4_000,
      reportCompressedSize: false,
      // Fonts and images stay files: the content policy allows no data: address.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // One style sheet, named in the page: nothing is drawn before it is there.
      cssCodeSplit: false,
      rolldownOptions: { input: path('renderer/index.html') },
    },
  },
})
