// A profile of an engine with its mirror: opened, driven through the ledger's calls, ended, looked at from outside.
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import type { LedgerApi, SaveDraft } from '../../shared/ledger-api.ts'
import type { PackSite } from '../../shared/pack/pack.ts'
import type { Result } from '../../shared/result.ts'
import { ownedFolder, prepareRun } from '../e2e/harness/index.ts'
import { trainingPassphrase } from '../e2e/steps/entering.ts'
import { buildPage } from './build-page.ts'
import { type EngineName, type Opened, openIn } from './engines.ts'
import type { EnginePage } from './page/main.ts'
import { type PageServer, servePage } from './serve.ts'

type Call = keyof LedgerApi
/** Calls whose arguments and answers are plain data. */
type PlainCalls = {
  readonly [Name in Call]: (
    ...args: Parameters<LedgerApi[Name]>
  ) => Promise<Awaited<ReturnType<LedgerApi[Name]>>>
}

export interface Work extends Opened {
  /** Any call of the ledger. */
  readonly ledger: PlainCalls
  importFile(name: string): ReturnType<EnginePage['importFile']>
}

export interface Disk {
  /** The engine's; in it, as in the app's, the mirror. */
  readonly profile: string
  readonly mirror: string
}

export interface Engine {
  readonly name: EngineName
  readonly server: PageServer
  /** What the engine says it is. */
  readonly versions: Set<string>
  newDisk(): Promise<Disk>
  /** Opens the page on it. What had it open before is closed or killed. */
  open(disk: Disk): Promise<Work>
}

export const value = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}

const ledgerOf = (page: Page): PlainCalls =>
  new Proxy({} as PlainCalls, {
    get:
      (_, name: Call) =>
      (...args: unknown[]) =>
        page.evaluate(
          ([call, given]) => {
            const { ledger } = (window as unknown as { enginePage: EnginePage }).enginePage
            return (ledger[call] as (...all: unknown[]) => Promise<unknown>)(...given)
          },
          [name, args] as const,
        ),
  })

export const test = base.extend<object, { engineName: EngineName; engine: Engine }>({
  engineName: ['chromium', { option: true, scope: 'worker' }],
  engine: [
    async ({ engineName }, use) => {
      const run = await prepareRun()
      const folder = mkdtempSync(join(run.directory, 'newer-engine-'))
      await buildPage(join(folder, 'page'))
      const server = await servePage(join(folder, 'page'))
      const versions = new Set<string>()
      await use({
        name: engineName,
        server,
        versions,
        async newDisk() {
          const profile = ownedFolder(mkdtempSync(join(run.directory, 'engine-')))
          return { profile, mirror: join(profile, 'mirror') }
        },
        async open({ profile, mirror }) {
          await server.use(mirror)
          const opened = await openIn(engineName, profile, server.origin)
          const { page } = opened
          await page.waitForFunction(() => 'enginePage' in window)
          versions.add(await page.evaluate(() => navigator.userAgent))
          return {
            ...opened,
            ledger: ledgerOf(page),
            importFile: (name) =>
              page.evaluate(
                (file) => (window as unknown as { enginePage: EnginePage }).enginePage.importFile(file),
                name,
              ),
          }
        },
      })
      await server.close()
      console.log(`${engineName}: ${[...versions].join(', ')}`)
    },
    { scope: 'worker' },
  ],
})

export const unlocked = async (engine: Engine, disk: Disk) => {
  const work = await engine.open(disk)
  return { work, session: value(await work.ledger.unlock(1, trainingPassphrase)) }
}

/** Of all records, by label. */
export const labelsOf = async ({ ledger }: Work): Promise<readonly string[]> =>
  (await ledger.records({ offset: 0, limit: 1000, sort: 'label' })).rows.map(({ label }) => label)

/** An inspection of one person. */
export const inspectionAt = ({ id, type }: PackSite): SaveDraft => ({
  kind: 'inspection',
  site: id,
  when: `${new Date().toISOString().slice(0, 16)}+00:00`,
  body: {
    place: type,
    checked: { 'inspectionTypes:PERSON': 1 },
    queries: { 'databases:SLTD/queryResults:NO_HIT': 1 },
  },
  personal: { plate: 'ZG 1234-AB', familyName: 'Müller', documentNumber: 'P123456' },
})
