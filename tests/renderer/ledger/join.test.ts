// A unit joins: set up with the pack, named by the authority, active with the newer pack; each refusal beside what is taken.
import { beforeAll, describe, expect, test } from 'vitest'
import {
  anna,
  copyProfile,
  createProfile,
  exportFile,
  inspection,
  makeStation,
  makeUnit,
  passphrase,
  reasonOf,
  value,
} from './harness.ts'
import { decision, type Made, makeJoining, siteDraft, wishes } from './tier-setup.ts'

let made: Made
let joined: Awaited<ReturnType<typeof makeJoining>>

beforeAll(async () => {
  made = await makeUnit()
  joined = await makeJoining(made, wishes.zagreb)
}, 120_000)

/** Copies of both, at work. */
const both = async () => {
  const [central, unit] = [await copyProfile(made.profile), await copyProfile(joined.profile)]
  const [above, below] = [central.start(), unit.start()]
  value(await above.unlock(1, passphrase))
  value(await below.unlock(1, passphrase))
  return { above, below, central, unit }
}
const quiet = () => {}

describe('a unit that joins', () => {
  test('is at work, knows its operation, and stands nowhere yet', async () => {
    const { below } = await both()
    const session = await below.session()
    expect(session).toMatchObject({ role: 'unit', code: 'OCUZAG', unit: null, site: null })
    expect(session?.pack.name).toBe('Operation Liberterra')
    expect(await below.exportPlan()).toBeNull()
    expect(reasonOf(await below.makeExport('unsent'))).toBe('not-allowed')
    expect(await below.inbox()).toMatchObject({ files: [] })
    await below.today()
    await below.tallyChoices()
    expect(reasonOf(await below.changeOperation([siteDraft(0, 'OCUABU')]))).toBe('not-allowed')
    expect(reasonOf(await below.addUnit(joined.join.bytes, decision()))).toBe('not-allowed')
  })

  test('is not set up under an id of the pack, under no unit, or with a name that is none', async () => {
    const profile = createProfile()
    const ledger = profile.start()
    const officer = { ...anna }
    expect(reasonOf(await ledger.createJoiningUnit(wishes.dodoma, officer))).toBe('not-allowed')
    const pack = value(await made.ledger.writePack())
    value(await ledger.readPack(pack.bytes, pack.code, false))
    const make = (more: object) => ledger.createJoiningUnit({ ...wishes.dodoma, ...more }, officer)
    expect(reasonOf(await make({ id: 'OCUABU' }))).toBe('unit-known')
    expect(reasonOf(await make({ parent: 'OCUXXX' }))).toBe('invalid-entry')
    for (const wrong of [{ id: 'x' }, { name: ' ' }, { country: 'XX' }])
      expect(reasonOf(await make(wrong))).toBe('invalid-entry')
    expect(reasonOf(await make({}))).toBeNull()
    expect(reasonOf(await make({}))).toBe('busy')
  })

  test('writes its file as often as it likes; the authority has none to write', async () => {
    const { above, below } = await both()
    const again = value(await below.makeJoinFile())
    expect(again.suggestedName).toBe('LT_OCUZAG.mpjoin')
    expect(again.fingerprint).toBe(joined.join.fingerprint)
    expect(value(await above.readJoinFile(again.bytes)).fingerprint).toBe(again.fingerprint)
    expect(reasonOf(await above.makeJoinFile())).toBe('not-allowed')
    const { ledger } = await makeStation(made.pack)
    expect(reasonOf(await ledger.makeJoinFile())).toBe('not-allowed')
  })
})

