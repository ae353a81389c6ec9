// What waits for a person: conflicts between a station and its unit, and proposals of a log that may not change the record.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Reference } from '../../../shared/events/event.ts'
import type { LedgerApi, ReviewRow, Session } from '../../../shared/ledger-api.ts'
import { batchOf, makeSender, type Sender } from '../../e2e/files/made-files.ts'
import {
  copyProfile,
  exportFile,
  type Installation,
  inspection,
  makeStation,
  makeUnit,
  passphrase,
  reasonOf,
  value,
} from './harness.ts'

let unitMade: Installation
let stationMade: Installation
let unit: Session
let keys: string[]

const referenceOf = (key: string): Reference => {
  const [log = '', n, hash = ''] = key.split(':')
  return [log, Number(n), hash]
}

beforeAll(async () => {
  const made = await makeUnit()
  unit = made.session
  const station = await makeStation(made.pack)
  keys = []
  for (const minute of ['15', '25'])
    keys.push(value(await station.ledger.save(inspection({ when: `2021-07-06T11:${minute}+02:00` }))).key)
  const file = await exportFile(station.ledger)
  await made.ledger.importFiles([file], () => {})
  value(await made.ledger.acceptLog(station.session.log, [], null))
  await station.ledger.lock()
  await made.ledger.lock()
  stationMade = station.profile
  unitMade = made.profile
}, 120_000)

const open = async (made: Installation) => {
  const profile = await copyProfile(made)
  const ledger = profile.start()
  value(await ledger.unlock(1, passphrase))
  return { profile, ledger }
}
const rowsOf = async (ledger: LedgerApi): Promise<readonly ReviewRow[]> => (await ledger.review()).rows
const amended = async (ledger: LedgerApi, key: string, body: object, plate: string, reason: string) => {
  const draft = inspection({ when: '2021-07-06T11:15+02:00' })
  return value(
    await ledger.amend(
      key,
      { ...draft, body: { ...draft.body, ...body }, personal: { ...draft.personal, plate } },
      reason,
    ),
  )
}

