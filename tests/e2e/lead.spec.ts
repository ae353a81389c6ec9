// A site's lead station: named in the operation editor, it takes in its neighbour and issues the sheet of the site.
import { basename, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { ar } from '../../renderer/texts/ar/index.ts'
import { en } from '../../renderer/texts/en/index.ts'
import { launchMilepost, type Milepost, ownedFolder } from './harness/index.ts'
import { faultLines, lookAt, type Seen } from './look/look-at.ts'
import { createOperation, joinOperation, writePack } from './steps/entering.ts'
import { exportAll, exportBatch, openExport, ownFingerprint } from './steps/exporting.ts'
import { button, filled, goTo, wordsOf } from './steps/fields.ts'
import {
  acceptCompared,
  acceptLog,
  compareLog,
  dropOnInbox,
  inboxRow,
  openInbox,
  openLog,
} from './steps/inbox.ts'
import { inboxOffered, nameLead } from './steps/leads.ts'
import { dropReceipts } from './steps/receipts.ts'
import { quickEntry, searchRecords } from './steps/records.ts'
import { chooseTally, issueSheet, openTally } from './steps/tally.ts'
import { takePack, writeNextPack } from './steps/tiers.ts'

const officer = { name: 'Ana Kovač', badge: 'HR-0417', passphrase: 'seven grey herons 41' }
const site = { id: 'HRBAJ', name: 'Bajakovo', type: 'LAND_BORDER', country: 'HRV', zone: 'Europe/Zagreb' }
const siteChoice = 'Bajakovo · Land border crossing · Croatia'
const alsoForLead = wordsOf(en.export.whatOneLead)
const secondGroup = (check: string) => check.split(' ')[1]

test('named, with the newer pack; its neighbour taken in and accepted; the site’s sheet is that of the unit', async () => {
  test.setTimeout(420_000)
  const seen: Seen[] = []
  const unit = await launchMilepost()
  let lead = await launchMilepost()
  const neighbour = await launchMilepost()
  const files = ownedFolder(join(unit.run.directory, 'lead'))
  const shots = process.env.MILEPOST_SHOTS ?? ownedFolder(join(unit.run.directory, 'shots'))
  const look = (milepost: Milepost) => async (screen: string) => {
    seen.push(...(await lookAt(milepost, shots, `lead-${screen}`)))
  }
  const [first, second, third] = ['first', 'second', 'third'].map((name) =>
    join(files, `${name}.mppack`),
  ) as [string, string, string]
  try {
    await createOperation(unit, {
      ...{ name: 'Liberterra', short: 'LT', sites: [site], officer, training: false },
      unit: { id: 'OCUABU', name: 'OCU Abu Dhabi', type: 'OCU', country: 'ARE' },
    })
    const code = await writePack(unit, first)
    const own: string[] = []
    for (const [station, stationCode] of [
      [lead, 'HRBAJ1'],
      [neighbour, 'HRBAJ2'],
    ] as const) {
      await joinOperation(station, {
        pack: first,
        code,
        site: siteChoice,
        stationCode,
        officer,
        training: false,
      })
      await quickEntry(station)
      own.push(await exportBatch(station, files))
    }
    await openInbox(unit)
    await dropOnInbox(unit, own)
    for (const stationCode of ['HRBAJ1', 'HRBAJ2']) await acceptLog(unit, stationCode)

    // The authority names it; the pack carries it; no restart.
    await nameLead(unit, 'Bajakovo', 'HRBAJ1', look(unit))
    const newer = { file: second, code: await writeNextPack(unit, second) }
    await look(unit)('operation')
    expect(await inboxOffered(lead)).toBe(false)
    await takePack(lead, newer, 2)
    expect(await inboxOffered(lead)).toBe(true)
    await expect(lead.page.getByText(en.tiers.leadGained)).toBeVisible()
    await look(lead)('pack-taken')
    await takePack(neighbour, newer, 2)

    // The neighbour stays what it was, and says so; its next file is for the lead too.
    await dropReceipts(neighbour, [own[0] ?? ''])
    const refused = filled(`{{name}}: ${en.refusals['not-lead']}`, { name: basename(own[0] ?? '') })
    await expect(neighbour.page.getByText(refused)).toBeVisible()
    expect(await inboxOffered(neighbour)).toBe(false)
    await goTo(neighbour.page, en.common.screens, en.common.log)
    const latest = await quickEntry(neighbour)
    await openExport(neighbour)
    await expect(neighbour.page.getByText(alsoForLead)).toBeVisible()
    await look(neighbour)('export')
    const file = await exportAll(neighbour, files)

    await openInbox(lead)
    await look(lead)('inbox-empty')
    await dropOnInbox(lead, [own[1] ?? '', file])
    expect((await inboxRow(lead, own[1] ?? '')).result).toContain(en.unit['short.other-recipient'])
    expect((await inboxRow(lead, file)).result).toBe(en.unit.waiting)
    await look(lead)('inbox')
    expect(await compareLog(lead, 'HRBAJ2')).toBe(await ownFingerprint(neighbour, 'HRBAJ2'))
    await look(lead)('accept')
    await acceptCompared(lead, 'HRBAJ2')
    await openLog(lead, 'HRBAJ2')
    await look(lead)('log')
    await lead.page.keyboard.press('Escape')
    await expect(button(lead.page, en.unit.receipts)).toBeHidden()
    expect((await searchRecords(lead, 'HRBAJ')).map((label) => label.slice(0, 6)).sort()).toEqual([
      ...['HRBAJ1', 'HRBAJ2', 'HRBAJ2'],
    ])
    expect(await searchRecords(lead, latest)).toEqual([latest])
    await look(lead)('records')
    await openTally(lead, 'station')
    const ofSite = await issueSheet(lead)
    await look(lead)('tally')

    // The unit counts the same from the stations' own files; what the lead decided is nothing there.
    await openInbox(unit)
    await dropOnInbox(unit, [file, await exportBatch(lead, files)])
    await openTally(unit, 'unit')
    await chooseTally(unit, { scope: 'Bajakovo' })
    expect(secondGroup(await issueSheet(unit))).toBe(secondGroup(ofSite))

    const profile = lead.profile
    expect(lead.problems).toEqual([])
    await lead.close()
    lead = await launchMilepost({ profile, lang: 'ar' })
    await lookInArabic(lead, look(lead))

    await nameLead(unit, 'Bajakovo', null)
    const none = { file: third, code: await writeNextPack(unit, third) }
    await takePack(neighbour, none, 3)
    await goTo(neighbour.page, en.common.screens, en.common.log)
    await quickEntry(neighbour)
    await openExport(neighbour)
    await expect(neighbour.page.getByText(wordsOf(en.export.whatOne))).toBeVisible()
    await expect(neighbour.page.getByText(alsoForLead)).toBeHidden()
    expect([...unit.problems, ...lead.problems, ...neighbour.problems]).toEqual([])
  } finally {
    for (const each of [neighbour, lead, unit]) await each.close()
  }
  expect(faultLines(seen)).toEqual([])
})

/** Unlocked, and its inbox with a decision being taken: from right to left. */
async function lookInArabic(milepost: Milepost, look: (screen: string) => Promise<void>): Promise<void> {
  const { page } = milepost
  await page.locator('input[type="password"]').fill(officer.passphrase)
  await page.keyboard.press('Enter')
  await page.getByRole('navigation', { name: ar.common.screens }).waitFor({ timeout: 30_000 })
  await goTo(page, ar.common.screens, ar.common.inbox)
  await look('inbox-arabic')
  await page.getByRole('table', { name: ar.unit.matrix }).getByText('HRBAJ2').first().click()
  await button(page.getByRole('dialog'), ar.unit['decide.revoke.open']).click()
  await expect(page.getByRole('dialog').locator('[aria-busy="false"]')).toBeVisible()
  await look('decision-arabic')
  await page.keyboard.press('Escape')
  await goTo(page, ar.common.screens, ar.common.tally)
  await look('tally-arabic')
}
