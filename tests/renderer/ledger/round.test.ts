// The main job once around: a unit makes an operation, a station logs and exports, the unit imports and counts.
import { expect, test } from 'vitest'
import { exportFile, inspection, makeStation, makeUnit, value } from './harness.ts'

test('a station’s records arrive at the unit, wait, are accepted and counted', {
  timeout: 60_000,
}, async () => {
  const unit = await makeUnit()
  const station = await makeStation(unit.pack)
  expect(station.session.site?.id).toBe('HRBAJ')
  const saved = value(await station.ledger.save(inspection()))
  expect(saved.label).toBe('HRBAJ1-000004')
  value(await station.ledger.save(inspection({ when: '2021-07-06T11:20+02:00' })))
  value(await station.ledger.shift('on', 4))
  expect((await station.ledger.exportPlan())?.unsent).toBe(3)

  const file = await exportFile(station.ledger)
  expect(file.name).toBe('LT_HRBAJ1_001-001.mpbatch')
  expect((await station.ledger.exportPlan())?.unsent).toBe(0)
  const row = await station.ledger.record(saved.key)
  expect(row?.sent.state).toBe('exported')

  const [outcome] = await unit.ledger.importFiles([file], () => {})
  expect(outcome).toMatchObject({ outcome: 'waiting', from: 'HRBAJ1', fresh: 6, known: 0 })
  const log = station.session.log
  value(await unit.ledger.acceptLog(log, [], null))
  expect((await unit.ledger.inbox()).files[0]).toMatchObject({ outcome: 'taken' })
  const { rows, total } = await unit.ledger.records({ offset: 0, limit: 10 })
  expect(total).toBe(2)
  expect(rows[0]).toMatchObject({
    label: 'HRBAJ1-000004',
    officer: 'Ivo Horvat',
    sent: { state: 'imported' },
  })
  expect(rows[0]?.record.personal).toMatchObject({ familyName: 'Müller' })

  const tally = await unit.ledger.tally({ of: 'site', id: 'HRBAJ' }, '2021-07-06')
  expect(tally.tally.today).toMatchObject({ inspections_total: 2, officers_deployed: 4 })
})
