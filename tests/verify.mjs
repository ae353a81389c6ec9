// `npm run verify`: types, lint and import law, unit tests, side by side; each prints when it ends.
import { spawn } from 'node:child_process'
import { root } from '../electron/runtime/places.mjs'

const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm']

const run = (script) =>
  new Promise((done) => {
    const started = Date.now()
    const [program, ...args] = [...npm, 'run', '--silent', script]
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
    child.once('error', (error) => (output += String(error)))
    child.once('close', (code) => {
      const seconds = Math.round((Date.now() - started) / 1000)
      process.stdout.write(`== ${script}: ${code === 0 ? 'passes' : 'FAILS'}, ${seconds} s\n${output}\n`)
      done(code === 0)
    })
  })

const passed = await Promise.all(['types', 'lint', 'unit'].map(run))
process.exitCode = passed.every(Boolean) ? 0 : 1
