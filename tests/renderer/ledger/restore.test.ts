// A laptop dies: its backup, or what is left of its mirror, goes on elsewhere in a log of its own, and nobody counts twice.
import { beforeAll, describe, expect, test } from 'vitest'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { recoveryName } from '../../../renderer/ledger/session/recovery-file.ts'
import type { LedgerApi } from '../../../shared/ledger-api.ts'
import { makeBackup, readBackup } from '../../../shared/mirror/backup.ts'
import {
  copyProfile,
  createProfile,
  exportFile,
  type Installation,
  inspection,
  makeStation,
  makeUnit,
  passphrase,
  reasonOf,
  value,
} from './harness.ts'

/** Before it had any file. */
let unitEmpty: Installation
let unitMade: Installation
let laptop: Installation
let oldLog: string
let backup: Uint8Array

beforeAll(async () => {
  const unit = await makeUnit()
  unitEmpty = await copyProfile(unit.profile)
  const station = await makeStation(unit.pack)
  oldLog = station.session.log
  value(await station.ledger.save(inspection()))
  await unit.ledger.importFiles([await exportFile(station.ledger)], () => {})
  value(await unit.ledger.acceptLog(oldLog, [], null))
  value(await station.ledger.addOfficer({ name: 'Luka Babić', badge: 'HR-0419', passphrase }, 'officer'))
  value(
    await station.ledger.save(
      inspection({ when: '2021-07-06T11:30+02:00', personal: { plate: 'ZG 4711-QX' } }),
    ),
  )
  backup = value(await station.ledger.makeBackup()).bytes
  expect(await station.ledger.lastBackup()).toBeNull()
  value(await station.ledger.backedUp())
  expect(await station.ledger.lastBackup()).toMatch(/^\d{4}-/)
  await Promise.all([unit.ledger.lock(), station.ledger.lock()])
  unitMade = unit.profile
  laptop = station.profile
}, 120_000)

const file = (bytes: Uint8Array) => [{ name: 'LT_HRBAJ1.mpbackup', bytes }]
const mirrorOf = ({ mirror }: Installation) => [...mirror.files].map(([name, bytes]) => ({ name, bytes }))
const restored = async (files = file(backup), profile = createProfile()) => {
  const ledger = profile.start()
  const preview = value(await ledger.readBackup(files))
  const session = value(await ledger.restore(1, passphrase, preview.nextCode))
  return { ledger, profile, preview, session }
}
const openUnit = async (made = unitMade) => {
  const ledger = (await copyProfile(made)).start()
  value(await ledger.unlock(1, passphrase))
  return ledger
}
const plates = async (ledger: LedgerApi) => {
  const { rows } = await ledger.records({ offset: 0, limit: 9 })
  const shown = await Promise.all(rows.map(({ record }) => ledger.record(record.key)))
  return shown.map((detail) => detail?.record.personal?.plate).sort()
}
const total = async (ledger: LedgerApi) => (await ledger.records({ offset: 0, limit: 9 })).total

