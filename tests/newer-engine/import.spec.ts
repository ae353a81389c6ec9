// An import of many inspections: durable in both stores and counted; then unlocked, and rebuilt from the mirror alone.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { sealInspections, startStations } from '../bench/generate.ts'
import { batchOf } from '../e2e/files/made-files.ts'
import { trainingUnit } from '../e2e/files/training-unit.ts'
import { trainingPassphrase } from '../e2e/steps/entering.ts'
import { sessionDataOf } from './engines.ts'
import { test, unlocked, value, type Work } from './installation.ts'

const perSegment = 2_000
const EVENTS = Number(process.env.MILEPOST_EVENTS ?? 20_000)

const counted = async ({ ledger }: Work): Promise<number> => {
  const { tally } = await ledger.tally({ of: 'operation' }, new Date().toISOString().slice(0, 10))
  return tally.soFar.inspections_total ?? 0
}
const timed = async <T>(work: () => Promise<T>): Promise<readonly [seconds: number, T]> => {
  const began = performance.now()
  const result = await work()
  return [(performance.now() - began) / 1000, result]
}

test(`an import of ${EVENTS.toLocaleString('en')} inspections`, async ({ engine }) => {
  const unit = trainingUnit()
  const [station] = await startStations(unit, 'many')
  if (!station) throw new Error('no station')
  const { sender, first } = station
  engine.server.files.set('first.age', await batchOf(unit, sender, [first]))
  const segments = [first]
  for (let left = EVENTS; left > 0; left -= perSegment) {
    const count = Math.min(left, perSegment)
    segments.push(await sealInspections(unit, station, { count, days: [unit.pack.starts], details: 'plate' }))
  }
  const file = await batchOf(unit, sender, segments)
  engine.server.files.set('all.age', file)

  const disk = await engine.newDisk()
  const work = await engine.open(disk)
  value(await work.ledger.startTraining('unit'))
  await work.importFile('first.age')
  value(await work.ledger.acceptLog(sender.log.id, [], null))
  const { outcomes, ms } = await work.importFile('all.age')
  expect(outcomes).toMatchObject([{ outcome: 'taken', refusal: null, fresh: EVENTS }])
  expect(await counted(work)).toBe(EVENTS)
  expect(work.problems).toEqual([])
  // At once: what was acknowledged is on disk.
  await work.kill()

  const [opened, { work: again, session }] = await timed(() => unlocked(engine, disk))
  expect(session.restored).toBeNull()
  expect(await counted(again)).toBe(EVENTS)
  await again.close()

  rmSync(join(sessionDataOf(engine.name, disk.profile), 'IndexedDB'), { recursive: true })
  const empty = await engine.open(disk)
  const [rebuilt, unlocking] = await timed(() => empty.ledger.unlock(1, trainingPassphrase))
  expect(value(unlocking).restored?.events).toBeGreaterThanOrEqual(EVENTS)
  expect(await counted(empty)).toBe(EVENTS)
  expect(empty.problems).toEqual([])
  await empty.close()
  const second = (seconds: number) => `${seconds.toFixed(2)} s`
  console.log(
    [
      `${engine.name}: ${EVENTS.toLocaleString('en')} inspections, ${(file.length / 1e6).toFixed(1)} MB`,
      `import   ${second(ms / 1000)}, ${Math.round(EVENTS / (ms / 1000)).toLocaleString('en')} a second`,
      `start    ${second(opened)}, from the engine’s start until unlocked, key derivation in it`,
      `rebuilt  ${second(rebuilt)}, unlocking without a database, key derivation in it`,
    ].join('\n  '),
  )
})
