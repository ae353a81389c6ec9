/** One process of the fuzzer: prepares the installations once, then takes groups of numbers and gives outcomes. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NamedFile } from '../../shared/mirror/backup.ts'
import { closeCopies, dropCopies } from './copies.ts'
import { drawFrom, makeDice } from './dice.ts'
import { Fault } from './fault.ts'
import { writesOn } from './kinds/batch.ts'
import { groupSize, kindOf, kinds, wanted } from './outcomes.ts'
import { prepareWorld } from './world.ts'

// The texts are those of a window: they need only its root element.
Object.assign(globalThis, { document: { documentElement: {} } })
const { startTexts } = await import('../../renderer/texts/index.ts')
startTexts('en')

export interface Asked {
  readonly first: number
  /** All of one group. */
  readonly count: number
  /** Files are written down before they are fed: whoever asks expects one to hang. */
  readonly keep: boolean
}

/** Of one file; of the end of a group without `number`. */
export interface Said {
  readonly number?: number
  readonly kind: string
  readonly outcome: string
  readonly problem: string | null
  /** So much memory was used that nothing can be measured in this process any more. */
  readonly spent: boolean
}

/** kB: 1 GB. */
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

const usedMemory = (): number => process.resourceUsage().maxRSS

/** What it says, or what it throws, on its own or beside. */
const attempt = async (work: () => Promise<string>): Promise<Omit<Said, 'number' | 'kind'>> => {
  loose = null
  let [outcome, problem]: [string, string | null] = ['', null]
  try {
    outcome = await work()
    if (loose !== null) throw loose
    if (usedMemory() > mostMemory) throw new Fault(`${Math.round(usedMemory() / 1024)} MB of memory`)
  } catch (error) {
    problem = words(error)
    dropCopies()
  }
  return { outcome, problem, spent: usedMemory() > mostMemory }
}

const runFile = async (number: number, keep: boolean): Promise<Said> => {
  const kind = kindOf(number)
  const dice = makeDice(`file ${number}`)
  drawFrom(makeDice(`keys of file ${number}`))
  let files: readonly NamedFile[] = []
  const said = await attempt(() =>
    kinds[kind].run(world, dice, (made) => {
      files = made
      if (keep) keepFiles(number, made)
    }),
  )
  if (said.problem !== null) keepFiles(number, files)
  return { number, kind, ...said }
}

const endGroup = async (first: number): Promise<Said> => {
  const dice = makeDice(`end of group ${Math.floor(first / groupSize)}`)
  const said = await attempt(async () => {
    await closeCopies(dice, async (ledger, name) => {
      if (name === 'central batches') await writesOn(ledger)
    })
    return ''
  })
  return { kind: kindOf(first), ...said }
}

process.on('message', async ({ first, count, keep }: Asked) => {
  for (let number = first; number < first + count; number++) {
    const said = await runFile(number, keep)
    process.send?.(said)
    if (said.spent) return
  }
  process.send?.(await endGroup(first))
})
// Whoever asks is told to stop, and tells.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})
process.once('disconnect', () => process.exit())
process.send?.({ ready: true, wanted, groupSize })