describe('a restored installation', () => {
  test('has no request that waited when the backup was made, nor has the backup', async () => {
    const profile = await copyProfile(laptop)
    value(await profile.start().requestRecovery(2, 'nine old bridges 7'))
    const waiting = profile.mirror.files.get(recoveryName) ?? new Uint8Array()
    const ledger = profile.start()
    value(await ledger.unlock(1, passphrase))
    const { bytes } = value(await ledger.makeBackup())
    await ledger.lock()
    const { head, files } = value(readBackup(cryptography, bytes))
    expect(files.map(({ name }) => name)).not.toContain(recoveryName)
    // One that an earlier version made.
    const older = makeBackup(cryptography, head, [...files, { name: recoveryName, bytes: waiting }])
    const anew = await restored(file(older))
    expect([...anew.profile.mirror.files.keys()]).not.toContain(recoveryName)
    await anew.ledger.lock()
  })

  test('has every entry, officer and name, says what was restored, and goes on in another log', async () => {
    const { ledger, profile, preview, session } = await restored()
    expect(preview).toMatchObject({ code: 'HRBAJ1', role: 'station', officers: [1, 2], nextCode: 'HRBAJ1B' })
    expect(session).toMatchObject({ code: 'HRBAJ1B', officer: { number: 1, name: 'Ivo Horvat' } })
    expect(session.log).not.toBe(oldLog)
    expect(session.restored).toMatchObject({ segments: 1, from: 'backup' })
    // The machine that this log is on was never backed up.
    expect(await ledger.lastBackup()).toBeNull()
    expect(session.restored?.events).toBeGreaterThan(2)
    const { rows } = await ledger.records({ offset: 0, limit: 9, sort: 'label' })
    expect(rows.map(({ label, sent }) => [label.slice(0, 7), sent.state])).toEqual([
      ['HRBAJ1-', 'saved'],
      ['HRBAJ1-', 'saved'],
    ])
    expect(rows.map(({ record }) => record.personal?.plate)).toContain('ZG 4711-QX')
    const saved = value(await ledger.save(inspection({ when: '2021-07-06T11:40+02:00' })))
    expect(saved.label).toMatch(/^HRBAJ1B-/)
    // What the log before recorded is still this station's to change.
    value(await ledger.voidRecord(rows[0]?.record.key ?? '', 'Entered twice'))
    expect((await ledger.record(rows[0]?.record.key ?? ''))?.record.voided).toBe(true)
    // The other officer too, after a start from the mirror alone.
    await ledger.lock()
    profile.wipeDatabase()
    const again = profile.start()
    expect(value(await again.unlock(2, passphrase)).officer.name).toBe('Luka Babić')
    expect(await total(again)).toBe(3)
  })

  test('counts once at the unit, also when the old laptop turns up and exports', async () => {
    const { ledger, session } = await restored()
    const sent = await exportFile(ledger)
    const unit = await openUnit()
    expect(await total(unit)).toBe(1)
    const [outcome] = await unit.importFiles([sent], () => {})
    expect(outcome).toMatchObject({ outcome: 'waiting' })
    expect(await total(unit)).toBe(1)
    expect((await unit.inbox()).logs.find(({ log }) => log === session.log)?.continues).toBe(oldLog)
    value(await unit.acceptLog(session.log, [], null))
    expect(await total(unit)).toBe(2)
    const old = (await copyProfile(laptop)).start()
    value(await old.unlock(1, passphrase))
    const late = await exportFile(old)
    expect((await unit.importFiles([late], () => {}))[0]?.outcome).toBe('taken')
    expect(await total(unit)).toBe(2)
  })

  test('sends all that the log before had sealed, which nobody may have received', async () => {
    const { ledger, session } = await restored()
    const unit = await openUnit(unitEmpty)
    await unit.importFiles([await exportFile(ledger)], () => {})
    value(await unit.acceptLog(oldLog, [], null))
    value(await unit.acceptLog(session.log, [], null))
    expect(await total(unit)).toBe(2)
  })

  test('is gone with the log that it continues, when that is revoked', async () => {
    const { ledger, session } = await restored()
    const unit = await openUnit()
    await unit.importFiles([await exportFile(ledger)], () => {})
    value(await unit.acceptLog(session.log, [], null))
    value(await unit.revokeLog(oldLog, [], 'Laptop stolen, backup with it'))
    expect(await total(unit)).toBe(0)
    expect((await unit.inbox()).logs.find(({ log }) => log === session.log)?.state).toBe('revoked')
    value(await unit.acceptLog(session.log, [], null, 'Restored by the officer herself'))
    expect(await total(unit)).toBe(1)
  })

  test('can be backed up and restored again: what was carried is carried on', async () => {
    const first = await restored()
    value(await first.ledger.save(inspection({ when: '2021-07-06T11:50+02:00' })))
    const again = await restored(file(value(await first.ledger.makeBackup()).bytes))
    expect(again.session.code).toBe('HRBAJ1C')
    const all = ['ZG 1234-AB', 'ZG 1234-AB', 'ZG 4711-QX']
    expect(await plates(again.ledger)).toEqual(all)
    const unit = await openUnit()
    await unit.importFiles([await exportFile(again.ledger)], () => {})
    value(await unit.acceptLog(again.session.log, [], null))
    expect(await plates(unit)).toEqual(all)
  })

  test('comes from the files of a mirror as well, torn at their end', async () => {
    const files = mirrorOf(laptop).map(({ name, bytes }) => ({
      name,
      bytes: name === 'journal' || name === 'segments' ? new Uint8Array([...bytes, 0x4d, 0x50, 0x46]) : bytes,
    }))
    const { ledger, preview } = await restored(files)
    expect(preview.created).toBeNull()
    expect(await total(ledger)).toBe(2)
  })
})

