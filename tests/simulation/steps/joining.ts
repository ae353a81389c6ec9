/** Who comes later: stations, a unit with a site of its own, and a unit that was restored and is named anew. */
import { type Actor, Broken, type Operation } from '../actors.ts'
import { Laptop, passphrase } from '../laptop.ts'
import { actorOf, centralId, lateSite, lateUnitId, siteDraft } from '../set-up.ts'

const officer = (code: string) => ({ name: `Head of ${code}`, badge: 'B-7', passphrase })

/** An empty laptop that has read the newest pack; null: the centre could not write it. */
const withPack = async (operation: Operation): Promise<{ laptop: Laptop; version: number } | null> => {
  const { central } = operation
  const pack = await operation.act(central, 'pack written', (ledger) => ledger.writePack())
  const version = central.laptop.open?.fold.pack.version
  if (!pack || version === undefined) return null
  const { bytes, code } = pack.value
  const laptop = new Laptop(operation)
  const read = await laptop.ask((ledger) => ledger.readPack(bytes, code, false))
  if (!read?.ok) throw new Broken(`a new laptop cannot read the pack: ${JSON.stringify(read?.refusal)}`)
  return { laptop, version }
}

export const stationArrives = async (operation: Operation): Promise<void> => {
  const { central, random } = operation
  const sites = central.laptop.open?.fold.pack.sites ?? []
  // Where nobody is yet, first.
  const empty = sites.find(({ id }) => operation.stations.every(({ site }) => site !== id))
  const site = empty ?? (sites.length > 0 ? random.pick(sites) : null)
  if (!site || operation.stations.length > 27) return
  const ready = await withPack(operation)
  if (!ready) return
  const { laptop, version } = ready
  // One wish in five is the code of another station.
  const code = `${site.id}${random.chance(0.2) ? 1 : 50 + operation.actors.length}`
  const made = await laptop.ask((ledger) => ledger.createStation(site.id, code, officer(code)))
  if (!made?.ok) throw new Broken(`a station that arrives is refused: ${JSON.stringify(made?.refusal)}`)
  const { log } = made.value
  operation.genuine.add(log)
  const place = { role: 'station', unit: site.unit, site: site.id, laptop, code, log } as const
  operation.actors.push(actorOf({ ...place, packVersion: version }))
  operation.events += (laptop.open?.own.next ?? 1) - 1
  operation.count('op: station arrived')
  operation.note(`${code} arrived`)
}

/** Once in an operation: a unit joins by its file, and gets a site. */
export const unitArrives = async (operation: Operation): Promise<void> => {
  const { central } = operation
  const pack = central.laptop.open?.fold.pack
  if (!pack || pack.units.some(({ id }) => id === lateUnitId)) return
  const ready = await withPack(operation)
  if (!ready) return
  const { laptop, version } = ready
  const wish = { id: lateUnitId, name: 'Late', type: 'OCU', country: 'MYS', parent: centralId } as const
  const made = await laptop.ask((ledger) => ledger.createJoiningUnit(wish, officer(lateUnitId)))
  const file = await laptop.ask((ledger) => ledger.makeJoinFile())
  if (!made?.ok || !file?.ok) throw new Broken('a unit that arrives cannot join')
  const decision = { parent: centralId, personal: true, restored: false }
  const added = await operation.act(central, 'unit added', (ledger) =>
    ledger.addUnit(file.value.bytes, decision),
  )
  if (!added) return
  const { log } = made.value
  operation.genuine.add(log)
  const place = { role: 'unit', unit: lateUnitId, site: null, laptop, code: lateUnitId, log } as const
  operation.actors.push(actorOf({ ...place, packVersion: version }))
  operation.count('op: unit arrived')
  operation.note(`${lateUnitId} arrived`)
  await operation.act(central, 'operation changed', (ledger) =>
    ledger.changeOperation([siteDraft(lateSite, lateUnitId)]),
  )
}

/** Whether the centre's pack has the unit's log; if not, its join file is read again. */
export const nameAgain = async (operation: Operation, actor: Actor): Promise<boolean> => {
  const { central } = operation
  if (!(await operation.unlocked(central)) || !(await operation.unlocked(actor))) return false
  const units = () => central.laptop.open?.fold.pack.units ?? []
  const isNamed = () => units().find(({ id }) => id === actor.unit)?.log === actor.log
  if (actor.role !== 'unit' || isNamed()) return true
  const file = await actor.laptop.ask((ledger) => ledger.makeJoinFile())
  if (!file?.ok) return false
  const decision = { parent: centralId, personal: true, restored: true }
  await operation.act(central, 'unit named again', (ledger) => ledger.addUnit(file.value.bytes, decision))
  return isNamed()
}
