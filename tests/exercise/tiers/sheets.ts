/** Each unit issues its sheet; the central unit issues its own, and counts the very same records. */
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import { chooseTally, issueSheet, openTally, saveJson, savePdf } from '../../e2e/steps/tally.ts'
import { dayOf, dayShown } from '../days.ts'
import type { Cast } from './cast.ts'
import type { Installation } from './installation.ts'
import { sites, units } from './tiers-scenario.ts'

const day = dayShown(-1)

export interface SheetCheck {
  readonly figures: string
  readonly records: string
}

/** Issues the sheet of a place for the day; gives the two groups of its check code. */
export async function issue(at: Installation, scope?: string): Promise<SheetCheck> {
  await openTally(at.milepost, scope === undefined ? 'station' : 'unit')
  await chooseTally(at.milepost, scope === undefined ? { day } : { scope, day })
  const [figures = '', records = ''] = (await issueSheet(at.milepost)).split(' ')
  return { figures, records }
}

/** `ofSite`: what the lead station issued for its site. */
export async function issueSheets(cast: Cast, ofSite: SheetCheck): Promise<{ pdf: string; json: string }> {
  const { abuDhabi, khartoum, central, stage } = cast
  const below = [
    [abuDhabi, units.abuDhabi],
    [khartoum, units.khartoum],
  ] as const
  const sheets: SheetCheck[] = []
  const forwarded: string[] = []
  for (const [unit, { name }] of below)
    await unit.at(async () => {
      sheets.push(await issue(unit, name))
      await unit.seen('tally')
      forwarded.push(await cast.export(unit))
      cast.tell(`${unit.name} issued its sheet for ${dayOf(-1)} and forwarded all it holds.`)
    })
  const [pdf, json] = [join(stage.work, 'tally.pdf'), join(stage.work, 'tally.json')]
  await central.at(async () => {
    const { milepost } = central
    await cast.takeIn(central, ...forwarded)
    await central.seen('inbox-all')
    for (const [index, [unit, { name }]] of below.entries()) {
      const here = await issue(central, name)
      expect(here, `the same figures and records as ${unit.name}`).toEqual(sheets[index])
      cast.tell(
        `The central unit’s sheet of ${unit.name} has the same check code: ${here.figures} ${here.records}.`,
      )
    }
    expect(await issue(central, sites[0].name), 'as the lead station counts').toEqual(ofSite)
    await issue(central, 'Liberterra')
    await central.seen('tally')
    await savePdf(milepost, pdf)
    await saveJson(milepost, json)
    await milepost.page
      .getByText(new RegExp(`^${en.tally.tabSheets}`))
      .first()
      .click()
    await expect(milepost.page.getByText(en.tally.sameAll).first()).toBeVisible()
    // Of every sheet, whoever issued it, the count here gives the very same.
    for (const other of [en.tally.sameFigures, en.tally.sameRecords, en.tally.sameNone])
      await expect(milepost.page.getByText(other)).toHaveCount(0)
    await central.seen('tally-sheets')
    for (const screen of ['inbox', 'records', 'review', 'operationScreen', 'stations', 'settings'] as const)
      await central.visit(screen)
  })
  cast.tell('The central unit issued the sheet of the whole operation.')
  return { pdf, json }
}
