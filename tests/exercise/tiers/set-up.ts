/** The operation, its units and its stations, from the first pack to the first figures. */
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { labelOf } from '../../../shared/codes/lists.ts'
import { createOperation, joinOperation, writePack } from '../../e2e/steps/entering.ts'
import { ownFingerprint } from '../../e2e/steps/exporting.ts'
import {
  assignSites,
  joinAsUnit,
  nameUnit,
  openJoinFile,
  saveJoinFile,
  takePack,
  writeNextPack,
} from '../../e2e/steps/tiers.ts'
import { dayOf } from '../days.ts'
import type { Cast } from './cast.ts'
import type { Installation } from './installation.ts'
import { officers, reports, sites, units } from './tiers-scenario.ts'

export interface WrittenPack {
  readonly file: string
  readonly code: string
}

/** The central unit creates the operation; two units join it. Gives the pack that names them. */
export async function setUpUnits(cast: Cast): Promise<WrittenPack> {
  const { central, abuDhabi, khartoum, stage } = cast
  const packAt = (number: number) => join(cast.folderOf(central), `operation-${number}.mppack`)
  const first = await central.start(async () => {
    await createOperation(central.milepost, {
      ...{ name: 'Liberterra', short: 'LT', starts: dayOf(-2), ends: dayOf(2) },
      ...{ unit: units.central, sites: sites.map((site) => ({ ...site, cutoff: '00:00' })) },
      ...{ officer: officers.central, training: false },
    })
    return { file: packAt(1), code: await writePack(central.milepost, packAt(1)) }
  })
  cast.tell(`${central.name} created the operation with ${sites.length} sites and wrote its pack.`)

  const joining: [Installation, (typeof units)[keyof typeof units]][] = [
    [abuDhabi, units.abuDhabi],
    [khartoum, units.khartoum],
  ]
  const asked: { id: string; path: string; spoken: string }[] = []
  for (const [installation, unit] of joining) {
    const path = join(cast.folderOf(installation), `${unit.id}.mpjoin`)
    const look = installation === abuDhabi ? installation.seen : undefined
    await installation.start(async () => {
      const form = { pack: first.file, code: first.code, unit, officer: installation.officer }
      const spoken = await joinAsUnit(installation.milepost, form, look)
      await saveJoinFile(installation.milepost, path)
      asked.push({ id: unit.id, path, spoken })
    })
  }

  const second = await central.at(async () => {
    for (const { id, path, spoken } of asked) {
      expect(await openJoinFile(central.milepost, path, id), 'both read the same').toBe(spoken)
      await nameUnit(central.milepost, true, id === units.abuDhabi.id ? central.seen : undefined)
    }
    await assignSites(central.milepost, reports, central.seen)
    return { file: packAt(2), code: await writeNextPack(central.milepost, packAt(2), central.seen) }
  })
  cast.tell(
    `It named ${asked.map(({ id }) => id).join(' and ')} after comparing fingerprints, gave them their sites, and wrote the next pack.`,
  )
  for (const [installation] of joining)
    await installation.at(() =>
      takePack(installation.milepost, second, 4, installation === abuDhabi ? installation.seen : undefined),
    )
  stage.tell('Both units took the next pack in.')
  return second
}

/** As the set-up offers it. */
const placeChoice = (id: string): string => {
  const site = sites.find((each) => each.id === id)
  if (!site) return id
  return [site.name, labelOf('placeTypes', site.type, 'en'), labelOf('countries', site.country, 'en')].join(
    ' · ',
  )
}

/** Four stations; `work` is done in each before its window is closed. Gives what each reads aloud. */
export async function setUpStation(
  cast: Cast,
  post: Installation,
  pack: WrittenPack,
  work: () => Promise<void>,
): Promise<string> {
  return post.start(async () => {
    await joinOperation(post.milepost, {
      ...{ pack: pack.file, code: pack.code, site: placeChoice(post.name.slice(0, 5)), training: false },
      ...{ stationCode: post.name, officer: post.officer },
    })
    cast.tell(`${post.name} was set up from the pack.`)
    await work()
    return ownFingerprint(post.milepost, post.name)
  })
}
