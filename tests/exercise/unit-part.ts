/** What the unit does in the exercise: the operation, the inbox, the sheet. */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect } from '@playwright/test'
import { en } from '../../renderer/texts/en/index.ts'
import { trainingKeys } from '../../shared/pack/training-keys.ts'
import { mulberry32 } from '../bench/generate.ts'
import { cutShort } from '../e2e/files/made-files.ts'
import type { Milepost } from '../e2e/harness/index.ts'
import {
  createOperation,
  fingerprintShown,
  lock,
  type OperationForm,
  unlock,
  writePack,
} from '../e2e/steps/entering.ts'
import {
  acceptCompared,
  compareLog,
  dropOnInbox,
  type InboxRow,
  inboxRows,
  openFile,
  openInbox,
} from '../e2e/steps/inbox.ts'
import { chooseTally, issueSheet, openTally, saveJson, savePdf } from '../e2e/steps/tally.ts'
import { dayOf, dayShown } from './days.ts'
import { Part, type Stage } from './part.ts'
import type { ReportedFile } from './report.ts'
import { stations } from './scenario.ts'
import { sites } from './scenario-sites.ts'
import type { StationPart } from './station-part.ts'

/** Of the order in which the files come; any other gives the same figures. */
const SEED = 20210705
const CUT_AT = 61

export interface WrittenPack {
  readonly file: string
  readonly code: string
  readonly fingerprint: string
}

const operation: OperationForm = {
  name: 'Liberterra',
  short: 'LT',
  starts: dayOf(-2),
  ends: dayOf(2),
  unit: { id: 'OCUABU', name: 'OCU Abu Dhabi', type: 'OCU', country: 'ARE' },
  sites: sites.map((site) => ({ ...site, cutoff: '00:00' })),
  officer: { name: 'Insp. A. Al-Mansoori', badge: 'AE-1102', passphrase: 'copper meadow lantern seventeen' },
  training: true,
}

export class UnitPart extends Part {
  cutFile = ''

  constructor(milepost: Milepost, stage: Stage) {
    super('unit', stage)
    this.use(milepost)
  }

  async createOperation(): Promise<void> {
    await createOperation(this.milepost, operation, (screen) => this.look(screen))
    this.stage.tell(
      `The unit ${operation.unit.name} created the training operation with ${sites.length} sites.`,
    )
  }

  async writePack(): Promise<WrittenPack> {
    const file = join(this.stage.work, 'operation.mppack')
    const code = await writePack(this.milepost, file, (screen) => this.look(screen))
    const fingerprint = await fingerprintShown(this.milepost)
    this.stage.tell(`It wrote the pack under an opening code. Fingerprint of the authority: ${fingerprint}`)
    return { file, code, fingerprint }
  }

  /** All files at once, shuffled: one of them twice, one also cut short. Then the stations are accepted. */
  async takeIn(files: readonly string[], posts: readonly StationPart[]): Promise<ReportedFile[]> {
    const { milepost } = this
    const [first = ''] = files
    const whole = readFileSync(first)
    this.cutFile = join(this.stage.work, `${basename(first, '.mpbatch')}-cut.mpbatch`)
    writeFileSync(this.cutFile, cutShort(whole, CUT_AT))
    const order = shuffled([...files, files[1] ?? '', this.cutFile])
    await openInbox(milepost)
    await this.look('inbox-empty')
    for (const drop of withoutRepeats(order)) await dropOnInbox(milepost, drop)
    await this.look('inbox-waiting')
    for (const post of posts) {
      const fingerprint = await compareLog(milepost, post.code)
      expect(fingerprint, 'both read the same fingerprint').toBe(await post.fingerprint())
      if (post === posts[0]) await this.look('inbox-compare')
      await acceptCompared(milepost, post.code)
      this.stage.tell(
        `The supervisor compared the fingerprint of ${post.code} and accepted it: ${fingerprint}`,
      )
    }
    const shown = (file: string) => basename(file, '.mpbatch')
    const cut = shown(this.cutFile)
    await expect(async () => {
      for (const row of await inboxRows(milepost)) {
        expect(row.result).toMatch(row.name === cut ? /^Refused · cut short at 61 %$/ : /^Taken in/)
      }
    }).toPass({ timeout: 20_000 })
    await this.look('inbox')
    await openFile(milepost, this.cutFile)
    await this.look('inbox-file')
    await milepost.page.keyboard.press('Escape')
    const rows = await inboxRows(milepost)
    expect(rows.map(({ name }) => name).toSorted()).toEqual(order.map(shown).toSorted())
    this.stage.tell(
      `Files came in the order of seed ${SEED}, ${basename(files[1] ?? '')} twice, ${cut} cut at ${CUT_AT} %.`,
    )
    return order.map((file) => ({ name: basename(file), ...takeOutcome(rows, shown(file)) }))
  }

