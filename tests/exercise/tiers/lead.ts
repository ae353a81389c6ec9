/** The first station of Bajakovo leads its site: it takes in its neighbour and issues the sheet of both. */
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { inboxOffered, nameLead } from '../../e2e/steps/leads.ts'
import { takePack, writeNextPack } from '../../e2e/steps/tiers.ts'
import type { Cast } from './cast.ts'
import { letBothCount } from './going-wrong.ts'
import { issue, type SheetCheck } from './sheets.ts'
import type { Work } from './start-work.ts'
import { sites } from './tiers-scenario.ts'

/** Named by the central unit; all take in the next pack, and the neighbour exports everything again, for the lead too. */
export async function nameLeadStation(cast: Cast, { neighbourSpoken }: Work): Promise<void> {
  const { central, abuDhabi, khartoum, lead, neighbour } = cast
  const file = join(cast.folderOf(central), 'operation-3.mppack')
  const pack = await central.at(async () => {
    await nameLead(central.milepost, sites[0].name, lead.name, central.seen)
    return { file, code: await writeNextPack(central.milepost, file) }
  })
  for (const each of [abuDhabi, khartoum, lead]) await each.at(() => takePack(each.milepost, pack, 5))
  const batch = await neighbour.at(async () => {
    await takePack(neighbour.milepost, pack, 5)
    expect(await inboxOffered(neighbour.milepost)).toBe(false)
    return cast.export(neighbour, true)
  })
  await abuDhabi.at(() => cast.takeIn(abuDhabi, batch))
  await lead.at(async () => {
    expect(await inboxOffered(lead.milepost)).toBe(true)
    await cast.takeIn(lead, batch)
    await cast.accept(lead, neighbour.name, neighbourSpoken, 'inbox-compare')
    await lead.seen('inbox')
  })
  cast.tell(`${central.name} named ${lead.name} the lead station of Bajakovo; it took in its neighbour.`)
}

/** What the neighbour and its copy exported afterwards. */
export async function leadTakesIn(cast: Cast, ...batches: readonly string[]): Promise<void> {
  const { lead, neighbour } = cast
  await lead.at(async () => {
    await cast.takeIn(lead, ...batches)
    await letBothCount(lead, neighbour.name)
  })
}

export async function issueSiteSheet(cast: Cast): Promise<SheetCheck> {
  const { lead } = cast
  const sheet = await lead.at(async () => {
    const issued = await issue(lead)
    await lead.seen('tally')
    await lead.visit('records')
    return issued
  })
  cast.tell(`${lead.name} issued the sheet of its site: ${sheet.figures} ${sheet.records}.`)
  return sheet
}
