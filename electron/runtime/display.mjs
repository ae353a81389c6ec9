// A display of our own for tests: windows of a known size, on machines that have no screen.
import { spawn } from 'node:child_process'
import { PlainError } from './places.mjs'

export const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/**
 * Starts Xvfb on a free display number and waits until it listens.
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export async function startXvfb() {
  // Larger than any window tested: Chromium makes a window as large as its screen one pixel smaller.
  const args = ['-displayfd', '3', '-screen', '0', '2048x1200x24', '-nolisten', 'tcp', '-noreset', '-ac']
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new PlainError('Xvfb did not start within 20 seconds.')), 20_000)
    server.once('error', () => reject(new PlainError('Xvfb is missing: install the package xvfb.')))
    server.once('exit', (code) => reject(new PlainError(`Xvfb ended with code ${code}.`)))
    let text = ''
    server.stdio[3].on('data', (chunk) => {
      text += chunk
      if (!text.includes('\n')) return
      clearTimeout(timer)
      resolve(text.trim())
    })
  })
  server.unref()
  server.stdio[3].unref()
  const stop = () => server.kill('SIGTERM')
  process.once('exit', stop)
  return { display: `:${number}`, stop }
}
