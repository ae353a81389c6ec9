// Units below units: joining, being named in the pack, and newer packs.
import { expect } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import { labelOf } from '../../../shared/codes/lists.ts'
import type { Milepost } from '../harness/index.ts'
import type { Look, OfficerForm } from './entering.ts'
import { button, choose, fill, filled, goTo } from './fields.ts'
import { openSettings } from './recovery.ts'

const { setup, tiers } = en
const next = ({ page }: Milepost) => page.keyboard.press('Control+Enter')
const nameOf = (path: string) => path.split('/').at(-1) ?? ''

export interface UnitJoinForm {
  /** The pack file and its opening code. */
  readonly pack: string
  readonly code: string
  readonly unit: { readonly id: string; readonly name: string; readonly country: string }
  readonly officer: OfficerForm
}

/** From the first screen to the unit that waits to be named; gives the fingerprint that it reads aloud. */
export async function joinAsUnit(milepost: Milepost, form: UnitJoinForm, look?: Look): Promise<string> {
  const { page } = milepost
  await button(page, tiers.joinGo).click()
  await milepost.stubOpenDialog([form.pack])
  await button(page, setup.choosePack).click()
  await page.getByText(nameOf(form.pack)).waitFor()
  await fill(page, setup.openingCode, form.code)
  await next(milepost)
  await page.getByRole('checkbox', { name: setup.compared }).check({ timeout: 60_000 })
  await next(milepost)
  await fill(page, setup.unitName, form.unit.name)
  await fill(page, setup.unitId, form.unit.id)
  await choose(page, setup.country, labelOf('countries', form.unit.country, 'en'))
  await look?.('setup-unit')
  await next(milepost)
  await fill(page, setup.name, form.officer.name)
  await fill(page, setup.badge, form.officer.badge)
  await fill(page, setup.passphrase, form.officer.passphrase)
  await fill(page, setup.passphraseAgain, form.officer.passphrase)
  await next(milepost)
  await expect(page.getByText(tiers.waitTitle)).toBeVisible({ timeout: 60_000 })
  await look?.('waits')
  return (await page.getByRole('status', { name: tiers.fingerprint }).innerText()).trim()
}

export async function saveJoinFile(milepost: Milepost, path: string): Promise<void> {
  const { page } = milepost
  await milepost.stubSaveDialog(path)
  await button(page, tiers.save).click()
  await expect(page.getByText(filled(en.unit.saved, { name: nameOf(path) }))).toBeVisible()
}

/** At the authority: opens the join file; gives the fingerprint to compare. The dialog stays open. */
export async function openJoinFile(milepost: Milepost, path: string, id: string): Promise<string> {
  const { page } = milepost
  await goTo(page, en.common.screens, en.common.operationScreen)
  await milepost.stubOpenDialog([path])
  await button(page, tiers.add).click()
  const compared = page.getByRole('status', { name: filled(tiers.fingerprintOf, { code: id }) })
  return (await compared.innerText()).trim()
}

/** Names the unit whose join file is open. */
export async function nameUnit(milepost: Milepost, personal: boolean, look?: Look): Promise<void> {
  const { page } = milepost
  await page.getByRole('checkbox', { name: tiers.compared }).check()
  await page.getByRole('checkbox', { name: tiers.personal }).setChecked(personal)
  await look?.('name-unit')
  await next(milepost)
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** Each site by its short name, and the unit to which its stations are to report; saved as the next version. */
export async function assignSites(
  milepost: Milepost,
  sites: Readonly<Record<string, string>>,
  look?: Look,
): Promise<void> {
  const { page } = milepost
  await goTo(page, en.common.screens, en.common.operationScreen)
  for (const [id, unitName] of Object.entries(sites)) {
    await page.getByRole('table', { name: en.unit.sites }).getByText(id, { exact: true }).click()
    const dialog = page.getByRole('dialog')
    await choose(dialog, tiers.siteUnit, unitName)
    await next(milepost)
    await dialog.waitFor({ state: 'hidden' })
  }
  await look?.('sites-changed')
  await next(milepost)
  await expect(button(page, en.unit.writePack)).toBeEnabled()
}

/** Writes the pack as it stands; gives its opening code. */
export async function writeNextPack(milepost: Milepost, path: string, look?: Look): Promise<string> {
  const { page } = milepost
  await goTo(page, en.common.screens, en.common.operationScreen)
  await milepost.stubSaveDialog(path)
  await page.keyboard.press('F9')
  const code = page.getByRole('status', { name: en.unit.openingCode })
  const written = (await code.innerText({ timeout: 30_000 })).trim()
  await look?.('pack')
  await button(page, en.unit.codeNoted).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  return written
}

/** A newer pack with its opening code, in the settings. */
export async function takePack(
  milepost: Milepost,
  pack: { readonly file: string; readonly code: string },
  version: number,
  look?: Look,
): Promise<void> {
  const { page } = milepost
  await openSettings(milepost)
  await milepost.stubOpenDialog([pack.file])
  await button(page, setup.choosePack).click()
  await page.getByText(nameOf(pack.file)).waitFor()
  await fill(page, setup.openingCode, pack.code)
  await look?.('newer-pack')
  await button(page, tiers.packTake).click()
  await expect(page.getByText(filled(tiers.packTaken, { version }))).toBeVisible({ timeout: 60_000 })
}
