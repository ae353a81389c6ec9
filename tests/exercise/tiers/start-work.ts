/** The first entries of four stations, and their way up to the central unit. One batch is lost. */
import { expect } from '@playwright/test'
import { openInbox } from '../../e2e/steps/inbox.ts'
import type { Cast } from './cast.ts'
import type { Installation } from './installation.ts'
import { setUpStation, type WrittenPack } from './set-up.ts'

export interface Work {
  /** What the neighbour of the lead station reads aloud. */
  readonly neighbourSpoken: string
  /** Written, and on nobody's table yet. */
  readonly lostBatch: string
}

/** The row of the matrix as it is read aloud: `HRBAJ2 Segment 001: held …`. */
export const matrixRow = async (at: Installation, code: string): Promise<string> => {
  await openInbox(at.milepost)
  const table = at.milepost.page.getByRole('table', { name: 'What each station has sent' })
  return table.getByRole('row').filter({ hasText: code }).first().innerText()
}

export async function startWork(cast: Cast, pack: WrittenPack): Promise<Work> {
  const { lead, neighbour, bus, hotspot, abuDhabi, khartoum, central } = cast
  const sent: Record<string, string[]> = {}
  const spoken: Record<string, string> = {}
  const setUp = async (post: Installation, work: () => Promise<void>) => {
    spoken[post.name] = await setUpStation(cast, post, pack, work)
  }
  const exports = async (post: Installation, ...batches: readonly Parameters<Cast['log']>[1][]) => {
    for (const entry of batches) {
      await cast.log(post, entry)
      sent[post.name] = [...(sent[post.name] ?? []), await cast.export(post)]
    }
  }
  await setUp(lead, async () => {
    await cast.log(lead, 'car')
    await exports(lead, 'driver')
    await lead.seen('export')
  })
  await setUp(neighbour, () => exports(neighbour, 'van', 'migrants', 'secondCar'))
  await setUp(bus, async () => {
    await cast.log(bus, 'passports')
    await exports(bus, 'carrier')
  })
  await setUp(hotspot, async () => {
    await cast.log(hotspot, 'victims')
    await exports(hotspot, 'traffickers')
  })
  const [first = '', lostBatch = '', third = ''] = sent[neighbour.name] ?? []
  cast.tell(`The second batch of ${neighbour.name} was lost on the way.`)

  const toCentral: string[] = []
  await abuDhabi.at(async () => {
    await cast.takeIn(abuDhabi, ...(sent[lead.name] ?? []), first, third)
    await abuDhabi.seen('inbox-waiting')
    await cast.accept(abuDhabi, lead.name, spoken[lead.name] ?? '', 'inbox-compare')
    await cast.accept(abuDhabi, neighbour.name, spoken[neighbour.name] ?? '')
    expect(await matrixRow(abuDhabi, neighbour.name)).toContain('Segment 002: missing')
    await abuDhabi.seen('inbox-gap')
    cast.tell(`The matrix at ${abuDhabi.name} shows that segment 002 of ${neighbour.name} is missing.`)
    toCentral.push(await cast.export(abuDhabi))
    await abuDhabi.seen('forward')
  })
  await khartoum.at(async () => {
    await cast.takeIn(khartoum, ...(sent[bus.name] ?? []), ...(sent[hotspot.name] ?? []))
    await cast.accept(khartoum, bus.name, spoken[bus.name] ?? '')
    await cast.accept(khartoum, hotspot.name, spoken[hotspot.name] ?? '')
    toCentral.push(await cast.export(khartoum))
  })
  await central.at(async () => {
    await cast.takeIn(central, ...toCentral)
    await central.seen('inbox')
  })
  cast.tell('Both units forwarded what they hold, and the central unit took it in.')
  return { neighbourSpoken: spoken[neighbour.name] ?? '', lostBatch }
}
