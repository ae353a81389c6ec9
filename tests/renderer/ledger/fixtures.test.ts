// What earlier versions wrote opens with the code of today: mirrors, backup, batch, receipt, pack, recovery, joining unit.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SaveDraft } from '../../../shared/ledger-api.ts'
import {
  createProfile,
  exportFile,
  type Installation,
  inspection,
  makeStation,
  makeUnit,
  passphrase,
  value,
} from './harness.ts'
import { makeJoining, wishes } from './tier-setup.ts'

const root = fileURLToPath(new URL('../../fixtures/', import.meta.url))

interface About {
  readonly passphrase: string
  readonly openingCode: string
  readonly now: number
  /** Records at the station, of which `sent` are at the unit. */
  readonly records: number
  readonly sent: number
  readonly plates: readonly string[]
  /** Under which the station's first officer asked to recover. */
  readonly nextPassphrase: string
  /** Of the unit that asks to join. */
  readonly fingerprint: string
}

const write = (folder: string, name: string, bytes: Uint8Array | string): void => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), bytes)
}
const writeMirror = (folder: string, { mirror }: Installation): void => {
  for (const [name, bytes] of mirror.files) write(folder, name, bytes)
}

/** The same man, twice. */
const arrest = (minute: string): SaveDraft => ({
  ...{ kind: 'arrest', site: 'HRBAJ', when: `2021-07-06T11:${minute}+02:00` },
  body: { persons: 1, status: 'ARRESTED', category: 'SOM', basis: 'FLAGRANTE', place: 'LAND_BORDER' },
  personal: { familyName: 'Okello', givenNames: 'Sam', birthDate: '1990-04-01' },
})

const nextPassphrase = 'nine old bridges 7'

/**
 * A station with five records, one amended, three in the journal, where an officer asks to recover; its unit with the first
 * two, a receipt for them and an answer; and a unit that asks to join.
 */
const make = async (folder: string): Promise<void> => {
  const unit = await makeUnit()
  const station = await makeStation(unit.pack)
  const first = value(await station.ledger.save(inspection({ personal: { plate: 'ZG 4711-QX' } })))
  value(await station.ledger.save(inspection({ when: '2021-07-06T11:30+02:00', personal: {} })))
  const batch = await exportFile(station.ledger)
  await unit.ledger.importFiles([batch], () => {})
  value(await unit.ledger.acceptLog(station.session.log, [], null))
  const [receipt] = value(await unit.ledger.makeReceipts([station.session.log]))
  const third = inspection({ when: '2021-07-06T11:40+02:00', personal: { plate: 'SA 777-XY' } })
  value(await station.ledger.save(third))
  for (const minute of ['41', '42']) value(await station.ledger.save(arrest(minute)))
  const amended = inspection({ personal: { plate: 'ZG 4711-QZ' } })
  value(await station.ledger.amend(first.key, amended, 'Plate misread'))
  const backup = value(await station.ledger.makeBackup())
  await station.ledger.lock()
  const request = value(await station.profile.start().requestRecovery(1, nextPassphrase))
  const answer = value(await unit.ledger.answerRecovery(request.bytes))
  const { join: joining } = await makeJoining(unit, wishes.zagreb)
  await unit.ledger.lock()
  writeMirror(join(folder, 'station'), station.profile)
  writeMirror(join(folder, 'unit'), unit.profile)
  write(folder, 'station.mpbackup', backup.bytes)
  write(folder, 'station.mpbatch', batch.bytes)
  write(folder, 'unit.mpreceipt', receipt?.bytes ?? new Uint8Array())
  write(folder, 'unit.mppack', unit.pack.bytes)
  write(folder, 'request.mprecover', request.bytes)
  write(folder, 'answer.mprecover', answer.bytes)
  write(folder, 'joining.mpjoin', joining.bytes)
  const about: About = {
    ...{ passphrase, openingCode: unit.pack.code, now: station.profile.clock.now, records: 5, sent: 2 },
    plates: ['SA 777-XY', 'ZG 4711-QZ'],
    ...{ nextPassphrase, fingerprint: joining.fingerprint },
  }
  write(folder, 'about.json', `${JSON.stringify(about, null, 2)}\n`)
}

const wanted = process.env.MAKE_FIXTURES
beforeAll(async () => {
  if (wanted) await make(join(root, wanted))
}, 120_000)

