/** A central unit, three units that joined it, six sites, and at least twenty stations: by the calls that people use. */
import type { SiteDraft } from '../../shared/ledger-api.ts'
import type { Refusal, Result } from '../../shared/result.ts'
import { type Actor, Broken, type Operation } from './actors.ts'
import { Laptop, passphrase } from './laptop.ts'

const zones = [
  'Europe/Zagreb',
  'Africa/Dar_es_Salaam',
  'America/Lima',
  'Asia/Manila',
  'UTC',
  'Asia/Dubai',
  'Asia/Manila',
]
const types = ['LAND_BORDER', 'AIRPORT', 'SEAPORT', 'CHECKPOINT', 'LAND_BORDER', 'AIRPORT', 'AIRPORT']
const ids = ['HRBAJ', 'TZNAM', 'PELIM', 'PHMAN', 'GBLHR', 'AEDXB', 'MYKUL']
const countries = ['HRV', 'TZA', 'PER', 'PHL', 'GBR', 'ARE', 'MYS']
/** The last site is there only once its unit has come. */
export const lateSite = 6
export const unitIds = ['OCUZAG', 'OCUDOD', 'OCULIM'] as const
export const lateUnitId = 'OCUKUL'
export const centralId = 'CSUABU'

export const siteDraft = (at: number, unit?: string): SiteDraft => ({
  id: ids[at] ?? '',
  name: `Site ${at}`,
  type: types[at] ?? 'CHECKPOINT',
  country: countries[at] ?? 'HRV',
  zone: zones[at] ?? 'UTC',
  cutoff: 360,
  ...(unit && { unit }),
})
/** From the beginning. */
export const siteIds: readonly string[] = ids.slice(0, lateSite)

const must = <T>(result: Result<T, Refusal> | null, what: string): T => {
  if (!result?.ok) throw new Broken(`setting up, ${what}: ${JSON.stringify(result?.refusal ?? 'stopped')}`)
  return result.value
}

const officer = (name: string) => ({ name, badge: `B-${name.length}`, passphrase })

export const actorOf = (
  given: Pick<Actor, 'role' | 'unit' | 'site' | 'laptop' | 'code' | 'log' | 'packVersion'>,
): Actor => ({
  ...given,
  ...{ officers: 1, phrase: passphrase, copied: false, restored: false, before: [], backup: null },
  ...{ drive: null, purged: 0, askedToPurge: false },
})

export const setUp = async (operation: Operation): Promise<void> => {
  const { random } = operation
  const laptop = () => new Laptop(operation)
  const central = laptop()
  const session = must(
    await central.ask((ledger) =>
      ledger.createUnit(
        {
          ...{ name: 'Operation Simulated', short: 'LT', starts: '2021-07-01', ends: '2021-07-20' },
          ...{ retention: '2022-07-20', mark: 'TLP:AMBER' },
          unit: { id: centralId, name: 'Central', type: 'CSU', country: 'ARE' },
          sites: siteIds.map((_, at) => siteDraft(at)),
        },
        officer('Head of Central'),
        false,
      ),
    ),
    'the central unit',
  )
  const join = async (made: Actor) => {
    operation.actors.push(made)
    operation.genuine.add(made.log)
    if (random.chance(0.4)) {
      const added = await made.laptop.ask((ledger) =>
        ledger.addOfficer(officer(`Second of ${made.code}`), 'supervisor'),
      )
      if (added?.ok) made.officers = 2
    }
  }
  await join(
    actorOf({
      ...{ role: 'central', unit: centralId, site: null, laptop: central },
      ...{ code: centralId, log: session.log, packVersion: 1 },
    }),
  )
  const writePack = async () => must(await central.ask((ledger) => ledger.writePack()), 'a pack')
  const first = await writePack()
  for (const id of unitIds) {
    const unit = laptop()
    must(await unit.ask((ledger) => ledger.readPack(first.bytes, first.code, false)), 'reading a pack')
    const wish = { id, name: `Unit ${id}`, type: 'OCU', country: 'HRV', parent: centralId } as const
    const made = must(
      await unit.ask((ledger) => ledger.createJoiningUnit(wish, officer(`Head of ${id}`))),
      'a unit',
    )
    const file = must(await unit.ask((ledger) => ledger.makeJoinFile()), 'a join file')
    const decision = { parent: centralId, personal: true, restored: false }
    must(await central.ask((ledger) => ledger.addUnit(file.bytes, decision)), 'naming a unit')
    await join(
      actorOf({ role: 'unit', unit: id, site: null, laptop: unit, code: id, log: made.log, packVersion: 1 }),
    )
  }
  const under = (at: number) => unitIds[at % unitIds.length] ?? ''
  must(
    await central.ask((ledger) => ledger.changeOperation(siteIds.map((_, at) => siteDraft(at, under(at))))),
    'sites under units',
  )
  const pack = await writePack()
  for (const unit of operation.actors.slice(1))
    must(await unit.laptop.ask((ledger) => ledger.takePack(pack.bytes, pack.code)), 'a newer pack')
  const many = 20 + random.below(4)
  for (let i = 0; i < many; i++) {
    const at = i % siteIds.length
    const code = `${ids[at]}${Math.floor(i / siteIds.length) + 1}`
    const station = laptop()
    must(await station.ask((ledger) => ledger.readPack(pack.bytes, pack.code, false)), 'reading a pack')
    const made = must(
      await station.ask((ledger) => ledger.createStation(ids[at] ?? '', code, officer(`Head of ${code}`))),
      'a station',
    )
    const { log, pack: held } = made
    await join(
      actorOf({
        ...{ role: 'station', unit: under(at), site: ids[at] ?? null, laptop: station },
        ...{ code, log, packVersion: held.version },
      }),
    )
  }
  for (const actor of operation.actors) {
    const held = actor.laptop.open?.fold.pack
    if (held) {
      actor.packVersion = held.version
      operation.packs.set(held.version, held)
    }
    operation.events += (actor.laptop.open?.own.next ?? 1) - 1
  }
}