test('a database that lost what came after the restore does not bring entries of the log before back', async () => {
  const before = await copyProfile(laptop)
  const old = before.start()
  value(await old.unlock(1, passphrase))
  // Its last entries have higher numbers than the new log will have given.
  for (let left = 8; left > 0; left--) value(await old.save(inspection()))
  await exportFile(old)
  await old.lock()
  const { ledger, profile } = await restored(mirrorOf(before))
  const saved = value(await ledger.save(inspection({ when: '2021-07-06T11:40+02:00' })))
  await ledger.lock()
  // As it was before: of the same installation, and its journal of the log that was restored.
  profile.indexedDB = (await copyProfile(before)).indexedDB
  for (let start = 0; start < 2; start++) {
    const again = profile.start()
    value(await again.unlock(1, passphrase))
    expect(await total(again)).toBe(11)
    expect((await again.record(saved.key))?.label).toBe(saved.label)
    await again.lock()
  }
})

test('a laptop that died before an erasure was done: it is done by the restore, under the new log', async () => {
  const made = await makeUnit()
  // Nothing of it was sealed before.
  const { ledger: old, profile, session: before } = await makeStation(made.pack)
  const { key } = value(await old.save(inspection({ personal: { plate: 'ST 2208-QX' } })))
  profile.mirror.trouble = (call, name) =>
    call === 'append' && name === 'segments' ? { fault: 'disk-full', done: 'none' } : null
  // Said, and not done.
  expect(reasonOf(await old.eraseRecord(key, 'Asked for'))).toBe('disk-full')
  await old.lock()
  const { ledger, session } = await restored(mirrorOf(profile))
  expect((await ledger.record(key))?.record.personal).toBeNull()
  await made.ledger.importFiles([await exportFile(ledger)], () => {})
  value(await made.ledger.acceptLog(session.log, [], null))
  expect((await made.ledger.inbox()).logs.find(({ log }) => log === session.log)?.continues).toBe(before.log)
  expect(await total(made.ledger)).toBe(1)
})

test('an older mirror put back under a newer database is not gone on from', async () => {
  const old = mirrorOf(laptop).map(({ name, bytes }) => ({ name, bytes: bytes.slice() }))
  const { ledger, profile } = await restored(old)
  value(await ledger.save(inspection({ when: '2021-07-06T11:40+02:00' })))
  await ledger.lock()
  const newer = new Map(profile.mirror.files)
  const put = (files: Iterable<readonly [string, Uint8Array]>) => {
    profile.mirror.files.clear()
    for (const [name, bytes] of files) profile.mirror.files.set(name, bytes)
  }
  put(old.map(({ name, bytes }) => [name, bytes]))
  expect(reasonOf(await profile.start().unlock(1, passphrase))).toBe('stores-disagree')
  // Nothing was taken from the database, which alone has the entry: with its own mirror all is as it was.
  put(newer)
  const again = profile.start()
  value(await again.unlock(1, passphrase))
  expect(await total(again)).toBe(3)
})

