// A laptop is lost and its second copy found: nobody can try a passphrase on it, and the unit's answer brings everything back.
import { beforeAll, describe, expect, test } from 'vitest'
import { fromBase64, toBase64 } from '../../../renderer/ledger/bytes.ts'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { loadKeyring, restoringName } from '../../../renderer/ledger/session/keyring-file.ts'
import { recoveryName } from '../../../renderer/ledger/session/recovery-file.ts'
import {
  officersOf,
  openSecrets,
  readKeyring,
  unlockKeyring,
  writeKeyring,
} from '../../../renderer/ledger/vault/keyring.ts'
import { type Secrets, writeSecrets } from '../../../renderer/ledger/vault/secrets.ts'
import { copyKeysName, followsToCopy, keysName } from '../../../shared/ipc/copy.ts'
import type { LedgerApi } from '../../../shared/ledger-api.ts'
import { encodeText, fromHex } from '../../../shared/lines/bytes.ts'
import { trainingKeys } from '../../../shared/pack/training-keys.ts'
import { makeRecoveryAnswer } from '../../../shared/recovery/make-answer.ts'
import { openRecoveryRequest } from '../../../shared/recovery/open-request.ts'
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

const next = 'nine old bridges 7'
const luka = { name: 'Luka Babić', badge: 'HR-0419', passphrase }

/** What main brings to a drive. */
const copyOf = ({ mirror }: Installation) =>
  [...mirror.files]
    .filter(([name]) => name === copyKeysName || followsToCopy(name))
    .map(([name, bytes]) => ({ name: name === copyKeysName ? keysName : name, bytes: bytes.slice() }))

const keysOf = (profile: Installation) => {
  const keys = readKeyring(profile.mirror.files.get(copyKeysName) ?? new Uint8Array())
  if (!keys) throw new Error('no keys for copies')
  return keys
}

let unitMade: Installation
let laptop: Installation
let oldLog: string
const copyFiles = () => copyOf(laptop)

beforeAll(async () => {
  const unit = await makeUnit()
  const station = await makeStation(unit.pack)
  oldLog = station.session.log
  value(await station.ledger.save(inspection()))
  await unit.ledger.importFiles([await exportFile(station.ledger)], () => {})
  value(await unit.ledger.acceptLog(oldLog, [], null))
  value(await station.ledger.addOfficer(luka, 'officer'))
  value(await station.ledger.addOfficer({ ...luka, name: 'Mia Perić' }, 'officer'))
  // A second vault key begins, and the entry after it is sealed under that.
  value(await station.ledger.disableOfficer(3))
  value(await station.ledger.save(inspection({ personal: { plate: 'ZG 4711-QX' } })))
  await Promise.all([unit.ledger.lock(), station.ledger.lock()])
  unitMade = unit.profile
  laptop = station.profile
}, 120_000)

const openUnit = async () => {
  const ledger = (await copyProfile(unitMade)).start()
  value(await ledger.unlock(1, passphrase))
  return ledger
}
const total = async (ledger: LedgerApi) => (await ledger.records({ offset: 0, limit: 9 })).total

/** As far as the request that waits. */
const placed = async (profile = createProfile(), officer = 1) => {
  const ledger = profile.start()
  const preview = value(await ledger.readBackup(copyFiles()))
  const asked = value(await ledger.restoreCopy(officer, next, preview.nextCode))
  return { profile, ledger, preview, asked }
}
const answered = async (request: Uint8Array) => {
  const unit = await openUnit()
  return { unit, answer: value(await unit.answerRecovery(request)).bytes }
}

