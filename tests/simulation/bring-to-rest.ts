/** All faults end; whatever still exists is sent again, by the ways that people have; then everybody is looked at. */
import type { OpenSegment } from '../../shared/segments/segment.ts'
import { type Actor, Broken, type Operation } from './actors.ts'
import * as check from './invariants.ts'
import * as files from './steps/files.ts'
import { nameAgain } from './steps/joining.ts'
import { decideLogs } from './steps/units.ts'

const unlocked = async (operation: Operation, actor: Actor): Promise<void> => {
  if (!(await operation.unlocked(actor))) throw new Broken(`${actor.code} does not unlock`)
}

const takeAll = async (operation: Operation, actor: Actor): Promise<void> => {
  // What the disk was the matter of is tried again some steps later; nothing is, where nothing strikes any more.
  for (let tries = 0; operation.mail.some(({ to }) => to === actor); tries++) {
    if (tries > 1000) throw new Broken(`${actor.code} never comes to the end of its mail`)
    operation.step++
    await files.takeMail(operation, actor, 8)
  }
}

const sendAll = async (operation: Operation, actor: Actor): Promise<void> => {
  // A database that fell silent is found out by a read, and opened anew by the next.
  const { stored } = actor.laptop
  const silent = stored.isSilent
  for (let tries = 0; !(await files.sendUp(operation, actor, true)); tries++)
    if (tries > 0 || !silent) throw new Broken(`${actor.code} cannot export`)
}

export const bringToRest = async (operation: Operation): Promise<void> => {
  operation.quiet = true
  // What was late is in time now.
  operation.step += 10_000
  operation.now += 3_600_000
  for (const actor of operation.actors) {
    actor.laptop.stopAfter(Number.POSITIVE_INFINITY)
    // Of a pack that was refused, whether it was written shows at a start.
    if (actor.laptop.mayHaveMore) {
      await actor.laptop.ask((ledger) => ledger.lock())
      actor.laptop.close()
    }
    await unlocked(operation, actor)
  }
  for (const unit of operation.units)
    if (!(await nameAgain(operation, unit))) throw new Broken(`${unit.code} is not named again`)
  const pack = operation.central.laptop.open?.fold.pack
  if (pack) operation.packs.set(pack.version, pack)
  for (const actor of operation.actors) await files.takePack(operation, actor)
  const sent = new Map<Actor, number | undefined>()
  for (const station of operation.stations) {
    await sendAll(operation, station)
    sent.set(station, station.laptop.open?.own.index)
  }
  for (const unit of operation.units.slice(1)) {
    await takeAll(operation, unit)
    await decideLogs(operation, unit, true)
    await sendAll(operation, unit)
  }
  await takeAll(operation, operation.central)
  await decideLogs(operation, operation.central, true)
  for (const unit of operation.units) await files.answer(operation, unit, operation.random.chance(0.2))
  for (const actor of operation.actors) await takeAll(operation, actor)
  // What was sealed meanwhile goes as well.
  for (const station of operation.stations)
    if (station.laptop.open?.own.index !== sent.get(station)) await sendAll(operation, station)
  for (const unit of operation.units.slice(1)) {
    await takeAll(operation, unit)
    await sendAll(operation, unit)
  }
  await takeAll(operation, operation.central)
  await lookAtAll(operation)
}

const journalsOf = (actor: Actor) => {
  const own = actor.laptop.open?.own
  return (own?.journal ?? []).map((open) => [own?.log ?? '', open] as const)
}

const lookAtAll = async (operation: Operation): Promise<void> => {
  const all = new Map<string, OpenSegment>()
  const heldBy = new Map<Actor, ReadonlyMap<string, OpenSegment>>()
  for (const actor of operation.actors) {
    const segments = await check.segmentsOf(actor)
    heldBy.set(actor, segments)
    for (const [name, open] of segments) all.set(name, open)
    // Of stations that hold little more than their own, some: the others in other seeds.
    if (actor.role !== 'station' || segments.size > 12 || operation.random.chance(0.4))
      check.checkOneFunction(operation, actor, segments)
    check.checkFigures(actor)
    check.checkOnce(operation, actor)
    check.checkCounted(operation, actor)
    check.checkWhole(operation, actor, segments)
    await check.checkErased(operation, actor, 'at rest')
    check.checkNames(operation, actor)
    const own = new Set(actor.laptop.open?.fold.ownLogs)
    if (!actor.copied && !actor.restored)
      check.checkPromises(operation, `by ${actor.code}`, segments.values(), journalsOf(actor), (log) =>
        own.has(log),
      )
  }
  checkAllAbove(operation, heldBy)
  check.checkPromises(
    operation,
    'at the centre, nor by who wrote it',
    heldBy.get(operation.central)?.values() ?? [],
    operation.actors.flatMap(journalsOf),
    () => true,
  )
  check.checkSheets(operation, all)
  await startAgain(operation)
}

/** Whoever is above holds what those below hold. */
const checkAllAbove = (
  operation: Operation,
  heldBy: ReadonlyMap<Actor, ReadonlyMap<string, OpenSegment>>,
): void => {
  for (const actor of operation.actors) {
    const above = operation.above(actor)
    const there = above && heldBy.get(above)
    if (!there) continue
    const own = new Set(actor.laptop.open?.fold.ownLogs)
    for (const [name, { segment }] of heldBy.get(actor) ?? []) {
      if (actor.role === 'station' && !own.has(segment.header.log)) continue
      if (!there.has(name))
        throw new Broken(
          `${above.code} lacks segment ${segment.header.index} of ${segment.header.log.slice(0, 8)}…, which ${actor.code} sent`,
        )
    }
  }
}

/** Started again, half of them from the mirror alone, everybody has the same as before. */
const startAgain = async (operation: Operation): Promise<void> => {
  for (const actor of operation.actors) {
    // Of the stations, some: the others start again in other seeds.
    const passed = actor.role === 'station' && operation.random.chance(0.85)
    if (passed && !operation.putOff.has(actor)) continue
    const before = Buffer.from(actor.laptop.open?.fold.stateBytes() ?? [])
    const events = before.length
    await actor.laptop.ask((ledger) => ledger.lock())
    actor.laptop.close()
    if (operation.random.chance(0.5)) actor.laptop.wipeDatabase()
    await unlocked(operation, actor)
    const after = Buffer.from(actor.laptop.open?.fold.stateBytes() ?? [])
    if (withoutUnlock(before) !== withoutUnlock(after) || events === 0)
      throw new Broken(`${actor.code} has another state after it was started again`)
    check.checkFigures(actor)
    await check.checkErased(operation, actor, 'after a start')
    check.checkPurged(actor)
  }
}

/** Unlocking is an entry of its own log: numbers of events are not compared. */
const withoutUnlock = (state: Uint8Array): string => {
  const { records, figures, relations, proposals, decisions } = JSON.parse(
    Buffer.from(state).toString('utf8'),
  )
  return JSON.stringify({ records, figures, relations, proposals, decisions })
}
