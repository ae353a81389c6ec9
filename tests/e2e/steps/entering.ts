// From the first start to an open session: creating an operation, joining one, training, locking and unlocking.
import { expect } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import { type ListName, labelOf } from '../../../shared/codes/lists.ts'
import type { SiteDraft } from '../../../shared/ledger-api.ts'
import type { Milepost } from '../harness/index.ts'
import { button, choose, fill, goTo } from './fields.ts'

/** The passphrase of officer 1 after one click on Training. */
export const trainingPassphrase = 'training'

export interface OfficerForm {
  readonly name: string
  readonly badge: string
  readonly passphrase: string
}

export interface OperationForm {
  readonly name: string
  readonly short: string
  /** `2021-07-05`; without it, what the form proposes. */
  readonly starts?: string
  readonly ends?: string
  readonly unit: {
    readonly id: string
    readonly name: string
    readonly type: 'OCU' | 'CSU' | 'NCB'
    readonly country: string
  }
  readonly sites: readonly (Omit<SiteDraft, 'cutoff'> & { readonly cutoff?: string })[]
  readonly officer: OfficerForm
  readonly training: boolean
}

export interface JoinForm {
  /** The pack file and its opening code. */
  readonly pack: string
  readonly code: string
  /** As the choice shows it: name, kind of place, country. */
  readonly site: string
  readonly stationCode: string
  readonly officer: OfficerForm
  readonly training: boolean
}

/** Called at each step of a wizard, to take its picture. */
export type Look = (screen: string) => Promise<void>

const setup = en.setup
const words = en.unit
const next = (milepost: Milepost) => milepost.page.keyboard.press('Control+Enter')
const label = (list: ListName, code: string) => labelOf(list, code, 'en')
const typedDay = (day: string) => day.split('-').reverse().join('.')
/** However it is broken into groups and lines. */
const inGroups = (text: string) => (text.replace(/[^0-9a-f]/g, '').match(/.{4}/g) ?? []).join(' ')

/** The wizard up to its last step, where the pack is written. */
export async function createOperation(milepost: Milepost, form: OperationForm, look?: Look): Promise<void> {
  const { page } = milepost
  const { unit } = form
  await look?.('setup')
  await button(page, setup.unitGo).click()
  await fill(page, setup.operationName, form.name)
  await fill(page, setup.short, form.short)
  if (form.starts) await fill(page, setup.starts, typedDay(form.starts))
  if (form.ends) await fill(page, setup.ends, typedDay(form.ends))
  if (form.training) await page.getByRole('checkbox', { name: setup.forTraining }).check()
  await look?.('setup-operation')
  await next(milepost)
  await fill(page, setup.unitName, unit.name)
  await fill(page, setup.unitId, unit.id)
  await choose(page, setup.unitType, setup[`type.${unit.type}`])
  await choose(page, setup.country, label('countries', unit.country))
  await look?.('setup-unit')
  await next(milepost)
  for (const [index, site] of form.sites.entries()) {
    await addSite(milepost, site, index === 0 ? look : undefined)
  }
  await look?.('setup-sites')
  await next(milepost)
  await createOfficer(milepost, form.officer, look)
  await button(page, setup.writePack).waitFor({ timeout: 60_000 })
  await look?.('setup-written')
}

async function addSite(milepost: Milepost, site: OperationForm['sites'][number], look?: Look): Promise<void> {
  const { page } = milepost
  await button(page, words.addSite).click()
  const dialog = page.getByRole('dialog')
  await fill(dialog, words.siteName, site.name)
  await fill(dialog, words.siteId, site.id)
  await choose(dialog, words.siteType, label('placeTypes', site.type))
  await choose(dialog, words.siteCountry, label('countries', site.country))
  await choose(dialog, words.siteZone, site.zone)
  if (site.cutoff) await fill(dialog, words.siteCutoff, site.cutoff)
  await look?.('setup-site')
  await next(milepost)
  await dialog.waitFor({ state: 'hidden' })
}

async function createOfficer(milepost: Milepost, officer: OfficerForm, look?: Look): Promise<void> {
  const { page } = milepost
  await fill(page, setup.name, officer.name)
  await fill(page, setup.badge, officer.badge)
  await fill(page, setup.passphrase, officer.passphrase)
  await fill(page, setup.passphraseAgain, officer.passphrase)
  await look?.('setup-officer')
  await next(milepost)
}

/** At the end of the wizard: gives the opening code, and goes on to the operation. */
export async function writePack(milepost: Milepost, path: string, look?: Look): Promise<string> {
  const { page } = milepost
  await milepost.stubSaveDialog(path)
  await button(page, setup.writePack).click()
  const code = page.getByRole('status', { name: setup.openingCodeOfPack })
  await code.waitFor({ timeout: 30_000 })
  const written = (await code.innerText()).trim()
  await look?.('setup-code')
  await button(page, setup.toInbox).click()
  await page.getByRole('navigation', { name: en.common.screens }).waitFor()
  return written
}

/** The authority's fingerprint as the operation's screen shows it. */
export async function fingerprintShown({ page }: Milepost): Promise<string> {
  await goTo(page, en.common.screens, en.common.operationScreen)
  const term = page.getByRole('term').filter({ hasText: words.authority })
  return inGroups(await term.locator('xpath=following-sibling::dd[1]').innerText())
}

/** Gives the fingerprint that was compared. */
export async function joinOperation(milepost: Milepost, form: JoinForm, look?: Look): Promise<string> {
  const { page } = milepost
  await button(page, setup.stationGo).click()
  await milepost.stubOpenDialog([form.pack])
  await button(page, setup.choosePack).click()
  await page.getByText(form.pack.split('/').at(-1) ?? '').waitFor()
  await fill(page, setup.openingCode, form.code)
  if (form.training) await page.getByRole('checkbox', { name: setup.forTraining }).check()
  await look?.('setup-pack')
  await next(milepost)
  const box = page.getByRole('group', { name: setup.fingerprint })
  await box.waitFor({ timeout: 60_000 })
  const fingerprint = inGroups((await box.innerText()).replace(setup.fingerprint, ''))
  await page.getByRole('checkbox', { name: setup.compared }).check()
  await look?.('setup-compare')
  await next(milepost)
  await choose(page, setup.site, form.site)
  await fill(page, setup.stationCode, form.stationCode)
  await look?.('setup-place')
  await next(milepost)
  await createOfficer(milepost, form.officer, look)
  await page.getByRole('navigation', { name: en.common.screens }).waitFor({ timeout: 60_000 })
  return fingerprint
}

/** One click. */
export async function startTraining(
  { page }: Milepost,
  side: 'station' | 'unit',
  timeout = 30_000,
): Promise<void> {
  await button(page, side === 'station' ? setup.trainingStation : setup.trainingUnit).click({ timeout })
  await page.getByRole('navigation', { name: en.common.screens }).waitFor({ timeout })
}

export async function unlock({ page }: Milepost, passphrase: string): Promise<void> {
  await fill(page, setup.passphrase, passphrase)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: en.common.screens }).waitFor({ timeout: 30_000 })
}

export async function lock({ page }: Milepost): Promise<void> {
  await page.keyboard.press('F12')
  await expect(page.getByRole('navigation', { name: en.common.screens })).toBeHidden()
}
