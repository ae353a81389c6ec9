/** Receipts are carried back: from the central unit to units and stations, from units to stations. */
import { expect } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import { dropReceipts, expectTaken, receiptStory, writeAllReceipts } from '../../e2e/steps/receipts.ts'
import type { Cast } from './cast.ts'
import type { Installation } from './installation.ts'
import { correction } from './tiers-scenario.ts'

export async function carryReceipts(cast: Cast): Promise<void> {
  const { central, abuDhabi, khartoum, lead, neighbour, successor, hotspot } = cast
  const written: string[] = []
  for (const unit of [central, abuDhabi, khartoum])
    await unit.at(async () => {
      const look = unit === central ? unit.seen : undefined
      written.push(...(await writeAllReceipts(unit.milepost, cast.folderOf(unit), look)))
    })
  cast.written.push(...written)
  cast.tell(`The units wrote ${written.length} receipts.`)
  /** `about`: the logs that the installation writes, or wrote before it was restored. */
  const carry = async (
    to: Installation,
    from: readonly Installation[],
    about: readonly Installation[] = [to],
  ) => {
    await to.at(async () => {
      for (const unit of from)
        for (const { name } of about) {
          const ending = `_${name}_receipt_${unit.name}.mpreceipt`
          const mine = written.filter((path) => path.endsWith(ending))
          expect(mine, ending).toHaveLength(1)
          await dropReceipts(to.milepost, mine)
          await expectTaken(to.milepost, unit.name)
        }
      await to.seen('receipts')
      // The lead's sheet is not exported yet; all else that anybody wrote is held by the next unit.
      if (to !== lead)
        await expect(
          to.milepost.page.getByRole('heading', { name: en.common.allReceived.split('{{')[0] ?? '' }),
        ).toBeVisible()
      if (to === successor)
        expect(await receiptStory(to.milepost, khartoum.name, to.seen)).toContain(correction.reason)
    })
  }
  await carry(lead, [abuDhabi, central])
  await carry(neighbour, [abuDhabi, central])
  await carry(successor, [khartoum, central], [successor, hotspot])
  await carry(abuDhabi, [central])
  await carry(khartoum, [central])
  cast.tell('They were carried back, and every installation sees what is held above it.')
}