describe('the keys for copies', () => {
  test('are for recovery alone: no slot, no recipient of an officer, no name', async () => {
    const [keys, own] = [keysOf(laptop), readKeyring(laptop.mirror.files.get(keysName) ?? new Uint8Array())]
    expect(keys.slots).toEqual([])
    expect(officersOf(keys)).toEqual([
      { officer: 1, enabled: true },
      { officer: 2, enabled: true },
      { officer: 3, enabled: false },
    ])
    expect(keys.vaultKeys.map(({ number }) => number)).toEqual([1, 2])
    for (const { wrapped } of keys.vaultKeys) expect(atob(wrapped).match(/^-> X25519 /gm)).toHaveLength(1)
    // Each of the key file itself is for two enabled officers as well.
    for (const { wrapped } of own?.vaultKeys ?? [])
      expect(atob(wrapped).match(/^-> X25519 /gm)).toHaveLength(3)
    const text = JSON.stringify(keys)
    for (const { recipient, salt } of own?.slots ?? []) {
      expect(text).not.toContain(recipient)
      expect(text).not.toContain(salt)
    }
    expect(text).not.toMatch(/Ivo|Horvat|Luka|0417/)
  })

  test('stay as they are while the key file does, and are made anew where they were lost or changed', async () => {
    const profile = await copyProfile(laptop)
    const before = profile.mirror.files.get(copyKeysName)
    for (const [name, bytes] of [
      ['', null],
      ['', new Uint8Array([1])],
      ['none', null],
    ] as const) {
      if (bytes) profile.mirror.files.set(copyKeysName, bytes)
      if (name === 'none') profile.mirror.files.delete(copyKeysName)
      const ledger = profile.start()
      // Another officer was last at work: the key file says so, and the keys for copies need not.
      value(await ledger.unlock(bytes ? 1 : 2, passphrase))
      value(await ledger.save(inspection()))
      await ledger.lock()
      if (!bytes && name === '') expect(profile.mirror.files.get(copyKeysName)).toEqual(before)
      expect(keysOf(profile).vaultKeys.map(({ number }) => number)).toEqual([1, 2])
    }
  })

  test('are made anew where one of them went bad: nobody at the station could open it to see', async () => {
    const profile = await copyProfile(laptop)
    const before = keysOf(profile)
    const [first, ...others] = before.vaultKeys
    if (!first) throw new Error('no keys')
    const at = first.wrapped.length - 20
    const letter = first.wrapped[at] === 'A' ? 'B' : 'A'
    const wrapped = first.wrapped.slice(0, at) + letter + first.wrapped.slice(at + 1)
    const vaultKeys = [{ ...first, wrapped }, ...others]
    profile.mirror.files.set(copyKeysName, writeKeyring({ ...before, vaultKeys }))
    const ledger = profile.start()
    value(await ledger.unlock(1, passphrase))
    value(await ledger.save(inspection()))
    await ledger.lock()
    expect(keysOf(profile).vaultKeys[0]?.wrapped).not.toBe(wrapped)
  })

  test.each([
    ['somebody sealed secrets of their own into them', () => encodeText('not ours')],
    [
      'an earlier version did not tell whether its keys are whole',
      ({ wrapped: _, ...secrets }: Secrets) => writeSecrets(secrets),
    ],
  ])('are made anew where %s', async (_, said) => {
    const profile = await copyProfile(laptop)
    const parts = profile.parts()
    const keyring = value(await loadKeyring(parts))
    if (!keyring) throw new Error('no key file')
    const { vault, keys } = value(await unlockKeyring(parts.caps, parts.derive, keyring, 1, passphrase))
    const before = keysOf(profile)
    const held = await openSecrets(parts.caps, before, keys)
    if (!held) throw new Error('no secrets')
    const secrets = toBase64(await vault.seal('secrets', '', said(held.secrets)))
    profile.mirror.files.set(copyKeysName, writeKeyring({ ...before, secrets }))
    const ledger = profile.start()
    value(await ledger.unlock(1, passphrase))
    value(await ledger.save(inspection()))
    await ledger.lock()
    expect(keysOf(profile).secrets).not.toBe(secrets)
    const anew = await openSecrets(parts.caps, keysOf(profile), keys)
    expect(anew?.secrets.wrapped).toHaveLength(64)
  })

  test('are not kept by a unit, which holds its own recovery key', () => {
    expect([...unitMade.mirror.files.keys()]).not.toContain(copyKeysName)
  })

  test('are on disk before a copy is told to follow; where they cannot be, it is not told', async () => {
    const profile = await copyProfile(laptop)
    const told: (number | string)[] = []
    const { calls } = profile.mirror
    const [settled, write] = [calls.settled, calls.write]
    Object.assign(calls, {
      settled: (entries: number) => {
        told.push(entries)
        return settled(entries)
      },
      write: (name: string, bytes: Uint8Array) => {
        told.push(name)
        return write(name, bytes)
      },
    })
    const ledger = profile.start()
    value(await ledger.unlock(1, passphrase))
    // Nobody waits for it: the answer to a save may come first.
    await expect.poll(() => told).toEqual([2])
    told.length = 0
    value(await ledger.save(inspection()))
    value(await ledger.disableOfficer(2))
    await expect.poll(() => told).toEqual([3, keysName, copyKeysName, 3])
    told.length = 0
    profile.mirror.trouble = (call, name) =>
      call === 'write' && name === copyKeysName ? { fault: 'disk-full', done: 'none' } : null
    value(await ledger.enableOfficer(2, next))
    value(await ledger.save(inspection()))
    expect(told.filter((one) => typeof one === 'number')).toEqual([])
    profile.mirror.trouble = () => null
    value(await ledger.save(inspection()))
    await expect.poll(() => told.slice(-2)).toEqual([copyKeysName, 5])
  })

  test('no copy follows while what was refused lies in the mirror, and would come back from it', async () => {
    const profile = await copyProfile(laptop)
    const told: number[] = []
    const { settled } = profile.mirror.calls
    Object.assign(profile.mirror.calls, {
      settled: (entries: number) => {
        told.push(entries)
        return settled(entries)
      },
    })
    const ledger = profile.start()
    value(await ledger.unlock(1, passphrase))
    value(await ledger.save(inspection()))
    await expect.poll(() => told).toEqual([2, 3])
    // The sealing is refused, its bytes are there, and they cannot be taken back.
    profile.mirror.trouble = (call, name) =>
      name !== 'segments' ? null : { fault: 'disk-full', done: call === 'append' ? 'all' : 'none' }
    expect(reasonOf(await ledger.makeExport('unsent'))).toBe('disk-full')
    await new Promise((later) => setTimeout(later, 20))
    expect(told).toEqual([2, 3])
    profile.mirror.trouble = () => null
    value(await ledger.save(inspection()))
    await expect.poll(() => told.length).toBe(3)
  })
})

