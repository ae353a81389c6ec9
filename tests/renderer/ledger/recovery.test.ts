// A lost passphrase, from the locked station to its unit and back; and everything that stops on the way.
import { describe, expect, test } from 'vitest'
import { fromBase64 } from '../../../renderer/ledger/bytes.ts'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { recoveryName } from '../../../renderer/ledger/session/recovery-file.ts'
import { openBatch } from '../../../shared/batch/open-batch.ts'
import type { LedgerApi } from '../../../shared/ledger-api.ts'
import { fromHex } from '../../../shared/lines/bytes.ts'
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
const other = 'four slow ferries 12'

/** A training station with one entry, locked. Its unit's keys are public. */
const lockedTraining = async () => {
  const profile = createProfile()
  const ledger = profile.start()
  const { pack } = value(await ledger.startTraining('station'))
  value(await ledger.save(inspection({ site: pack.sites[0]?.id ?? '' })))
  await ledger.lock()
  return profile
}

/** What a unit with the public recovery key answers; `seed` signs. */
const answerAs = async (request: Uint8Array, seed: string) => {
  const holder = { identity: trainingKeys.recoveryIdentity, training: true, fromBase64 }
  const opened = value(await openRecoveryRequest(cryptography, request, holder))
  return makeRecoveryAnswer(cryptography, opened, fromHex(seed), '2021-07-06T12:00:00+02:00')
}
const answered = (request: Uint8Array) => answerAs(request, trainingKeys.unitLogSecret)
const entries = async (ledger: LedgerApi) => (await ledger.records({ offset: 0, limit: 10 })).total
const request = async (profile: Installation, phrase = next) =>
  value(await profile.start().requestRecovery(1, phrase))

describe('from station to unit and back', () => {
  test('the officer reads everything again under the new passphrase, and not under the old', async () => {
    const unit = await makeUnit()
    const station = await makeStation(unit.pack)
    value(await station.ledger.save(inspection()))
    const file = await exportFile(station.ledger)
    await unit.ledger.importFiles([file], () => {})
    value(await unit.ledger.acceptLog(station.session.log, [], null))
    await station.ledger.lock()

    const ledger = station.profile.start()
    expect(value(await ledger.recoveryRequested())).toBeNull()
    const asked = value(await ledger.requestRecovery(1, next))
    expect(asked.suggestedName).toMatch(/^HRBAJ1_recovery-request_[0-9a-f]{4}\.mprecover$/)
    // A new start: the request waits, and can be saved again.
    const later = station.profile.start()
    expect(value(await later.recoveryRequested())).toEqual(asked)

    const seen = value(await unit.ledger.openRecoveryRequest(asked.bytes))
    expect(seen).toEqual({
      ...{ code: 'HRBAJ1', officer: 1, operation: 'Operation Liberterra', created: asked.created },
      ...{ comparison: asked.comparison, known: { name: 'Ivo Horvat', badge: 'HR-0417', enabled: true } },
      revoked: false,
    })
    const answer = value(await unit.ledger.answerRecovery(asked.bytes))
    expect(answer.suggestedName).toMatch(/^HRBAJ1_recovery-answer_[0-9a-f]{4}\.mprecover$/)

    expect(reasonOf(await later.takeRecoveryAnswer(answer.bytes, passphrase))).toBe('wrong-passphrase')
    const session = value(await later.takeRecoveryAnswer(answer.bytes, next))
    expect(session.officer).toMatchObject({ number: 1, name: 'Ivo Horvat' })
    expect(await entries(later)).toBe(1)
    value(await later.save(inspection()))
    expect(value(await station.profile.start().boot())).toMatchObject({ state: 'locked', lastOfficer: 1 })
    expect(reasonOf(await station.profile.start().unlock(1, passphrase))).toBe('wrong-passphrase')
    const again = station.profile.start()
    expect(value(await again.unlock(1, next)).droppedRequest).toBeNull()
    expect(await entries(again)).toBe(2)
    expect([...station.profile.mirror.files.keys()]).not.toContain(recoveryName)
    // Were the station revoked, the unit would be told before it answers.
    value(await unit.ledger.revokeLog(station.session.log, [], 'Laptop stolen'))
    expect(value(await unit.ledger.openRecoveryRequest(asked.bytes)).revoked).toBe(true)
    // The same answer a second time answers nothing.
    const third = station.profile.start()
    expect(reasonOf(await third.takeRecoveryAnswer(answer.bytes, next))).toBe('no-request')
  })

  test('both logs say it: whose keys were handed over, and by which unit they came', async () => {
    const unitProfile = createProfile()
    const unit = unitProfile.start()
    value(await unit.startTraining('unit'))
    const profile = await lockedTraining()
    const asked = await request(profile)
    const writes = unitProfile.mirror.writes.length
    value(await unit.openRecoveryRequest(asked.bytes))
    expect(unitProfile.mirror.writes).toHaveLength(writes)
    const answer = value(await unit.answerRecovery(asked.bytes))
    expect(unitProfile.mirror.writes.slice(writes)).toEqual(['mirror append journal'])

    const ledger = profile.start()
    const { pack } = value(await ledger.takeRecoveryAnswer(answer.bytes, next))
    const { bytes } = await exportFile(ledger)
    const { operation } = pack
    const expected = { operation, training: true, identity: trainingKeys.unitIdentity }
    const { segments } = value(await openBatch(cryptography, bytes, expected))
    const lines = await Promise.all(
      segments.map(async ({ counted }) => {
        const plain = await cryptography.gunzip(counted, 1_000_000)
        return plain.ok ? new TextDecoder().decode(plain.bytes) : ''
      }),
    )
    const digits = asked.comparison.replaceAll(' ', '')
    const unitId = pack.units[0]?.id
    expect(lines.join('')).toContain(`"by":1,"op":"audited","act":"recover","to":"${unitId}:1:${digits}"`)
  })

  test('the waiting file shows neither passphrase nor key nor name', async () => {
    const profile = await lockedTraining()
    await request(profile)
    const text = new TextDecoder().decode(profile.mirror.files.get(recoveryName))
    for (const word of [next, 'AGE-SECRET', 'Training Officer', 'TR-1']) expect(text).not.toContain(word)
    expect(Object.keys(JSON.parse(text))).toEqual(['recovery', 'store', 'slot', 'request', 'created', 'file'])
  })
})

