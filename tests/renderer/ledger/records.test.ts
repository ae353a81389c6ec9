// Entries at a station: checked, saved, amended register by register, voided, found again.
import { beforeAll, describe, expect, test } from 'vitest'
import { clockTime, localMinute } from '../../../renderer/ledger/clock.ts'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { createMirrorClient } from '../../../renderer/ledger/mirror-client.ts'
import type { LedgerApi, OfficerDraft, SaveDraft } from '../../../shared/ledger-api.ts'
import {
  anna,
  copyProfile,
  createProfile,
  type Installation,
  inspection,
  operation,
  reasonOf,
  value,
} from './harness.ts'

let made: Installation
beforeAll(async () => {
  made = createProfile()
  const ledger = made.start()
  value(await ledger.startTraining('station'))
  await ledger.lock()
}, 60_000)
const atWork = async () => {
  const profile = await copyProfile(made)
  const ledger = profile.start()
  const session = value(await ledger.unlock(1, 'training'))
  return { profile, ledger, session }
}

describe('saving', () => {
  test('what the kind does not allow is refused with its problems, and nothing is kept', async () => {
    const { ledger, profile } = await atWork()
    const size = profile.mirror.files.get('journal')?.length
    const refused = await ledger.save(inspection({ site: 'NOWHERE', body: { place: 'MOON' } }))
    expect(reasonOf(refused)).toBe('invalid-entry')
    expect(refused.ok || refused.refusal.problems.map(({ field }) => field)).toEqual(['site', 'place'])
    expect(profile.mirror.files.get('journal')?.length).toBe(size)
  })

  test('entries asked for at once get numbers one after another', async () => {
    const { ledger } = await atWork()
    const labels = await Promise.all(
      [1, 2, 3, 4, 5].map(async () => value(await ledger.save(inspection())).label),
    )
    expect(labels).toEqual([5, 6, 7, 8, 9].map((n) => `HRBAJ1-00000${n}`))
    const today = await ledger.today()
    expect(today).toMatchObject({ day: '2021-07-06', dayNumber: 2, of: 5, unsent: 5 })
    expect(today.recent.map(({ label }) => label)).toEqual([...labels].reverse())
    expect(today.counters.inspections_total).toBe(5)
  })

  test('locked, nothing is saved and nobody is told anything', async () => {
    const { ledger } = await atWork()
    await ledger.lock()
    expect(reasonOf(await ledger.save(inspection()))).toBe('locked')
    expect(await ledger.session()).toBeNull()
    await expect(ledger.today()).rejects.toThrow('locked')
  })
})