  async issueSheet(): Promise<{ pdf: string; json: string; check: string }> {
    const { milepost } = this
    const pdf = join(this.stage.work, 'tally.pdf')
    const json = join(this.stage.work, 'tally.json')
    await openTally(milepost, 'unit')
    await chooseTally(milepost, { scope: operation.name, day: dayShown(-1) })
    await this.look('tally')
    const check = await issueSheet(milepost)
    await this.look('tally-issued')
    await savePdf(milepost, pdf)
    await saveJson(milepost, json)
    this.stage.tell(`The unit issued its sheet for ${dayOf(-1)}, whole operation: check code ${check}.`)
    return { pdf, json, check }
  }

  async lookAround(): Promise<void> {
    const { page } = this.milepost
    await page
      .getByText(new RegExp(`^${en.tally.tabSheets}`))
      .first()
      .click()
    await this.look('tally-sheets')
    await openInbox(this.milepost)
    await page
      .getByRole('table', { name: en.unit.matrix })
      .getByText(stations[0]?.code ?? '', { exact: true })
      .first()
      .click()
    await page.getByRole('dialog').waitFor()
    await this.look('inbox-log')
    await page.keyboard.press('Escape')
    for (const screen of ['records', 'operationScreen', 'stations', 'settings'] as const)
      await this.visit(screen)
    await lock(this.milepost)
    await this.look('unlock')
    await unlock(this.milepost, operation.officer.passphrase)
  }

  /** What opens the files by hand: public, since this is training. */
  identities(pack: WrittenPack): string {
    return [
      '# Training identities: public, worth nothing outside training.',
      `# opening code of the pack: ${pack.code}`,
      `# fingerprint of the authority: ${pack.fingerprint}`,
      `# authority (Ed25519 public key): ${trainingKeys.authority}`,
      '# age identity of the unit:',
      trainingKeys.unitIdentity,
      '',
    ].join('\n')
  }
}

/** Of a file that came twice, the first brought what was new. Takes the row out of the list. */
function takeOutcome(rows: InboxRow[], name: string): Omit<ReportedFile, 'name'> {
  const mine = rows.filter((row) => row.name === name)
  const row = mine.toSorted((a, b) => newEvents(b.result) - newEvents(a.result))[0]
  if (!row) throw new Error(`${name} has no row`)
  rows.splice(rows.indexOf(row), 1)
  return { outcome: row.result, events: newEvents(row.result) }
}

/** `Taken in · 12 new, 3 known` */
const newEvents = (result: string): number =>
  Number(/([\d,]+) new/.exec(result)?.[1]?.replaceAll(',', '') ?? 0)

/** A system gives a file that is dropped twice at once another name: the second one comes with the next drop. */
function withoutRepeats(order: readonly string[]): string[][] {
  const drops: string[][] = [[]]
  for (const file of order) {
    if (drops.at(-1)?.includes(file)) drops.push([])
    drops.at(-1)?.push(file)
  }
  return drops
}

function shuffled<T>(items: readonly T[]): T[] {
  const next = mulberry32(SEED)
  return items
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
