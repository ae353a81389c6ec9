/** A batch that was lost, a passphrase forgotten, a laptop copied, one stolen, one that died. */
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import { makeBackup, restore } from '../../e2e/steps/backup.ts'
import { ownFingerprint } from '../../e2e/steps/exporting.ts'
import { button, filled } from '../../e2e/steps/fields.ts'
import { acceptCompared, compareLog, decideOn, inboxRows, openInbox, openLog } from '../../e2e/steps/inbox.ts'
import { amendRecord } from '../../e2e/steps/records.ts'
import {
  askRecovery,
  openForgotten,
  openRequest,
  saveRequest,
  shownCode,
  takeAnswer,
  writeAnswer,
} from '../../e2e/steps/recovery.ts'
import type { Cast } from './cast.ts'
import type { Installation } from './installation.ts'
import { matrixRow, type Work } from './start-work.ts'
import { correction } from './tiers-scenario.ts'

/** The lost batch turns up. */
export async function lostOnTheWay(cast: Cast, { lostBatch }: Work): Promise<void> {
  const { abuDhabi, neighbour } = cast
  await abuDhabi.at(async () => {
    await cast.takeIn(abuDhabi, lostBatch)
    expect(await matrixRow(abuDhabi, neighbour.name)).toContain('Segment 002: held')
  })
  cast.tell(`The lost batch of ${neighbour.name} was found and delivered: the gap is closed.`)
}

/** The officer of the lead station forgot the passphrase; the unit answers. */
export async function recovered(cast: Cast): Promise<void> {
  const { lead, abuDhabi } = cast
  let batch = ''
  const passphrase = 'nine old bridges 7 lanterns'
  const [request, answer] = ['request', 'answer'].map((name) =>
    join(cast.folderOf(lead), `${name}.mprecover`),
  ) as [string, string]
  const code = await lead.start(async () => {
    await openForgotten(lead.milepost)
    const asked = await askRecovery(lead.milepost, passphrase)
    await saveRequest(lead.milepost, request)
    await lead.seen('recovery-waits')
    return asked
  })
  await abuDhabi.at(async () => {
    await openRequest(abuDhabi.milepost, request)
    expect(await shownCode(abuDhabi.milepost), 'both read the same code').toBe(code)
    await abuDhabi.seen('recovery')
    await writeAnswer(abuDhabi.milepost, answer)
  })
  await lead.start(async () => {
    await openForgotten(lead.milepost)
    await takeAnswer(lead.milepost, answer, lead.officer.passphrase)
    await expect(
      lead.milepost.page.getByRole('alert').filter({ hasText: en.refusals['wrong-passphrase'] }),
    ).toBeVisible()
    await takeAnswer(lead.milepost, answer, passphrase)
    await lead.milepost.page.getByRole('navigation', { name: en.common.screens }).waitFor({ timeout: 30_000 })
    lead.officer = { ...lead.officer, passphrase }
    cast.tell(`${lead.name}’s officer had forgotten the passphrase; ${abuDhabi.name} answered the request.`)
    await cast.log(lead, 'coach')
    batch = await cast.export(lead)
  })
  await abuDhabi.at(() => cast.takeIn(abuDhabi, batch))
}

/** The neighbour's laptop is copied, and both go on; the unit lets both histories count. Gives the batches of both. */
export async function cloned(cast: Cast): Promise<readonly string[]> {
  const { neighbour, copy, abuDhabi, central } = cast
  await copy.copyOf(neighbour)
  const batches: string[] = []
  for (const [post, entry] of [
    [neighbour, 'victim'],
    [copy, 'thirdCar'],
  ] as const)
    await post.at(async () => {
      await cast.log(post, entry)
      batches.push(await cast.export(post))
    })
  cast.tell(`${neighbour.name}’s laptop had been copied: both copies went on from the same segment.`)
  const forwarded = await abuDhabi.at(async () => {
    await cast.takeIn(abuDhabi, ...batches)
    await abuDhabi.seen('inbox-two-histories')
    await letBothCount(abuDhabi, neighbour.name)
    cast.tell(`${abuDhabi.name} let both histories count.`)
    return cast.export(abuDhabi)
  })
  await central.at(() => cast.takeIn(central, forwarded))
  return batches
}

/** Both histories of a log with two count. */
export async function letBothCount(at: Installation, code: string): Promise<void> {
  const { page } = at.milepost
  await openLog(at.milepost, code)
  await decideOn(at.milepost, 'choose', code, 'One laptop, copied for a colleague', async () => {
    for (const history of await page.getByRole('dialog').getByRole('checkbox').all()) await history.check()
    await expect(page.getByRole('dialog').locator('[aria-busy="false"]')).toBeVisible()
    await at.seen('choose')
  })
}

/** A laptop is stolen and used on; the unit revokes it. */
export async function stolen(cast: Cast): Promise<void> {
  const { bus, khartoum } = cast
  const late = await bus.at(async () => {
    await cast.log(bus, 'afterTheft')
    return cast.export(bus)
  })
  await khartoum.at(async () => {
    await openLog(khartoum.milepost, bus.name)
    await decideOn(khartoum.milepost, 'revoke', bus.name, 'Stolen from the bus station', () =>
      khartoum.seen('revoke'),
    )
    await cast.takeIn(khartoum, late)
    await khartoum.seen('inbox-revoked')
    const [after, before] = (await inboxRows(khartoum.milepost)).filter(({ from }) => from === bus.name)
    expect(after?.result).toBe('Set aside · TZDAR1 is revoked')
    expect(before?.result, 'what came before it was stolen').toMatch(/^Taken in/)
  })
  cast.tell(`${bus.name} was stolen: ${khartoum.name} revoked it, and what came after is set aside.`)
}

/** A laptop dies after its backup; another goes on from it, with what had not been sealed. */
export async function continued(cast: Cast): Promise<void> {
  const { hotspot, successor, khartoum } = cast
  const backup = await hotspot.at(async () => {
    await cast.log(hotspot, 'girls')
    return makeBackup(hotspot.milepost, cast.folderOf(hotspot))
  })
  cast.tell(`${hotspot.name} made a backup, and died.`)
  const { batch, spoken, label } = await successor.start(async () => {
    const form = { paths: [backup], passphrase: hotspot.officer.passphrase, code: successor.name }
    await restore(successor.milepost, form)
    await successor.seen('restored')
    const [label = ''] = await cast.log(successor, 'suspects')
    const batch = await cast.export(successor)
    return { batch, label, spoken: await ownFingerprint(successor.milepost, successor.name) }
  })
  await khartoum.at(async () => {
    const { milepost } = khartoum
    await cast.takeIn(khartoum, batch)
    expect(await compareLog(milepost, successor.name), 'both read the same fingerprint').toBe(spoken)
    await expect(
      milepost.page.getByRole('dialog').getByText(filled(en.unit.continues, { code: hotspot.name })),
    ).toBeVisible()
    await khartoum.seen('continues')
    await acceptCompared(milepost, successor.name)
    await amendRecord(milepost, label, correction)
    await openInbox(milepost)
    await expect(button(milepost.page, en.unit.receipts)).toBeVisible()
  })
  cast.tell(`${successor.name} goes on from it; ${khartoum.name} accepted it and put ${label} right.`)
}
