/** One process of the fuzzer: prepares the installations once, then takes numbers and gives outcomes. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NamedFile } from '../../shared/mirror/backup.ts'
import { drawFrom, makeDice } from './dice.ts'
import { Fault } from './fault.ts'
import { kindOf, kinds, wanted } from './outcomes.ts'
import { prepareWorld } from './world.ts'

// The texts are those of a window: they need only its root element.
Object.assign(globalThis, { document: { documentElement: {} } })
const { startTexts } = await import('../../renderer/texts/index.ts')
startTexts('en')

export interface Asked {
  readonly number: number
  /** The file is written down before it is fed: whoever asks expects it to hang. */
  readonly keep: boolean
}

const mostMemory = 1024 * 1024
const folder = process.env.MILEPOST_FUZZ_OUT ?? 'test-results/fuzz'
const keepFiles = (number: number, files: readonly NamedFile[]): void => {
  mkdirSync(join(folder, String(number)), { recursive: true })
  // Names come from hostile files too.
  for (const [at, { name, bytes }] of files.entries())
    writeFileSync(join(folder, String(number), `${at}-${name.replace(/[^\w.-]/g, '_').slice(0, 60)}`), bytes)
}

drawFrom(makeDice('the prepared installations'))
const world = await prepareWorld()

/** Rejections that nobody waits for, and what timers throw, belong to the file of the moment. */
let loose: unknown = null
for (const event of ['uncaughtException', 'unhandledRejection'] as const)
  process.on(event, (error: unknown) => {
    loose = error
  })

const words = (error: unknown): string =>
  error instanceof Fault
    ? error.message
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error)

process.on('message', async ({ number, keep }: Asked) => {
  const kind = kindOf(number)
  const dice = makeDice(`file ${number}`)
  drawFrom(makeDice(`keys of file ${number}`))
  loose = null
  let files: readonly NamedFile[] = []
  let [outcome, problem]: [string, string | null] = ['', null]
  try {
    outcome = await kinds[kind].run(world, dice, (made) => {
      files = made
      if (keep) keepFiles(number, made)
    })
    if (loose !== null) throw loose
    const { maxRSS } = process.resourceUsage()
    if (maxRSS > mostMemory) throw new Fault(`${Math.round(maxRSS / 1024)} MB of memory`)
  } catch (error) {
    problem = words(error)
    keepFiles(number, files)
  }
  process.send?.({ number, kind, outcome, problem })
})
process.once('disconnect', () => process.exit())
process.send?.({ ready: true, wanted })
