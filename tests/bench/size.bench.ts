// What an inspection takes of a batch file, from the drop of a log's segments of 2,000, age and all.
import { test } from '@playwright/test'
import { batchOf } from '../e2e/files/made-files.ts'
import { trainingUnit } from '../e2e/files/training-unit.ts'
import { type Details, sealInspections, startStations } from './generate.ts'
import { measured } from './report.ts'

const COUNT = 20_000

for (const [details, budget] of [
  ['plate', 'sizePlate'],
  ['person', 'sizePerson'],
] as const satisfies readonly (readonly [Details, string])[])
  test(`batch size with a ${details}`, async () => {
    const unit = trainingUnit()
    const [station] = await startStations(unit, `size ${details}`)
    if (!station) throw new Error('no station')
    const segments = [station.first]
    for (let made = 0; made < COUNT; made += 2_000)
      segments.push(await sealInspections(unit, station, { count: 2_000, days: [unit.pack.starts], details }))
    const file = await batchOf(unit, station.sender, segments)
    measured(budget, file.length / COUNT)
  })
