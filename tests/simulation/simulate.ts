/** One seed: an operation is set up, goes on among faults, comes to rest, and is looked at. */
import { type Actor, Broken, Operation } from './actors.ts'
import { bringToRest } from './bring-to-rest.ts'
import type { Random } from './platform/random.ts'
import { setUp } from './set-up.ts'
import * as drives from './steps/drives.ts'
import * as files from './steps/files.ts'
import { nameAgain, stationArrives, unitArrives } from './steps/joining.ts'
import * as laptops from './steps/laptops.ts'
import * as records from './steps/records.ts'
import { purge } from './steps/retention.ts'
import { forge, laterVersion } from './steps/strangers.ts'
import * as units from './steps/units.ts'

export interface SeedResult {
  failure: string | null
  readonly trace: string
  readonly counts: Readonly<Record<string, number>>
  readonly stations: number
  readonly events: number
  /** Of processor time. */
  readonly ms: number
}

type Step = (operation: Operation, actor: Actor) => Promise<unknown>
type Table = readonly (readonly [weight: number, step: Step])[]

/** What a station does, and how often one thing in relation to another. */
const ofStations: Table = [
  [46, records.log],
  [9, records.amend],
  [5, records.voidRecord],
  [3, records.restoreRecord],
  [6, records.relate],
  [3, records.approve],
  [3, records.erase],
  [3, records.shift],
  [2, units.review],
  [2, units.correctClock],
  [3, units.issueSheet],
  [14, (operation, actor) => files.sendUp(operation, actor)],
  [10, (operation, actor) => files.takeMail(operation, actor)],
  [3, files.takePack],
  [2.5, files.backUp],
  [1.5, laptops.lock],
  [2, laptops.rest],
  [1, laptops.wipe],
  [1.2, laptops.setClock],
  [0.6, laptops.copyLaptop],
  [1, laptops.loseLaptop],
  [0.6, laptops.recover],
  [2, drives.copyToDrive],
  [0.8, drives.loseForDrive],
  [0.15, purge],
  // A lead decides about its neighbours.
  [1, (operation, actor) => units.decideLogs(operation, actor)],
]

const ofUnits: Table = [
  [40, (operation, actor) => files.takeMail(operation, actor, 4)],
  [14, (operation, actor) => units.decideLogs(operation, actor)],
  [12, (operation, actor) => files.sendUp(operation, actor)],
  [8, (operation, actor) => files.answer(operation, actor)],
  [9, units.review],
  [5, records.amend],
  [2, records.voidRecord],
  [2, records.restoreRecord],
  [2, records.relate],
  [2, records.erase],
  [1, records.approve],
  [2, units.correctClock],
  [4, units.issueSheet],
  [1.5, units.turnAgainst],
  [2, files.takePack],
  [2, laptops.lock],
  [2, laptops.rest],
  [1, laptops.wipe],
  [1, laptops.setClock],
  [1, forge],
  [1, laterVersion],
  [1.6, units.changeOperation],
  [1, stationArrives],
  [0.8, unitArrives],
  [0.6, laptops.loseUnit],
  [1, nameAgain],
  [0.15, purge],
]

const draw = (random: Random, table: Table): Step => {
  let left = random.next() * table.reduce((sum, [weight]) => sum + weight, 0)
  for (const [weight, step] of table) {
    left -= weight
    if (left < 0) return step
  }
  return (table[0] as Table[number])[1]
}

export const leastEvents = 500

const goOn = async (operation: Operation): Promise<void> => {
  const { random } = operation
  // As many steps as it takes; a seed in which hardly anything succeeds would be no operation.
  for (let step = 0; step < 400 || operation.events < leastEvents; step++) {
    if (step > 5000) throw new Broken('hardly anything is ever saved')
    operation.step = step
    operation.now += random.below(12) * 60_000
    const atUnit = random.chance(0.3)
    const actor = random.pick(atUnit ? operation.units : operation.stations)
    await draw(random, atUnit ? ofUnits : ofStations)(operation, actor)
  }
}

export const simulate = async (random: Random): Promise<SeedResult> => {
  const before = process.cpuUsage()
  const operation = new Operation(random)
  let failure: string | null = null
  try {
    await setUp(operation)
    await goOn(operation)
    await bringToRest(operation)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    failure = error instanceof Broken ? error.message : `a bug: ${error.stack ?? error.message}`
  }
  return {
    ...{ failure, trace: operation.trace, counts: Object.fromEntries(operation.counts) },
    ...{ stations: operation.stations.length, events: operation.events },
    ms: Math.round((process.cpuUsage(before).user + process.cpuUsage(before).system) / 1000),
  }
}
