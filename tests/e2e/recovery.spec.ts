// An officer lost the passphrase: a request, a telephone call, an answer, and the entries can be read again.
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { en } from '../../renderer/texts/en/index.ts'
import { launchMilepost, type Milepost, ownedFolder } from './harness/index.ts'
import { faultLines, lookAt, type Seen } from './look/look-at.ts'
import { lock, startTraining, trainingPassphrase, unlock } from './steps/entering.ts'
import { button, filled } from './steps/fields.ts'
import { countRecords, quickEntry } from './steps/records.ts'
import {
  addOfficer,
  askRecovery,
  changePassphrase,
  openForgotten,
  openRequest,
  openSettings,
  saveRequest,
  shownCode,
  takeAnswer,
  writeAnswer,
} from './steps/recovery.ts'

const lost = 'seven grey herons 41'
const found = 'nine old bridges 7'
const words = en.recovery
const mia = { name: 'Mia Perić', badge: 'HR-0418', passphrase: 'four slow ferries 12' }

const refusal = ({ page }: Milepost, text: string) =>
  expect(page.getByRole('alert').filter({ hasText: text })).toBeVisible({ timeout: 30_000 })

test('station and unit: asked, compared, answered; the entries are readable under the new passphrase alone', async () => {
  test.setTimeout(240_000)
  const seen: Seen[] = []
  const station = await launchMilepost()
  const shots = process.env.MILEPOST_SHOTS ?? ownedFolder(join(station.run.directory, 'shots'))
  const files = ownedFolder(join(station.run.directory, 'recovery'))
  const [request, answer] = [join(files, 'request.mprecover'), join(files, 'answer.mprecover')]
  const look = async (milepost: Milepost, screen: string) => {
    seen.push(...(await lookAt(milepost, shots, `recovery-${screen}`)))
  }
  let code = ''
  try {
    await startTraining(station, 'station')
    await quickEntry(station)
    await addOfficer(station, mia)
    await changePassphrase(station, trainingPassphrase, lost)
    await expect(station.page.getByText(en.settings.changed)).toBeVisible({ timeout: 30_000 })
    await look(station, 'officers')
    await lock(station)
    await station.page.getByLabel(en.unlock.passphrase).waitFor()
    await look(station, 'locked')
    await openForgotten(station)
    await look(station, 'ask')
    code = await askRecovery(station, found)
    expect(code).toMatch(/^([0-9a-f]{4} ){4}[0-9a-f]{4}$/)
    await saveRequest(station, request)
    await look(station, 'waiting')
    expect(station.problems).toEqual([])
  } finally {
    await station.close()
  }

  const unit = await launchMilepost()
  try {
    await startTraining(unit, 'unit')
    // A batch, a pack or nonsense is none.
    await openRequest(unit, '/etc/hostname')
    await refusal(unit, en.refusals['not-a-recovery-request'])
    await look(unit, 'unit-settings')
    await openRequest(unit, request)
    expect(await shownCode(unit)).toBe(code)
    // Nobody answers without having compared.
    await unit.page.keyboard.press('Control+Enter')
    await expect(unit.page.getByText(words.compareFirst)).toBeVisible()
    await look(unit, 'answer')
    await writeAnswer(unit, answer)
    await expect(unit.page.getByText(filled(words.written, { name: 'answer.mprecover' }))).toBeVisible()
    expect(unit.problems).toEqual([])
  } finally {
    await unit.close()
  }

  // The request waited through a restart.
  const again = await launchMilepost({ profile: station.profile })
  try {
    await openForgotten(again)
    expect(await shownCode(again)).toBe(code)
    await takeAnswer(again, request, found)
    await refusal(again, en.refusals['other-request'])
    await takeAnswer(again, answer, lost)
    await refusal(again, en.refusals['wrong-passphrase'])
    await look(again, 'taking')
    await takeAnswer(again, answer, found)
    await again.page.getByRole('navigation', { name: en.common.screens }).waitFor({ timeout: 30_000 })
    expect(await countRecords(again)).toBe(1)

    await openSettings(again)
    await button(again.page, `${en.settings.disable} ${mia.name}`).click()
    await look(again, 'disable')
    await again.page.keyboard.press('Control+Enter')
    await expect(again.page.getByText(filled(en.settings.disabled, { number: '2' }))).toBeVisible()
    await button(again.page, `${en.settings.enable} ${mia.name}`).click()
    await look(again, 'enable')
    await button(again.page.getByRole('dialog'), en.common.cancel).click()
    await lock(again)
    await again.page.getByLabel(en.unlock.passphrase).fill(lost)
    await again.page.keyboard.press('Enter')
    await refusal(again, en.refusals['wrong-passphrase'])
    await unlock(again, found)
    expect(await countRecords(again)).toBe(1)
    expect(again.problems).toEqual([])
  } finally {
    await again.close()
  }
  expect(faultLines(seen)).toEqual([])
})