describe('asking is refused', () => {
  test('for nobody, under a weak passphrase, at a unit, while somebody is at work, and where nothing is', async () => {
    const unit = await makeUnit()
    const station = await makeStation(unit.pack)
    expect(reasonOf(await station.ledger.requestRecovery(1, next))).toBe('busy')
    expect(reasonOf(await unit.profile.start().requestRecovery(1, next))).toBe('not-allowed')
    const ledger = station.profile.start()
    expect(reasonOf(await ledger.requestRecovery(7, next))).toBe('not-allowed')
    expect(reasonOf(await ledger.requestRecovery(1, 'HRBAJ1 HRBAJ1'))).toBe('weak-passphrase')
    expect(reasonOf(await createProfile().start().requestRecovery(1, next))).toBe('not-allowed')
    expect([...station.profile.mirror.files.keys()]).not.toContain(recoveryName)
  })

  test('when the disk does not take it', async () => {
    const profile = await lockedTraining()
    profile.mirror.trouble = (_, name) =>
      name === recoveryName ? { fault: 'disk-full', done: 'none' } : null
    expect(reasonOf(await profile.start().requestRecovery(1, next))).toBe('disk-full')
  })
})

describe('answering is refused', () => {
  test('to anybody but a supervisor of the unit that was asked', async () => {
    const unit = await makeUnit()
    const station = await makeStation(unit.pack)
    await station.ledger.lock()
    const asked = await request(station.profile)
    expect(reasonOf(await (await makeUnit()).ledger.openRecoveryRequest(asked.bytes))).toBe(
      'other-recovery-unit',
    )
    const elsewhere = await makeStation(unit.pack, 'HRBAJ2')
    expect(reasonOf(await elsewhere.ledger.openRecoveryRequest(asked.bytes))).toBe('not-allowed')
    const draft = { name: 'Mia Perić', badge: 'HR-0418', passphrase: other }
    value(await unit.ledger.addOfficer(draft, 'officer'))
    await unit.ledger.lock()
    const second = unit.profile.start()
    expect(reasonOf(await second.openRecoveryRequest(asked.bytes))).toBe('locked')
    value(await second.unlock(2, other))
    expect(reasonOf(await second.openRecoveryRequest(asked.bytes))).toBe('not-allowed')
    expect(reasonOf(await second.answerRecovery(asked.bytes))).toBe('not-allowed')
    // The unit knows nobody at a station of which it has heard nothing.
    await second.lock()
    const third = unit.profile.start()
    value(await third.unlock(1, passphrase))
    expect(value(await third.openRecoveryRequest(asked.bytes)).known).toBeNull()
  })

  test('when the unit’s log cannot say so', async () => {
    const unit = await makeUnit()
    const station = await makeStation(unit.pack)
    await station.ledger.lock()
    const asked = await request(station.profile)
    unit.profile.mirror.trouble = (_, name) =>
      name === 'journal' ? { fault: 'disk-full', done: 'none' } : null
    expect(reasonOf(await unit.ledger.answerRecovery(asked.bytes))).toBe('disk-full')
  })
})