describe('amending', () => {
  const change = (more: Partial<SaveDraft>) => {
    const { kind: _, ...draft } = inspection(more)
    return draft
  }

  test('says only what differs, each register apart', async () => {
    const { ledger } = await atWork()
    const { key } = value(await ledger.save(inspection()))
    const body = {
      place: 'LAND_BORDER',
      checked: { 'inspectionTypes:PERSON': 3, 'inspectionTypes:VEHICLE': 1 },
      outcomes: ['CLEARED'],
    }
    const personal = { plate: 'ZG 1234-AB', familyName: 'Möller' }
    value(await ledger.amend(key, change({ body, personal }), 'Counted again'))
    const detail = await ledger.record(key)
    expect(detail?.record).toMatchObject({ body, personal, voided: false })
    expect(detail?.record.heads.length).toBe(1)
    const changed = detail?.history[1]?.changes.map(({ register }) => register).sort()
    expect(changed).toEqual([
      'checked/inspectionTypes:PERSON',
      'checked/inspectionTypes:VEHICLE',
      'documentNumber',
      'familyName',
      'outcomes/CLEARED',
      'queries/databases:SLTD/queryResults:NO_HIT',
    ])
    expect(detail?.history[1]).toMatchObject({
      reason: 'Counted again',
      officer: 'Training Officer',
      label: 'HRBAJ1-000006',
    })
  })

  test('needs a reason, a change, a record, and one that counts', async () => {
    const { ledger } = await atWork()
    const { key } = value(await ledger.save(inspection()))
    const other = change({ when: '2021-07-06T11:40+02:00' })
    expect(reasonOf(await ledger.amend(key, other, '  '))).toBe('reason-missing')
    expect(reasonOf(await ledger.amend(key, change({}), 'Nothing'))).toBe('nothing-changed')
    expect(reasonOf(await ledger.amend('00', other, 'Typing'))).toBe('no-such-record')
    expect(reasonOf(await ledger.amend(key, { ...other, site: 'X' }, 'Typing'))).toBe('invalid-entry')
    value(await ledger.voidRecord(key, 'Twice'))
    expect(reasonOf(await ledger.voidRecord(key, 'Twice'))).toBe('already-voided')
    expect(reasonOf(await ledger.amend(key, other, 'Typing'))).toBe('already-voided')
    // Voided, it may be restored.
    expect((await ledger.record(key))?.mayChange).toBe(true)
  })

  test('after the amendment the record is unsent again', async () => {
    const { ledger } = await atWork()
    const { key } = value(await ledger.save(inspection()))
    value(await ledger.exported(value(await ledger.makeExport('unsent'))))
    expect((await ledger.record(key))?.sent.state).toBe('exported')
    value(await ledger.amend(key, change({ when: '2021-07-06T11:40+02:00' }), 'Typing'))
    expect((await ledger.record(key))?.sent.state).toBe('saved')
    expect((await ledger.exportPlan())?.unsent).toBe(1)
  })
})

describe('more than a line may hold is named before anything is written', () => {
  // Three bytes each in UTF-8.
  const tamil = (characters: number) => 'க'.repeat(characters)
  const problemsOf = (result: Awaited<ReturnType<LedgerApi['save']>>) =>
    result.ok ? [] : result.refusal.problems
  const tooLong = (field: string, most: unknown) => [{ field, problem: 'too-long', detail: { most } }]

  test('a reason', async () => {
    const { ledger, profile } = await atWork()
    const { key } = value(await ledger.save(inspection()))
    const size = profile.mirror.files.get('journal')?.length
    const { kind: _, ...other } = inspection({ when: '2021-07-06T11:40+02:00' })
    for (const refused of [
      await ledger.voidRecord(key, tamil(2001)),
      await ledger.amend(key, other, tamil(2001)),
    ]) {
      expect(reasonOf(refused)).toBe('invalid-entry')
      expect(problemsOf(refused)).toEqual(tooLong('reason', 2000))
    }
    expect(profile.mirror.files.get('journal')?.length).toBe(size)
    value(await ledger.voidRecord(key, tamil(2000)))
  })

  test('a note with its reason and all else', async () => {
    const { ledger, profile } = await atWork()
    const noted = (note: string) => inspection({ personal: { note } })
    const { key } = value(await ledger.save(noted(tamil(4000))))
    const size = profile.mirror.files.get('journal')?.length
    const { kind: _, ...longer } = noted(`அ${tamil(3999)}`)
    const refused = await ledger.amend(key, longer, tamil(2000))
    expect(reasonOf(refused)).toBe('invalid-entry')
    expect(problemsOf(refused)).toEqual(tooLong('note', expect.any(Number)))
    expect(profile.mirror.files.get('journal')?.length).toBe(size)
    const most = Number(problemsOf(refused)[0]?.detail?.most)
    expect(most).toBeGreaterThan(3000)
    expect(most).toBeLessThan(4000)
    const { kind: __, ...fitting } = noted(`அ${tamil(most - 1)}`)
    value(await ledger.amend(key, fitting, tamil(2000)))
  })

  test('four-byte script in a new entry', async () => {
    const { ledger } = await atWork()
    const emoji = '𞤀'
    const personal = {
      note: emoji.repeat(4000),
      familyName: emoji.repeat(120),
      givenNames: emoji.repeat(120),
    }
    const refused = await ledger.save(inspection({ personal }))
    expect(problemsOf(refused)).toEqual(tooLong('note', expect.any(Number)))
    const most = Number(problemsOf(refused)[0]?.detail?.most)
    value(await ledger.save(inspection({ personal: { ...personal, note: emoji.repeat(most) } })))
  })

  test('an officer’s name and badge', async () => {
    const { ledger, profile } = await atWork()
    const size = profile.mirror.files.get('journal')?.length
    const add = async (more: Partial<OfficerDraft>) => {
      const done = await ledger.addOfficer({ ...anna, ...more }, 'officer')
      return done.ok ? null : done.refusal
    }
    expect(await add({ name: tamil(201) })).toEqual({
      reason: 'invalid-entry',
      detail: { field: 'name', problem: 'too-long', most: 200 },
    })
    expect(await add({ badge: tamil(65) })).toMatchObject({ detail: { field: 'badge', most: 64 } })
    expect(await add({ badge: 'HR\u0007' })).toMatchObject({ detail: { field: 'badge' } })
    expect(profile.mirror.files.get('journal')?.length).toBe(size)
    expect(await add({ name: tamil(200), badge: tamil(64) })).toBeNull()
  })
})