describe('a conflict', () => {
  /** Station and unit amend one record without knowing of each other; the unit then gets the station's file. */
  const scene = async () => {
    const [station, at] = [await open(stationMade), await open(unitMade)]
    const key = keys[0] ?? ''
    await amended(station.ledger, key, { place: 'AIRPORT' }, 'ZG 1', 'It was at the airport')
    await amended(at.ledger, key, { place: 'SEAPORT' }, 'ZG 2', 'The ferry')
    const file = await exportFile(station.ledger)
    await at.ledger.importFiles([file], () => {})
    return { ...at, key, station }
  }

  test('is listed with both values, who, when and why; the chosen one stands and the row goes', async () => {
    const { ledger, key, profile } = await scene()
    const [row] = await rowsOf(ledger)
    if (row?.what !== 'conflict') throw new Error('no conflict')
    expect(row).toMatchObject({ mayAct: true, row: { label: 'HRBAJ1-000004' } })
    expect(row.registers.map(({ register }) => register).sort()).toEqual(['place', 'plate'])
    const place = row.registers.find(({ register }) => register === 'place')
    const said = (wished: string) => place?.values.find((one) => one.value === wished)
    expect([said('AIRPORT'), said('SEAPORT')]).toMatchObject([
      { value: 'AIRPORT', officer: 'Ivo Horvat', reason: 'It was at the airport' },
      { value: 'SEAPORT', officer: 'Ana Kovač', reason: 'The ferry' },
    ])
    const plate = row.registers.find(({ register }) => register === 'plate')
    const airport = said('AIRPORT')?.by as Reference
    const second = plate?.values.find((one) => one.value === 'ZG 2')?.by as Reference
    expect(reasonOf(await ledger.settle(key, { place: airport }, ' '))).toBe('reason-missing')
    expect(reasonOf(await ledger.settle(key, { sex: airport }, 'No'))).toBe('no-such-conflict')
    expect(reasonOf(await ledger.settle(keys[1] ?? '', {}, 'No'))).toBe('no-such-conflict')
    value(await ledger.settle(key, { place: airport, plate: second }, 'Asked both officers'))
    expect(await rowsOf(ledger)).toEqual([])
    const settled = await ledger.record(key)
    expect(settled?.record.body.place).toBe('AIRPORT')
    expect(settled?.record.personal?.plate).toBe('ZG 2')
    expect(settled?.record.conflicts).toEqual([])
    expect(reasonOf(await ledger.settle(key, { place: airport }, 'Again'))).toBe('no-such-conflict')

    await ledger.lock()
    profile.wipeDatabase()
    const again = profile.start()
    value(await again.unlock(1, passphrase))
    expect(await rowsOf(again)).toEqual([])
  })

  test('about whether a record counts is settled either way', async () => {
    const [station, at] = [await open(stationMade), await open(unitMade)]
    const key = keys[1] ?? ''
    // The unit voids and restores without knowing that the station voids it too.
    value(await at.ledger.voidRecord(key, 'Twice'))
    value(await at.ledger.restoreRecord(key, 'Not twice'))
    station.profile.clock.now += 60_000
    value(await station.ledger.voidRecord(key, 'Another car'))
    await at.ledger.importFiles([await exportFile(station.ledger)], () => {})
    const [row] = await rowsOf(at.ledger)
    if (row?.what !== 'conflict') throw new Error('no conflict')
    const values = row.registers[0]?.values ?? []
    expect(row.registers.map(({ register }) => register)).toEqual(['voided'])
    const loser = values.find(({ stands }) => !stands)
    const before = (await at.ledger.record(key))?.record.voided
    value(await at.ledger.settle(key, { voided: loser?.by as Reference }, 'Asked the station'))
    expect((await at.ledger.record(key))?.record.voided).toBe(!before)
    expect(await rowsOf(at.ledger)).toEqual([])
  })

  test('about two records is listed from both sides, and settled by saying either again', async () => {
    const [station, at] = [await open(stationMade), await open(unitMade)]
    const [one, two] = [keys[0] ?? '', keys[1] ?? '']
    value(await station.ledger.relate([one, two], 'same-person', true, ''))
    value(await at.ledger.relate([one, two], 'same-person', false, 'Brothers'))
    await at.ledger.importFiles([await exportFile(station.ledger)], () => {})
    const [row] = await rowsOf(at.ledger)
    if (row?.what !== 'relation') throw new Error('no relation')
    expect(row).toMatchObject({ kind: 'same-person', mayAct: true })
    expect(row.sides.map(({ holds }) => holds).sort()).toEqual([false, true])
    value(await at.ledger.relate([one, two], 'same-person', false, 'They are brothers'))
    expect(await rowsOf(at.ledger)).toEqual([])
  })

  test('is not shown to a station that has nothing of it', async () => {
    expect(await (await open(stationMade)).ledger.review()).toEqual({ rows: [], total: 0 })
  })
})