describe('restoring from a copy', () => {
  test('asks the unit, and goes on in a log of its own with every entry and name', async () => {
    const { profile, preview, asked } = await placed()
    expect(preview).toMatchObject({ code: 'HRBAJ1', officers: [1, 2], nextCode: 'HRBAJ1B', asksUnit: true })
    // No passphrase opens it, not even one that did on the laptop.
    const locked = profile.start()
    expect(value(await locked.boot())).toMatchObject({ state: 'locked', asksUnit: true, officers: [1, 2] })
    expect(reasonOf(await locked.unlock(1, passphrase))).toBe('wrong-passphrase')
    expect(reasonOf(await locked.unlock(1, next))).toBe('wrong-passphrase')
    expect(value(await locked.recoveryRequested())).toEqual(asked)

    const { unit, answer } = await answered(asked.bytes)
    expect(value(await unit.openRecoveryRequest(asked.bytes))).toMatchObject({
      ...{ code: 'HRBAJ1', officer: 1, known: { name: 'Ivo Horvat' } },
    })
    const session = value(await locked.takeRecoveryAnswer(answer, next))
    expect(session).toMatchObject({ code: 'HRBAJ1B', officer: { number: 1, name: 'Ivo Horvat' } })
    expect(session.log).not.toBe(oldLog)
    expect(session.restored).toMatchObject({ segments: 1, from: 'copy' })
    expect(session.restored?.events).toBeGreaterThan(2)
    const { rows } = await locked.records({ offset: 0, limit: 9, sort: 'label' })
    expect(rows.map(({ record }) => record.personal?.plate).sort()).toEqual(['ZG 1234-AB', 'ZG 4711-QX'])
    expect(value(await locked.save(inspection())).label).toMatch(/^HRBAJ1B-/)
    expect([...profile.mirror.files.keys()]).not.toContain(recoveryName)
    expect([...profile.mirror.files.keys()]).not.toContain(restoringName)

    // It counts once at the unit, when that accepts the log.
    await unit.importFiles([await exportFile(locked)], () => {})
    value(await unit.acceptLog(session.log, [], null))
    expect(await total(unit)).toBe(3)

    // From then on it is like any: unlocked by passphrase, from the mirror alone, with a copy of its own.
    await locked.lock()
    profile.wipeDatabase()
    const again = profile.start()
    expect(value(await again.unlock(1, next)).restored?.from).toBeUndefined()
    expect(await total(again)).toBe(3)
    expect(keysOf(profile)).toMatchObject({ code: 'HRBAJ1B', slots: [] })
  })

  test('the other officers are given a passphrase by a supervisor', async () => {
    const { ledger, asked } = await placed()
    value(await ledger.takeRecoveryAnswer((await answered(asked.bytes)).answer, next))
    const rows = await ledger.officers()
    expect(rows.map(({ number, name, enabled }) => [number, name, enabled])).toEqual([
      [1, 'Ivo Horvat', true],
      [2, 'Luka Babić', false],
      [3, 'Mia Perić', false],
    ])
    value(await ledger.enableOfficer(2, 'four slow ferries 12'))
    await ledger.lock()
  })

  test('a request is made anew, a copy given up, and nothing else than a copy is', async () => {
    const { ledger, profile, asked } = await placed()
    const { answer } = await answered(asked.bytes)
    const anew = value(await ledger.requestRecovery(2, next))
    expect(reasonOf(await ledger.takeRecoveryAnswer(answer, next))).toBe('other-request')
    const later = await answered(anew.bytes)
    const session = value(await ledger.takeRecoveryAnswer(later.answer, next))
    expect(session).toMatchObject({ code: 'HRBAJ1B', officer: { number: 2, name: 'Luka Babić' } })
    await ledger.lock()
    expect(reasonOf(await profile.start().dropCopy())).toBe('not-allowed')
    const other = await placed()
    value(await other.ledger.dropCopy())
    expect(other.profile.mirror.files.size).toBe(0)
    expect(value(await other.profile.start().boot())).toEqual({ state: 'empty' })
  })

  test('a key file that says what this app never writes is none, and nothing is put in place', async () => {
    const profile = createProfile()
    const files = copyFiles().map((file) =>
      file.name === keysName
        ? { ...file, bytes: writeKeyring({ ...keysOf(laptop), operation: 'Libe\ud800' }) }
        : file,
    )
    expect(reasonOf(await profile.start().readBackup(files))).toBe('not-a-backup')
    expect(profile.mirror.files.size).toBe(0)
  })

  test('an officer whom the log has disabled gets nothing, whatever the key file says', async () => {
    const profile = createProfile()
    const ledger = profile.start()
    const files = copyFiles().map((file) =>
      file.name === keysName
        ? {
            ...file,
            bytes: new TextEncoder().encode(
              new TextDecoder().decode(file.bytes).replaceAll('"enabled": false', '"enabled": true'),
            ),
          }
        : file,
    )
    expect(value(await ledger.readBackup(files)).officers).toEqual([1, 2, 3])
    const asked = value(await ledger.restoreCopy(3, next, 'HRBAJ1B'))
    const { answer } = await answered(asked.bytes)
    expect(reasonOf(await ledger.takeRecoveryAnswer(answer, next))).toBe('officer-disabled')
  })

  test('an answer that no unit above signed opens nothing, and the copy waits on', async () => {
    const lost = createProfile()
    const training = lost.start()
    value(await training.startTraining('station'))
    await training.lock()
    const profile = createProfile()
    const ledger = profile.start()
    const preview = value(await ledger.readBackup(copyOf(lost)))
    const asked = value(await ledger.restoreCopy(1, next, preview.nextCode))
    const holder = { identity: trainingKeys.recoveryIdentity, training: true, fromBase64 }
    const opened = value(await openRecoveryRequest(cryptography, asked.bytes, holder))
    const signedBy = (seed: string) =>
      makeRecoveryAnswer(cryptography, opened, fromHex(seed), '2021-07-06T12:00:00+02:00')
    const before = new Map(profile.mirror.files)
    const forged = await signedBy('77'.repeat(32))
    expect(reasonOf(await ledger.takeRecoveryAnswer(forged, next))).toBe('unknown-unit')
    expect(profile.mirror.files).toEqual(before)
    value(await ledger.takeRecoveryAnswer(await signedBy(trainingKeys.unitLogSecret), next))
  })

  test('by a passphrase it is not restored, nor a backup by asking', async () => {
    const ledger = createProfile().start()
    value(await ledger.readBackup(copyFiles()))
    expect(reasonOf(await ledger.restore(1, passphrase, 'HRBAJ1B'))).toBe('not-allowed')
    value(await ledger.readBackup([...laptop.mirror.files].map(([name, bytes]) => ({ name, bytes }))))
    expect(reasonOf(await ledger.restoreCopy(1, next, 'HRBAJ1B'))).toBe('not-allowed')
  })
})