describe('finding', () => {
  test('by part of plate, document, name or label, whatever case, marks and spaces', async () => {
    const { ledger } = await atWork()
    value(await ledger.save(inspection()))
    value(await ledger.save(inspection({ personal: { familyName: 'Kovač', givenNames: 'Ana Marija' } })))
    const found = async (text: string) =>
      (await ledger.records({ offset: 0, limit: 10, text, sort: 'label' })).rows.map(({ label }) => label)
    expect(await found('zg1234')).toEqual(['HRBAJ1-000005'])
    expect(await found('p 123')).toEqual(['HRBAJ1-000005'])
    expect(await found('MULLER')).toEqual(['HRBAJ1-000005'])
    expect(await found('kovac')).toEqual(['HRBAJ1-000006'])
    expect(await found('anamarija')).toEqual(['HRBAJ1-000006'])
    expect(await found('hrbaj1 00000')).toEqual(['HRBAJ1-000005', 'HRBAJ1-000006'])
    expect(await found('zz')).toEqual([])
  })

  test('filtered, sorted, a page at a time', async () => {
    const { ledger } = await atWork()
    for (const minute of ['30', '10', '20'])
      value(await ledger.save(inspection({ when: `2021-07-06T10:${minute}+02:00` })))
    const { rows, total } = await ledger.records({ offset: 1, limit: 1, sort: 'when', descending: true })
    expect([total, rows[0]?.record.when]).toEqual([3, '2021-07-06T10:20+02:00'])
    expect((await ledger.records({ offset: 0, limit: 9, kind: 'arrest' })).total).toBe(0)
    expect((await ledger.records({ offset: 0, limit: 9, day: '2021-07-05' })).total).toBe(0)
    expect((await ledger.records({ offset: 0, limit: 9, voided: true })).total).toBe(0)
  })
})

describe('officers', () => {
  test('a second officer unlocks, logs under an own number, and adds nobody', async () => {
    const { profile, ledger } = await atWork()
    const draft = { name: 'Maja  Petrović ', badge: 'HR-12', passphrase: 'nine old bridges 7' }
    expect(reasonOf(await ledger.addOfficer({ ...draft, passphrase: 'short' }, 'officer'))).toBe(
      'weak-passphrase',
    )
    expect(value(await ledger.addOfficer(draft, 'officer'))).toBe(2)
    await ledger.lock()
    const other = profile.start()
    const boot = value(await other.boot())
    expect(boot).toMatchObject({
      state: 'locked',
      officers: [1, 2],
      lastOfficer: 1,
      training: true,
      code: 'HRBAJ1',
    })
    const session = value(await other.unlock(2, draft.passphrase))
    expect(session.officer).toEqual({ number: 2, name: 'Maja Petrović', badge: 'HR-12', role: 'officer' })
    const { key } = value(await other.save(inspection()))
    expect((await other.record(key))?.officer).toBe('Maja Petrović')
    expect(reasonOf(await other.addOfficer(draft, 'officer'))).toBe('not-allowed')
    expect(value(await profile.start().boot())).toMatchObject({ lastOfficer: 2 })
  })
})

