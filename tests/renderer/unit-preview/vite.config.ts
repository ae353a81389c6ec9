/** `npx vite --config tests/renderer/unit-preview/vite.config.ts`: screens over made-up data, for looking only. */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  server: { port: 5198, fs: { allow: [fileURLToPath(new URL('../../..', import.meta.url))] } },
})