describe('an answer is refused, and nothing is changed', () => {
  const refused = async (profile: Installation, bytes: Uint8Array, reason: string) => {
    const before = profile.mirror.files.get('keyring.json')
    expect(reasonOf(await profile.start().takeRecoveryAnswer(bytes, next))).toBe(reason)
    expect(profile.mirror.files.get('keyring.json')).toEqual(before)
    const ledger = profile.start()
    value(await ledger.unlock(1, 'training'))
    expect(await entries(ledger)).toBe(1)
    await ledger.lock()
  }

  test('from whoever is no unit above the station, though the keys are right', async () => {
    const profile = await lockedTraining()
    const asked = await request(profile)
    await refused(profile, await answerAs(asked.bytes, '11'.repeat(32)), 'unknown-unit')
  })

  test('to an earlier request, from elsewhere, or altered', async () => {
    const profile = await lockedTraining()
    const first = await request(profile)
    const early = await answered(first.bytes)
    const second = await request(profile)
    expect(second.comparison).not.toBe(first.comparison)
    const good = await answered(second.bytes)
    const copy = await copyProfile(profile)
    await refused(copy, early, 'other-request')
    const again = await copyProfile(profile)
    await refused(again, good.with(good.length - 2, 1), 'altered')
    await refused(await copyProfile(profile), second.bytes, 'other-request')
    value(await profile.start().takeRecoveryAnswer(good, next))
  })

  test('when a vault key began meanwhile, or the officer was disabled', async () => {
    const profile = createProfile()
    const ledger = profile.start()
    const { pack } = value(await ledger.startTraining('station'))
    value(await ledger.save(inspection({ site: pack.sites[0]?.id ?? '' })))
    for (const [name, phrase] of [
      ['Mia Perić', other],
      ['Luka Babić', 'six quiet lanterns 88'],
    ] as const)
      value(await ledger.addOfficer({ name, badge: 'HR-0418', passphrase: phrase }, 'officer'))
    await ledger.lock()
    const asked = value(await profile.start().requestRecovery(2, next))
    const bytes = await answered(asked.bytes)
    const disabled = await copyProfile(profile)

    const supervisor = profile.start()
    value(await supervisor.unlock(1, 'training'))
    value(await supervisor.disableOfficer(3))
    await supervisor.lock()
    expect(reasonOf(await profile.start().takeRecoveryAnswer(bytes, next))).toBe('request-outdated')

    const second = disabled.start()
    value(await second.unlock(1, 'training'))
    value(await second.disableOfficer(2))
    await second.lock()
    expect(reasonOf(await disabled.start().takeRecoveryAnswer(bytes, next))).toBe('no-request')
  })
})

describe('interrupted', () => {
  test('before the key file is replaced: the answer is taken at the next attempt', async () => {
    const profile = await lockedTraining()
    const asked = await request(profile)
    const bytes = await answered(asked.bytes)
    profile.mirror.trouble = (_, name) => (name === 'keyring.json' ? { fault: 'failed', done: 'none' } : null)
    expect(reasonOf(await profile.start().takeRecoveryAnswer(bytes, next))).toBe('mirror-failed')
    profile.mirror.trouble = () => null
    expect(reasonOf(await profile.start().unlock(1, next))).toBe('wrong-passphrase')
    const ledger = profile.start()
    value(await ledger.takeRecoveryAnswer(bytes, next))
    expect(await entries(ledger)).toBe(1)
  })

  test('after it: the new passphrase holds, and the request that is left waits for nothing', async () => {
    const profile = await lockedTraining()
    const asked = await request(profile)
    const left = profile.mirror.files.get(recoveryName)
    value(await profile.start().takeRecoveryAnswer(await answered(asked.bytes), next))
    profile.mirror.files.set(recoveryName, left ?? new Uint8Array())
    const ledger = profile.start()
    expect(value(await ledger.recoveryRequested())).toBeNull()
    expect(value(await ledger.unlock(1, next)).droppedRequest).toBeNull()
  })

  test('a file of the request that is damaged, or says what this app never writes, is no request', async () => {
    const profile = await lockedTraining()
    await request(profile)
    const said = JSON.parse(new TextDecoder().decode(profile.mirror.files.get(recoveryName))) as {
      slot: object
    }
    const left = (file: object) =>
      profile.mirror.files.set(recoveryName, new TextEncoder().encode(JSON.stringify(file)))
    left({ ...said, code: 'HRBAJ1B' })
    expect(value(await profile.start().recoveryRequested())).not.toBeNull()
    const disabled = { slot: { ...said.slot, enabled: false } }
    for (const change of [
      { code: '\ud800' },
      { code: 7 },
      { created: 'yesterday' },
      { file: '' },
      disabled,
    ]) {
      left({ ...said, ...change })
      expect(value(await profile.start().recoveryRequested()), Object.keys(change)[0]).toBeNull()
    }
    left({ recovery: 1 })
    expect(value(await profile.start().recoveryRequested())).toBeNull()
  })
})

test('an officer who remembers drops the request made in their name, and hears of it', async () => {
  const profile = await lockedTraining()
  const asked = await request(profile)
  const bytes = await answered(asked.bytes)
  const ledger = profile.start()
  expect(value(await ledger.unlock(1, 'training')).droppedRequest).toBe(asked.created)
  await ledger.lock()
  expect(reasonOf(await profile.start().takeRecoveryAnswer(bytes, next))).toBe('no-request')
})
