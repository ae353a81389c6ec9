// A closed day: the final version stays, and what comes after is told, whatever way it comes.
import { expect, test } from 'vitest'
import {
  createProfile,
  exportFile,
  inspection,
  makeStation,
  makeUnit,
  passphrase,
  reasonOf,
  value,
} from './harness.ts'

const scope = { of: 'operation' } as const
const day = '2021-07-06'

test('what came after closing: a file that was missing, a station accepted later, a change', async () => {
  const unit = await makeUnit()
  const one = await makeStation(unit.pack)
  const two = await makeStation(unit.pack, 'TZNAM1')
  const labels: string[] = []
  const files: { readonly name: string; readonly bytes: Uint8Array }[] = []
  const keys: string[] = []
  for (const minute of ['15', '25', '35']) {
    const saved = value(await one.ledger.save(inspection({ when: `2021-07-06T11:${minute}+02:00` })))
    labels.push(saved.label)
    keys.push(saved.key)
    files.push(await exportFile(one.ledger))
  }
  const elsewhere = value(
    await two.ledger.save(inspection({ site: 'TZNAM', when: '2021-07-06T12:15+03:00' })),
  )
  files.push(await exportFile(two.ledger))

  // The middle file is missing, and the other station waits.
  await unit.ledger.importFiles(
    [files[0], files[2], files[3]].flatMap((file) => file ?? []),
    () => {},
  )
  value(await unit.ledger.acceptLog(one.session.log, [], null))
  const sheet = value(await unit.ledger.issueSheet(scope, day)).sheet
  value(await unit.ledger.closeDay(scope, day))
  const closed = (await unit.ledger.tally(scope, day)).closed
  expect(closed).toMatchObject({
    ...{ version: 1, check: sheet.check, officer: 'Ana Kovač', laterTotal: 0, later: [], figures: [] },
  })

  await unit.ledger.importFiles(
    [files[1]].flatMap((file) => file ?? []),
    () => {},
  )
  expect((await unit.ledger.tally(scope, day)).closed).toMatchObject({
    later: [{ what: 'new', row: { label: labels[1] } }],
    laterTotal: 1,
  })
  value(await unit.ledger.acceptLog(two.session.log, [], null))
  value(await unit.ledger.voidRecord(keys[0] ?? '', 'Entered twice'))
  const after = (await unit.ledger.tally(scope, day)).closed
  expect(new Map(after?.later.map(({ row, what }) => [row.label, what]))).toEqual(
    new Map([
      [labels[0], 'changed'],
      [labels[1], 'new'],
      [elsewhere.label, 'new'],
    ]),
  )
  expect(after?.figures).toContainEqual({ figure: 'inspections_total', before: 2, after: 3 })
  expect(after).toMatchObject({ at: closed?.at, version: 1, check: sheet.check })

  // The next version is issued; the final one stays what it was, also after a start.
  expect(value(await unit.ledger.issueSheet(scope, day)).sheet.version).toBe(2)
  await unit.ledger.lock()
  const again = unit.profile.start()
  value(await again.unlock(1, passphrase))
  const view = await again.tally(scope, day)
  expect(view.closed).toMatchObject({ version: 1, laterTotal: 3 })
  expect(view.issued?.sheet.version).toBe(2)
  expect(reasonOf(await again.closeDay(scope, day))).toBe('nothing-changed')
}, 120_000)

test('a sheet that is no longer what is counted is not made final', async () => {
  const unit = await makeUnit()
  const station = await makeStation(unit.pack)
  const place = { of: 'site', id: 'HRBAJ' } as const
  value(await station.ledger.save(inspection()))
  value(await station.ledger.issueSheet(place, day))
  value(await station.ledger.save(inspection({ when: '2021-07-06T11:40+02:00' })))
  expect(reasonOf(await station.ledger.closeDay(place, day))).toBe('sheet-overtaken')
  value(await station.ledger.issueSheet(place, day))
  value(await station.ledger.closeDay(place, day))
  expect((await station.ledger.tally(place, day)).closed).toMatchObject({ version: 2, laterTotal: 0 })
})

test('stays closed where the station was restored elsewhere; what the log that goes on records came later', async () => {
  const unit = await makeUnit()
  const station = await makeStation(unit.pack)
  const place = { of: 'site', id: 'HRBAJ' } as const
  value(await station.ledger.save(inspection()))
  const sheet = value(await station.ledger.issueSheet(place, day))
  value(await station.ledger.closeDay(place, day))
  const { bytes } = value(await station.ledger.makeBackup())
  const ledger = createProfile().start()
  const { nextCode } = value(await ledger.readBackup([{ name: 'LT_HRBAJ1.mpbackup', bytes }]))
  value(await ledger.restore(1, passphrase, nextCode))
  expect(reasonOf(await ledger.closeDay(place, day))).toBe('nothing-changed')
  value(await ledger.save(inspection({ when: `${day}T11:30+02:00` })))
  expect((await ledger.tally(place, day)).closed).toMatchObject({
    ...{ version: 1, check: sheet.sheet.check, laterTotal: 1 },
    later: [{ what: 'new' }],
  })
})
