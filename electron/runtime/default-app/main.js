// What Electron's own default app does, and the fallback runtime lacks: load the app named on the command line.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (!named) {
  console.error('Usage: electron APP-DIRECTORY')
  process.exit(1)
}
const directory = resolve(named)
const about = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'))
process.defaultApp = true
app.setName(about.productName ?? about.name)
app.setVersion(about.version)
app.setAppPath(directory)
await import(pathToFileURL(join(directory, about.main)).href)
