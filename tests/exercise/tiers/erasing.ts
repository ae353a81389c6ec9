/** A victim's name is erased at the station, and with the next files at the lead station and both units above. */
import { expect } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import { filesUnder, findWords } from '../../e2e/clear-text/find-words.ts'
import { eraseRecord, recordScreens, searchRecords } from '../../e2e/steps/records.ts'
import type { Cast } from './cast.ts'
import type { Installation } from './installation.ts'
import { erased } from './tiers-scenario.ts'

const words = [erased.familyName, erased.note]
const labelsOf = (at: Installation, text: string) => searchRecords(at.milepost, text)

/** Gives the record's label. */
export async function eraseName(cast: Cast): Promise<string> {
  const { neighbour, lead, abuDhabi, central } = cast
  for (const above of [lead, abuDhabi, central])
    await above.at(async () => {
      const screens = await recordScreens(above.milepost, erased.familyName)
      expect(screens, above.name).toHaveLength(1)
      for (const word of words) expect(screens[0], above.name).toContain(word)
    })
  let label = ''
  const batch = await neighbour.at(async () => {
    label = (await labelsOf(neighbour, erased.familyName))[0] ?? ''
    await eraseRecord(neighbour.milepost, label, 'Asked for by the victim', neighbour.seen)
    await neighbour.seen('erased')
    return cast.export(neighbour)
  })
  for (const above of [lead, abuDhabi]) await above.at(() => cast.takeIn(above, batch))
  cast.tell(`${neighbour.name} erased a victim’s name, and said so in its next batch.`)
  return label
}

/** In no installation is the name found, though the record is there; and in no file is it in clear. */
export async function expectErasedEverywhere(cast: Cast, label: string): Promise<void> {
  const { neighbour, lead, abuDhabi, central, everyone } = cast
  for (const at of [neighbour, lead, abuDhabi, central])
    await at.at(async () => {
      for (const word of words) expect(await labelsOf(at, word), at.name).toEqual([])
      // The laptop's copy numbered alike: one of the two was erased.
      const screens = await recordScreens(at.milepost, label)
      expect(
        screens.filter((says) => says.includes(en.records.isErased)),
        at.name,
      ).toHaveLength(1)
      for (const word of words) expect(screens.join(), at.name).not.toContain(word)
    })
  expect(findWords(filesUnder(...everyone.map(({ profile }) => profile)), words)).toEqual([])
  cast.tell('The name is found in no installation.')
}