describe('a copy that is torn, damaged or no copy', () => {
  const changed = (wanted: string, change: (bytes: Uint8Array) => Uint8Array) =>
    copyFiles().map(({ name, bytes }) => ({ name, bytes: name === wanted ? change(bytes) : bytes }))
  const read = async (files: readonly { name: string; bytes: Uint8Array }[]) =>
    reasonOf(await createProfile().start().readBackup(files))

  test('torn at its end it has everything before', async () => {
    const files = ['journal', 'segments'].reduce(
      (all, wanted) =>
        all.map(({ name, bytes }) => ({
          name,
          bytes: name === wanted ? new Uint8Array([...bytes, 0x4d, 0x50, 0x46]) : bytes,
        })),
      copyFiles(),
    )
    const ledger = createProfile().start()
    value(await ledger.readBackup(files))
    const asked = value(await ledger.restoreCopy(1, next, 'HRBAJ1B'))
    value(await ledger.takeRecoveryAnswer((await answered(asked.bytes)).answer, next))
    expect(await total(ledger)).toBe(2)
  })

  test('is refused by name before anything is written', async () => {
    const flip = (bytes: Uint8Array) => {
      const other = bytes.slice()
      other[30] = (other[30] ?? 0) ^ 1
      return other
    }
    expect(await read(changed('journal', flip))).toBe('altered')
    expect(await read(copyFiles().filter(({ name }) => name !== 'journal'))).toBe('cut-short')
    expect(await read(copyFiles().filter(({ name }) => name !== 'pack'))).toBe('cut-short')
    expect(await read(copyFiles().filter(({ name }) => name !== keysName))).toBe('not-a-backup')
    expect(await read(changed(keysName, () => new Uint8Array([123])))).toBe('not-a-backup')
  })
})