describe('the authority', () => {
  test('reads what the file says, names the unit, and the unit is active with the newer pack', async () => {
    const { above, below, unit } = await both()
    const asked = value(await above.readJoinFile(joined.join.bytes))
    expect(asked).toMatchObject({ unit: wishes.zagreb, before: null, otherLog: false })
    expect(asked.parents).toEqual([{ id: 'OCUABU', name: 'Operational Coordination Unit' }])
    const after = value(await above.addUnit(joined.join.bytes, decision({ personal: false })))
    expect(after.pack.version).toBe(2)
    expect(after.pack.units[1]).toMatchObject({ ...wishes.zagreb, log: joined.session.log, personal: false })
    expect(reasonOf(await above.addUnit(joined.join.bytes, decision({ personal: false })))).toBe(
      'nothing-changed',
    )
    value(await above.changeOperation([siteDraft(0, 'OCUZAG')]))

    const file = value(await above.writePack())
    expect(reasonOf(await below.takePack(file.bytes, made.pack.code))).toBe('wrong-opening-code')
    const session = value(await below.takePack(file.bytes, file.code))
    expect(session).toMatchObject({ unit: { id: 'OCUZAG', parent: 'OCUABU' }, pack: { version: 3 } })
    expect((await below.exportPlan())?.to.id).toBe('OCUABU')
    expect(reasonOf(await below.takePack(file.bytes, file.code))).toBe('older-pack')

    // Kept in both stores.
    for (const wipe of [() => {}, () => unit.wipeDatabase()]) {
      wipe()
      const ledger = unit.start()
      const again = value(await ledger.unlock(1, passphrase))
      expect(again.pack.version).toBe(3)
      await ledger.lock()
    }
  }, 240_000)

  test('refuses another operation’s file, a parent that cannot be', async () => {
    const { above } = await both()
    expect(reasonOf(await above.addUnit(joined.join.bytes, decision({ parent: 'OCUZAG' })))).toBe(
      'invalid-entry',
    )
    expect(reasonOf(await above.readJoinFile(new Uint8Array([1, 2])))).toBe('not-a-join-file')
    const other = await makeUnit()
    expect(reasonOf(await other.ledger.readJoinFile(joined.join.bytes))).toBe('other-authority')
  })

  test('takes another log of a known unit only when a person said that it was restored', async () => {
    const { above } = await both()
    value(await above.addUnit(joined.join.bytes, decision()))
    const twin = await makeJoining(made, wishes.zagreb)
    const asked = value(await above.readJoinFile(twin.join.bytes))
    expect(asked).toMatchObject({ otherLog: true, before: { name: 'OCU Zagreb', personal: true } })
    expect(reasonOf(await above.addUnit(twin.join.bytes, decision()))).toBe('unit-known')
    const after = value(await above.addUnit(twin.join.bytes, decision({ restored: true })))
    expect(after.pack.units[1]).toMatchObject({ log: twin.session.log, former: [joined.session.log] })
    // What it wrote before does not come back as its log.
    expect(reasonOf(await above.addUnit(joined.join.bytes, decision({ restored: true })))).toBe(
      'invalid-entry',
    )
  })
})

test('a newer pack at a station: refused by name, or counted by; its unit, exports and recovery follow', async () => {
  const { above, below } = await both()
  const { ledger, profile } = await makeStation(made.pack)
  value(await ledger.save(inspection()))
  value(await above.addUnit(joined.join.bytes, decision()))
  value(await above.changeOperation([siteDraft(0, 'OCUZAG')]))
  const file = value(await above.writePack())
  const other = await makeUnit()
  const foreign = other.pack
  expect(reasonOf(await ledger.takePack(foreign.bytes, foreign.code))).toBe('unknown-authority')
  expect(reasonOf(await ledger.takePack(file.bytes, 'AB12'))).toBe('mistyped-code')
  expect(await ledger.session()).toMatchObject({ pack: { version: 1 }, site: { unit: 'OCUABU' } })
  expect((await ledger.exportPlan())?.to.id).toBe('OCUABU')

  value(await below.takePack(file.bytes, file.code))
  expect(value(await ledger.takePack(file.bytes, file.code)).site?.unit).toBe('OCUZAG')
  expect((await ledger.exportPlan())?.to.id).toBe('OCUZAG')
  const [outcome] = await below.importFiles([await exportFile(ledger)], quiet)
  expect(outcome).toMatchObject({ outcome: 'waiting', logs: [{ label: 'HRBAJ1' }] })

  await ledger.lock()
  const locked = profile.start()
  const request = value(await locked.requestRecovery(1, 'four blue herons 42'))
  expect(reasonOf(await above.openRecoveryRequest(request.bytes))).toBe('other-recovery-unit')
  const answer = value(await below.answerRecovery(request.bytes))
  value(await locked.takeRecoveryAnswer(answer.bytes, 'four blue herons 42'))
  expect((await locked.today()).recent).toHaveLength(1)
}, 240_000)