describe('a proposal', () => {
  /** Another station of the operation, whose log says things about records that are not its own. */
  const propose = async (write: (sender: Sender, records: readonly Reference[]) => void, name: string) => {
    const at = await open(unitMade)
    const recipient = unit.unit?.recipient ?? ''
    const addressee = { pack: unit.pack, to: unit.unit?.id ?? '', recipient }
    const sender = makeSender(addressee, name, 'HRBAJ9')
    write(sender, keys.map(referenceOf))
    await sender.log.seal()
    await at.ledger.importFiles(
      [{ name: 'LT_HRBAJ9_001-001.mpbatch', bytes: await batchOf(addressee, sender) }],
      () => {},
    )
    value(await at.ledger.acceptLog(sender.log.id, [], null))
    return at
  }
  const amend = (sender: Sender, record: Reference, set: Record<string, string>, reason = 'Seen by us') =>
    sender.log.append({ op: 'amended', record, base: [record], set }, { reason, fields: { plate: 'ZG 9' } })

  test('says what it would change; adopted, it takes effect and leaves the list', async () => {
    const { ledger, profile } = await propose(
      (sender, [one]) => void amend(sender, one as Reference, { place: 'AIRPORT' }),
      'adopted',
    )
    const [row] = await rowsOf(ledger)
    if (row?.what !== 'proposal') throw new Error('no proposal')
    expect(row).toMatchObject({ op: 'amended', officer: 'Ana Kovač', reason: 'Seen by us', mayAct: true })
    expect(row.changes).toEqual([
      { register: 'place', from: 'LAND_BORDER', to: 'AIRPORT' },
      { register: 'plate', from: 'ZG 1234-AB', to: 'ZG 9' },
    ])
    expect((await ledger.record(keys[0] ?? ''))?.record.body.place).toBe('LAND_BORDER')
    value(await ledger.adopt(row.by))
    expect(await rowsOf(ledger)).toEqual([])
    const record = await ledger.record(keys[0] ?? '')
    expect(record?.record.body.place).toBe('AIRPORT')
    expect(record?.record.personal?.plate).toBe('ZG 9')
    expect(record?.history.at(-1)).toMatchObject({ op: 'amended', effective: true, reason: 'Seen by us' })
    expect(reasonOf(await ledger.adopt(row.by))).toBe('no-such-proposal')

    await ledger.lock()
    const again = profile.start()
    value(await again.unlock(1, passphrase))
    expect(await rowsOf(again)).toEqual([])
  })

  test('is declined with a reason, and nothing changes', async () => {
    const { ledger } = await propose(
      (sender, [one]) => void amend(sender, one as Reference, { place: 'AIRPORT' }),
      'declined',
    )
    const [row] = await rowsOf(ledger)
    if (row?.what !== 'proposal') throw new Error('no proposal')
    expect(reasonOf(await ledger.decline(row.by, ''))).toBe('reason-missing')
    value(await ledger.decline(row.by, 'They were elsewhere'))
    expect(await rowsOf(ledger)).toEqual([])
    expect((await ledger.record(keys[0] ?? ''))?.record.body.place).toBe('LAND_BORDER')
  })

  test('that would leave a record which no form allows is refused; one that says what stands is not listed', async () => {
    const { ledger } = await propose((sender, [one, two]) => {
      amend(sender, one as Reference, { when: '2031-07-06T11:15+02:00' })
      sender.log.append(
        { op: 'restored', record: two as Reference, base: [two as Reference] },
        { reason: 'x' },
      )
    }, 'refused')
    const rows = await rowsOf(ledger)
    expect(rows).toHaveLength(1)
    const [row] = rows
    if (row?.what !== 'proposal') throw new Error('no proposal')
    expect(reasonOf(await ledger.adopt(row.by))).toBe('invalid-entry')
    expect(await rowsOf(ledger)).toHaveLength(1)
  })

  test('to void a record, and that two belong together', async () => {
    const { ledger } = await propose((sender, [one, two]) => {
      sender.log.append(
        { op: 'voided', record: two as Reference, base: [two as Reference] },
        { reason: 'Twice' },
      )
      const records = [one, two].sort((a, b) => (a?.[1] ?? 0) - (b?.[1] ?? 0)) as unknown as readonly [
        Reference,
        Reference,
      ]
      sender.log.append({ op: 'related', kind: 'same-incident', records, holds: true, base: [] })
      sender.log.append({ op: 'related', kind: 'same-person', records, holds: false, base: [] })
    }, 'others')
    const rows = await rowsOf(ledger)
    const relations = rows.flatMap((row) => (row.what === 'relation-proposal' ? [row] : []))
    const [joined, apart] = [relations.find(({ holds }) => holds), relations.find(({ holds }) => !holds)]
    expect(rows).toHaveLength(3)
    expect(joined).toMatchObject({ kind: 'same-incident', now: null, mayAct: true })
    value(await ledger.adopt(joined?.by as Reference))
    expect((await ledger.record(keys[1] ?? ''))?.related).toMatchObject([
      { kind: 'same-incident', holds: true },
    ])
    expect(reasonOf(await ledger.decline(apart?.by as Reference, 'Why?'))).toBe('nothing-changed')
    value(await ledger.adopt(apart?.by as Reference))
    const voiding = (await rowsOf(ledger)).flatMap((row) => (row.what === 'proposal' ? [row] : []))
    expect(voiding).toMatchObject([
      { op: 'voided', changes: [{ register: 'voided', from: false, to: true }] },
    ])
    value(await ledger.adopt(voiding[0]?.by as Reference))
    expect((await ledger.record(keys[1] ?? ''))?.record.voided).toBe(true)
    expect(await rowsOf(ledger)).toEqual([])
  })
})
