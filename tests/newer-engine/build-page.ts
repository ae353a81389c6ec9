// The page with the app's worker, built by the app's builder with the app's settings.
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import app from '../../electron.vite.config.ts'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

export async function buildPage(outDir: string): Promise<void> {
  const { worker = {}, build: settings = {}, define = {} } = app.renderer ?? {}
  await build({
    configFile: false,
    root: path('page'),
    logLevel: 'warn',
    define,
    worker,
    build: { ...settings, outDir, emptyOutDir: true, rolldownOptions: { input: path('page/index.html') } },
  })
}
