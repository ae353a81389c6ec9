// A unit joins an operation: its join file, the same fingerprint on both screens, the newer pack.
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { en } from '../../renderer/texts/en/index.ts'
import { launchMilepost, ownedFolder } from './harness/index.ts'
import { createOperation, writePack } from './steps/entering.ts'
import { button, choose, fill, filled, goTo } from './steps/fields.ts'
import { openSettings } from './steps/recovery.ts'

const { setup, tiers } = en
const officer = { name: 'Ana Kovač', badge: 'HR-0417', passphrase: 'seven grey herons 41' }
const site = { id: 'HRBAJ', name: 'Bajakovo', type: 'LAND_BORDER', country: 'HRV', zone: 'Europe/Zagreb' }

test('joined, named, and active with the newer pack', async () => {
  test.setTimeout(300_000)
  const central = await launchMilepost()
  const unit = await launchMilepost()
  const files = ownedFolder(join(central.run.directory, 'tiers'))
  const [first, second] = [join(files, 'first.mppack'), join(files, 'second.mppack')]
  const asked = join(files, 'unit.mpjoin')
  try {
    await createOperation(central, {
      ...{ name: 'Liberterra', short: 'LT', sites: [site], officer, training: false },
      unit: { id: 'OCUABU', name: 'OCU Abu Dhabi', type: 'OCU', country: 'ARE' },
    })
    const code = await writePack(central, first)

    const { page } = unit
    await button(page, tiers.joinGo).click()
    await unit.stubOpenDialog([first])
    await button(page, setup.choosePack).click()
    await page.getByText('first.mppack').waitFor()
    await fill(page, setup.openingCode, code)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('checkbox', { name: setup.compared }).check({ timeout: 60_000 })
    await page.keyboard.press('Control+Enter')
    await fill(page, setup.unitName, 'OCU Zagreb')
    await fill(page, setup.unitId, 'OCUZAG')
    await choose(page, setup.country, 'Croatia')
    await page.keyboard.press('Control+Enter')
    await fill(page, setup.name, officer.name)
    await fill(page, setup.badge, officer.badge)
    await fill(page, setup.passphrase, officer.passphrase)
    await fill(page, setup.passphraseAgain, officer.passphrase)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(tiers.waitTitle)).toBeVisible({ timeout: 60_000 })
    const shown = await page.getByRole('status', { name: tiers.fingerprint }).innerText()
    await unit.stubSaveDialog(asked)
    await button(page, tiers.save).click()
    await expect(page.getByText(filled(en.unit.saved, { name: 'unit.mpjoin' }))).toBeVisible()

    const above = central.page
    await goTo(above, en.common.screens, en.common.operationScreen)
    await central.stubOpenDialog([asked])
    await button(above, tiers.add).click()
    const compared = above.getByRole('status', { name: filled(tiers.fingerprintOf, { code: 'OCUZAG' }) })
    expect((await compared.innerText()).trim()).toBe(shown.trim())
    // Nobody names a unit without having compared.
    await above.keyboard.press('Control+Enter')
    await expect(above.getByText(tiers.compareFirst)).toBeVisible()
    await above.getByRole('checkbox', { name: tiers.compared }).check()
    await above.keyboard.press('Control+Enter')
    await above.getByRole('dialog').waitFor({ state: 'hidden' })
    await central.stubSaveDialog(second)
    await above.keyboard.press('F9')
    const next = above.getByRole('status', { name: en.unit.openingCode })
    const nextCode = (await next.innerText({ timeout: 30_000 })).trim()

    await openSettings(unit)
    await unit.stubOpenDialog([second])
    await button(page, setup.choosePack).click()
    await page.getByText('second.mppack').waitFor()
    await fill(page, setup.openingCode, nextCode)
    await button(page, tiers.packTake).click()
    await expect(page.getByText(filled(tiers.packTaken, { version: '2' }))).toBeVisible({ timeout: 60_000 })
    await goTo(page, en.common.screens, en.common.export)
    expect([...central.problems, ...unit.problems]).toEqual([])
  } finally {
    await unit.close()
    await central.close()
  }
})