describe('what is no backup, or not a whole one', () => {
  const read = async (files: readonly { name: string; bytes: Uint8Array }[]) =>
    reasonOf(await createProfile().start().readBackup(files))
  test('is refused by name', async () => {
    expect(await read([])).toBe('not-a-backup')
    expect(await read(file(new Uint8Array(40)))).toBe('not-a-backup')
    expect(await read(file(backup.subarray(0, backup.length - 200)))).toBe('cut-short')
    const altered = backup.slice()
    altered[altered.length >> 1] = (altered[altered.length >> 1] ?? 0) ^ 1
    expect(await read(file(altered))).toBe('altered')
    expect(await read(mirrorOf(laptop).filter(({ name }) => name !== 'journal'))).toBe('not-a-backup')
  })
  test('with a wrong passphrase nothing is written; over an installation nothing is restored', async () => {
    const profile = createProfile()
    const ledger = profile.start()
    value(await ledger.readBackup(file(backup)))
    expect(reasonOf(await ledger.restore(1, 'not the passphrase', 'HRBAJ1B'))).toBe('wrong-passphrase')
    expect(profile.mirror.files.size).toBe(0)
    const taken = (await copyProfile(laptop)).start()
    value(await taken.readBackup(file(backup)))
    expect(reasonOf(await taken.restore(1, passphrase, 'HRBAJ1B'))).toBe('not-allowed')
  })
})

test('a restore that was stopped anywhere left nothing, and is done again', async () => {
  // The writes of a whole restore, then one that stops at each of them.
  const whole = createProfile()
  await restored(file(backup), whole)
  const writes = whole.mirror.writes.length
  for (let stop = 1; stop < writes; stop += 2) {
    const profile = createProfile()
    let done = 0
    profile.mirror.trouble = () => (++done > stop ? { fault: 'failed', done: 'none' } : null)
    const ledger = profile.start()
    value(await ledger.readBackup(file(backup)))
    const tried = await ledger.restore(1, passphrase, 'HRBAJ1B')
    profile.mirror.trouble = () => null
    const again = profile.start()
    const boot = value(await again.boot())
    if (boot.state === 'locked') {
      // The last writes come after it: it is an installation.
      value(await again.unlock(1, passphrase))
      expect(await total(again)).toBe(2)
      continue
    }
    expect(tried.ok).toBe(false)
    value(await again.readBackup(file(backup)))
    value(await again.restore(1, passphrase, 'HRBAJ1B'))
    expect(await total(again)).toBe(2)
  }
})

test('the authority goes on: its pack names the new log, and what it had decided holds', async () => {
  const unit = (await copyProfile(unitMade)).start()
  value(await unit.unlock(1, passphrase))
  const { pack } = (await unit.session()) ?? {}
  const { ledger, session } = await restored(file(value(await unit.makeBackup()).bytes))
  expect(session.pack.version).toBeGreaterThan(pack?.version ?? 0)
  expect(session.pack.units[0]).toMatchObject({ log: session.log, former: [pack?.units[0]?.log] })
  expect(session.unit?.id).toBe(pack?.units[0]?.id)
  expect(await total(ledger)).toBe(1)
  expect((await ledger.inbox()).logs.find(({ log }) => log === oldLog)?.state).toBe('accepted')
  value(await ledger.rejectLog(oldLog, 'Not one of ours'))
  expect(await total(ledger)).toBe(0)
})

test('a folder whose journal was emptied is refused by name, and leaves an empty machine', async () => {
  const files = [...laptop.mirror.files]
    .filter(([name]) => !name.startsWith('segments') && !name.startsWith('personal'))
    .map(([name, bytes]) => ({ name, bytes: name === 'journal' ? new Uint8Array() : bytes }))
  const ledger = createProfile().start()
  value(await ledger.readBackup(files))
  expect(reasonOf(await ledger.restore(1, passphrase, 'HRBAJ2'))).toBe('altered')
  expect(value(await ledger.boot()).state).toBe('empty')
})