test('a new installation: not with a weak passphrase, not without a pack, not over another', async () => {
  const profile = createProfile()
  const ledger = profile.start()
  expect(value(await ledger.boot())).toEqual({ state: 'empty' })
  const weak = { ...anna, passphrase: 'training' }
  expect(reasonOf(await ledger.createUnit(operation, weak, false))).toBe('weak-passphrase')
  const nowhere = { ...operation, sites: operation.sites.map((site) => ({ ...site, zone: 'Mars/Base' })) }
  expect(reasonOf(await ledger.createUnit(nowhere, anna, false))).toBe('invalid-entry')
  expect(reasonOf(await ledger.createUnit({ ...operation, ends: '2021-07-01' }, anna, false))).toBe(
    'invalid-entry',
  )
  expect(reasonOf(await ledger.createStation('HRBAJ', 'HRBAJ1', anna))).toBe('not-allowed')
  expect(profile.mirror.files.size).toBe(0)
  value(await ledger.startTraining('station'))
  expect(reasonOf(await ledger.startTraining('unit'))).toBe('busy')
  expect(reasonOf(await profile.start().startTraining('unit'))).toBe('not-allowed')
})

test('clocks as events state them', () => {
  const instant = Date.parse('2021-07-06T20:38:05Z')
  expect(clockTime(instant, 120)).toBe('2021-07-06T22:38:05+02:00')
  expect(clockTime(instant, -210)).toBe('2021-07-06T17:08:05-03:30')
  expect(localMinute(instant, 0)).toBe('2021-07-06T20:38+00:00')
})

test('a mirror that never answers is a fault, not a wait for ever', async () => {
  const { port1, port2 } = new MessageChannel()
  const mirror = createMirrorClient(port2, 30)
  expect(await mirror.list()).toEqual({ ok: false, refusal: 'failed' })
  // An answer that comes late, or twice, or to nobody is passed over.
  port1.postMessage({ id: 1, ok: true, value: [] })
  port1.postMessage({ id: 99, ok: true, value: [] })
  port1.onmessage = ({ data }) => port1.postMessage({ id: data.id, ok: false, fault: 'disk-full' })
  expect(await mirror.list()).toEqual({ ok: false, refusal: 'disk-full' })
  port1.close()
})

test('a long journal is sealed by itself, and entries go on', async () => {
  const { profile, ledger: before } = await atWork()
  await before.lock()
  const ledger = profile.start({ sealAt: 10 })
  value(await ledger.unlock(1, 'training'))
  const saved = await Promise.all(
    Array.from({ length: 12 }, async () => value(await ledger.save(inspection())).label),
  )
  const plan = await ledger.exportPlan()
  expect(plan?.unsent).toBe(12)
  const next = value(await ledger.save(inspection())).label
  expect((await ledger.exportPlan())?.lastSegment).toBe(2)
  expect(profile.mirror.files.get('segments')?.length).toBeGreaterThan(500)
  await ledger.lock()
  const again = profile.start()
  expect(value(await again.unlock(1, 'training')).restored).toBeNull()
  const { rows } = await again.records({ offset: 0, limit: 20, sort: 'label' })
  expect(rows.map(({ label }) => label)).toEqual([...saved, next])
})

test('a long journal that could not be sealed by itself is sealed at the next save', async () => {
  const { profile, ledger: before } = await atWork()
  await before.lock()
  let failed = 0
  const gzip: typeof cryptography.gzip = async (bytes) => {
    if (failed++ === 0) throw new Error('Not now')
    return cryptography.gzip(bytes)
  }
  const ledger = profile.start({ sealAt: 5, caps: { ...cryptography, gzip } })
  value(await ledger.unlock(1, 'training'))
  const save = async () => value(await ledger.save(inspection()))
  while (failed === 0) await save()
  expect(profile.mirror.files.has('segments')).toBe(false)
  await save()
  await ledger.lock()
  expect(profile.mirror.files.has('segments')).toBe(true)
})
