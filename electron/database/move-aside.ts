// A database whose list of files is gone can be neither opened nor deleted by a page: Chromium takes it for a fault of the
// disk and tries for ever. Moved aside before a page asks for it, it is made anew and filled from the mirror.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const ending = '.leveldb'
/** What was moved aside, the latest of each name: sealed bytes, for whoever has to look at the case. */
const aside = `${ending}.damaged`

/** Answers with the names of what was moved. Everything else is left to Chromium and the mirror. */
export function moveHeadlessAside(folder: string): string[] {
  return names(folder).filter(
    (name) => name.endsWith(ending) && isHeadless(join(folder, name)) && move(folder, name),
  )
}

function names(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** `CURRENT` names a manifest that is not there. Without `CURRENT`, Chromium makes the database anew by itself. */
function isHeadless(database: string): boolean {
  try {
    const manifest = readFileSync(join(database, 'CURRENT'), 'utf8').trim()
    return /^MANIFEST-\d+$/.test(manifest) && !existsSync(join(database, manifest))
  } catch {
    return false
  }
}

function move(folder: string, name: string): boolean {
  const to = join(folder, `${name.slice(0, -ending.length)}${aside}`)
  try {
    rmSync(to, { recursive: true, force: true })
    renameSync(join(folder, name), to)
    return true
  } catch {
    return false
  }
}