const versions = [
  ...new Set([...readdirSync(root).filter((name) => /^v\d+$/.test(name)), ...(wanted ? [wanted] : [])]),
]
const read = (version: string, name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(root, version, name)))
const aboutOf = (version: string): About =>
  JSON.parse(readFileSync(join(root, version, 'about.json'), 'utf8')) as About

/** An installation with this mirror and no database. */
const installed = (version: string, whose: 'station' | 'unit'): Installation => {
  const profile = createProfile()
  profile.clock.now = aboutOf(version).now
  const folder = join(root, version, whose)
  for (const name of readdirSync(folder))
    profile.mirror.files.set(name, new Uint8Array(readFileSync(join(folder, name))))
  return profile
}

test('there is a folder for every version', () => {
  expect(versions).toContain('v1')
  expect(existsSync(join(root, 'v1', 'about.json'))).toBe(true)
})

describe.each(versions)('%s', (version) => {
  test('the station’s mirror is opened, and its database made from it', async () => {
    const about = aboutOf(version)
    const ledger = installed(version, 'station').start()
    const session = value(await ledger.unlock(1, about.passphrase))
    expect(session.restored?.events).toBeGreaterThan(about.records)
    const { rows, total } = await ledger.records({ offset: 0, limit: 9 })
    expect(total).toBe(about.records)
    const plates = rows.map(({ record }) => record.personal?.plate).filter((plate) => plate !== undefined)
    expect(plates.sort()).toEqual(about.plates)
    expect((await ledger.review()).rows).toMatchObject([{ what: 'duplicate', by: ['name'] }])
    const receipt = { name: 'unit.mpreceipt', bytes: read(version, 'unit.mpreceipt') }
    await ledger.importReceipts([receipt])
    const states = (await ledger.records({ offset: 0, limit: 9 })).rows.map(({ sent }) => sent.state)
    expect(states.filter((state) => state === 'received')).toHaveLength(1)
  })

  test('the unit’s mirror is opened; the station’s batch is known, and nothing counts twice', async () => {
    const about = aboutOf(version)
    const ledger = installed(version, 'unit').start()
    value(await ledger.unlock(1, about.passphrase))
    expect((await ledger.records({ offset: 0, limit: 9 })).total).toBe(about.sent)
    const file = { name: 'station.mpbatch', bytes: read(version, 'station.mpbatch') }
    expect(await ledger.importFiles([file], () => {})).toMatchObject([{ outcome: 'taken', fresh: 0 }])
    expect((await ledger.records({ offset: 0, limit: 9 })).total).toBe(about.sent)
  })

  test('the backup is restored, and the pack read', async () => {
    const about = aboutOf(version)
    const profile = createProfile()
    profile.clock.now = about.now
    const ledger = profile.start()
    const bytes = read(version, 'station.mpbackup')
    const { nextCode } = value(await ledger.readBackup([{ name: 'station.mpbackup', bytes }]))
    value(await ledger.restore(1, about.passphrase, nextCode))
    expect((await ledger.records({ offset: 0, limit: 9 })).total).toBe(about.records)
    const pack = await createProfile()
      .start()
      .readPack(read(version, 'unit.mppack'), about.openingCode, false)
    expect(value(pack).pack.units).toHaveLength(1)
  })

  test('the request to recover is read by the unit, and its answer opens the station', async () => {
    const about = aboutOf(version)
    const unit = installed(version, 'unit').start()
    value(await unit.unlock(1, about.passphrase))
    const asked = value(await unit.openRecoveryRequest(read(version, 'request.mprecover')))
    expect(asked).toMatchObject({ officer: 1, known: { enabled: true }, revoked: false })
    const station = installed(version, 'station').start()
    value(await station.takeRecoveryAnswer(read(version, 'answer.mprecover'), about.nextPassphrase))
    expect((await station.records({ offset: 0, limit: 9 })).total).toBe(about.records)
  })

  test('the file of a unit that joins is read by the authority', async () => {
    const about = aboutOf(version)
    const unit = installed(version, 'unit').start()
    value(await unit.unlock(1, about.passphrase))
    const asked = value(await unit.readJoinFile(read(version, 'joining.mpjoin')))
    expect(asked).toMatchObject({ unit: wishes.zagreb, fingerprint: about.fingerprint })
  })
})