test('the names of every group follow, however many there are, and no slot, request or mark', () => {
  for (const group of [0, 99, 100, 123_456, 999_999_999_999_999])
    expect(followsToCopy(`personal-${group}`), String(group)).toBe(true)
  for (const name of [keysName, copyKeysName, 'recovery.json', 'personal-', 'personal-1x', 'Personal-1'])
    expect(followsToCopy(name), name).toBe(false)
})

test('stopped anywhere, putting in place and going on leave an empty machine, a request that waits, or the installation', async () => {
  const whole = createProfile()
  const done = await placed(whole)
  const placing = whole.mirror.writes.length
  const { answer } = await answered(done.asked.bytes)
  value(await done.ledger.takeRecoveryAnswer(answer, next))
  const writes = whole.mirror.writes.length
  const states: string[] = []
  for (let stop = 1; stop < writes; stop += 1) {
    const profile = createProfile()
    let count = 0
    profile.mirror.trouble = () => (++count > stop ? { fault: 'failed', done: 'none' } : null)
    const ledger = profile.start()
    value(await ledger.readBackup(copyFiles()))
    const asked = await ledger.restoreCopy(1, next, 'HRBAJ1B')
    if (asked.ok) await ledger.takeRecoveryAnswer((await answered(asked.value.bytes)).answer, next)
    profile.mirror.trouble = () => null
    const again = profile.start()
    const boot = value(await again.boot())
    states.push(boot.state === 'empty' ? 'empty' : boot.asksUnit ? 'waits' : 'made')
    if (boot.state === 'locked' && !boot.asksUnit) {
      value(await again.unlock(1, next))
      expect(await total(again)).toBe(2)
    } else if (boot.state === 'locked' && asked.ok) {
      value(await again.takeRecoveryAnswer((await answered(asked.value.bytes)).answer, next))
      expect(await total(again)).toBe(2)
    }
  }
  expect(new Set(states.slice(0, placing - 1))).toEqual(new Set(['empty']))
  expect([...new Set(states)].sort()).toEqual(['empty', 'made', 'waits'])
})
