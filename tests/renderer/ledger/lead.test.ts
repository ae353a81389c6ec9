// A site's lead station: named by the authority, it takes in its neighbours and issues the site's sheet.
import { beforeAll, describe, expect, test } from 'vitest'
import type { LedgerApi } from '../../../shared/ledger-api.ts'
import { sameRecords } from '../../../shared/sheet/check-code.ts'
import {
  anna,
  copyProfile,
  createProfile,
  exportFile,
  type Installation,
  inspection,
  makeStation,
  passphrase,
  reasonOf,
  value,
} from './harness.ts'
import { bajakovo, makeSite, nameLead, quiet } from './lead-setup.ts'

type Site = Awaited<ReturnType<typeof makeSite>>
let site: Site
/** As they were before the pack that names the lead came. */
let before: { readonly lead: Installation }

beforeAll(async () => {
  site = await makeSite()
  for (const { ledger } of [site.unit, site.lead, site.neighbour]) await ledger.lock()
  before = { lead: await copyProfile(site.lead.profile) }
  for (const { profile } of [site.lead, site.neighbour]) await takePack(profile)
}, 200_000)

const start = async (profile: Installation) => {
  const copy = await copyProfile(profile)
  const ledger = copy.start()
  value(await ledger.unlock(1, passphrase))
  return { profile: copy, ledger }
}
/** In place, and locked again. */
const takePack = async (profile: Installation) => {
  const ledger = profile.start()
  value(await ledger.unlock(1, passphrase))
  value(await ledger.takePack(site.pack.bytes, site.pack.code))
  await ledger.lock()
}
/** All three with the pack that names the lead, and what the neighbour exports under it. */
const open = async () => {
  const [lead, neighbour, unit] = await Promise.all(
    [site.lead, site.neighbour, site.unit].map(({ profile }) => start(profile)),
  )
  if (!lead || !neighbour || !unit) throw new Error('three')
  return { lead, neighbour, unit }
}
/** From its backup, on another machine. */
const restore = async ({ ledger, profile }: Awaited<ReturnType<typeof start>>, code: string) => {
  const backup = value(await ledger.makeBackup())
  const other = createProfile()
  other.clock.now = profile.clock.now
  const again = other.start()
  value(await again.readBackup([{ name: backup.suggestedName, bytes: backup.bytes }]))
  return { ledger: again, session: value(await again.restore(1, passphrase, code)) }
}
const all = { offset: 0, limit: 50 }
const scope = { of: 'site', id: 'HRBAJ' } as const
const day = '2021-07-06'
const inspections = async (ledger: LedgerApi) =>
  (await ledger.tally(scope, day)).tally.today.inspections_total
const stateOf = async (ledger: LedgerApi, log: string) =>
  (await ledger.inbox()).logs.find((view) => view.log === log)?.state
const accept = async (ledger: LedgerApi, log: string) => value(await ledger.acceptLog(log, [], null))

describe('naming', () => {
  test('a lead is one of the site’s accepted stations; the next pack has it, and one after has it no more', async () => {
    const { ledger } = await start(site.unit.profile)
    const held = (await ledger.session())?.pack
    expect(held?.sites.map(({ lead }) => lead?.log ?? null)).toEqual([site.lead.session.log, null])
    // Said again, or not at all, it stays.
    for (const draft of [bajakovo, { ...bajakovo, lead: site.lead.session.log }]) {
      const again = value(await ledger.changeOperation([draft]))
      expect(again.pack.sites).toEqual(held?.sites)
    }
    const to = site.neighbour.session.log
    expect(value(await ledger.changeOperation([{ ...bajakovo, lead: to }])).pack.sites[0]?.lead?.log).toBe(to)
    const none = value(await ledger.changeOperation([{ ...bajakovo, lead: null }]))
    expect(none.pack.sites[0]).not.toHaveProperty('lead')
    expect(none.pack.version).toBe((held?.version ?? 0) + 4)
  })

  test('no log of another site, of a unit, unknown or rejected is named', async () => {
    const { ledger } = await start(site.unit.profile)
    const session = await ledger.session()
    value(await ledger.rejectLog(site.neighbour.session.log, 'Lost'))
    for (const lead of [session?.log ?? '', 'a'.repeat(64), site.neighbour.session.log]) {
      const done = await ledger.changeOperation([{ ...bajakovo, lead }])
      expect(done).toMatchObject({ refusal: { reason: 'invalid-entry', detail: { field: 'lead' } } })
    }
    const elsewhere = { ...bajakovo, id: 'TZNAM', name: 'Namanga', lead: site.lead.session.log }
    expect(reasonOf(await ledger.changeOperation([elsewhere]))).toBe('invalid-entry')
  })
})

describe('the lead', () => {
  test('becomes one with the newer pack, without a restart, and ends with a later one', async () => {
    const { ledger } = await start(before.lead)
    expect(await ledger.session()).toMatchObject({ role: 'station', mayImport: false })
    const { bytes, code } = site.pack
    expect(value(await ledger.takePack(bytes, code))).toMatchObject({ role: 'station', mayImport: true })
    const unit = await start(site.unit.profile)
    const none = await nameLead(unit.ledger, null)
    expect(value(await ledger.takePack(none.bytes, none.code)).mayImport).toBe(false)
    const [outcome] = await ledger.importFiles([site.early], quiet)
    expect(outcome).toMatchObject({ outcome: 'refused', refusal: { reason: 'not-lead' } })
  })

  test('takes in a neighbour, accepts it, counts it and issues the site’s sheet: the same records as the unit', async () => {
    const { lead, neighbour, unit } = await open()
    const { log } = site.neighbour.session
    expect(await neighbour.ledger.exportPlan()).toMatchObject({ toLead: true })
    expect(await lead.ledger.exportPlan()).toMatchObject({ toLead: false })
    const [cannot] = await lead.ledger.importFiles([site.early], quiet)
    expect(cannot?.refusal?.reason).toBe('other-recipient')
    const file = await exportFile(neighbour.ledger, 'all')
    const [outcome] = await lead.ledger.importFiles([file], quiet)
    expect(outcome).toMatchObject({ outcome: 'waiting', from: 'HRBAJ2' })
    expect([await stateOf(lead.ledger, log), await inspections(lead.ledger)]).toEqual(['waiting', 1])
    expect((await lead.ledger.decisionEffect('accepted', log, [])).figures[0]).toMatchObject({ after: 2 })
    await accept(lead.ledger, log)
    expect([await stateOf(lead.ledger, log), await inspections(lead.ledger)]).toEqual(['accepted', 2])
    const { rows } = await lead.ledger.records(all)
    expect(rows.map(({ label, sent }) => [label.slice(0, 6), sent.state]).sort()).toEqual([
      ['HRBAJ1', 'exported'],
      ['HRBAJ2', 'imported'],
    ])
    // Personal parts too: the lead stands at the same site.
    expect((await lead.ledger.record(site.key))?.record.personal).toMatchObject({ plate: 'ZG 1234-AB' })
    const sheet = value(await lead.ledger.issueSheet(scope, day))
    const above = value(await unit.ledger.issueSheet(scope, day))
    expect(sheet.sheet.basis.map((row) => row.log)).toContain(log)
    expect(sheet.sheet.decisions).toHaveLength(1)
    expect(sameRecords(sheet.sheet.check, above.sheet.check)).toBe(true)
    // At the unit the lead's sheet is held against its own count.
    await unit.ledger.importFiles([file, await exportFile(lead.ledger)], quiet)
    const held = (await unit.ledger.sheets()).find(({ issuer }) => issuer === 'HRBAJ1')
    expect(held?.here).toMatchObject({ sameFigures: true, sameRecords: true })
  })

  test('keeps all this over a lock, from either store', async () => {
    const { lead, neighbour } = await open()
    await lead.ledger.importFiles([await exportFile(neighbour.ledger, 'all')], quiet)
    await accept(lead.ledger, site.neighbour.session.log)
    await lead.ledger.lock()
    lead.profile.wipeDatabase()
    const again = lead.profile.start()
    expect(value(await again.unlock(1, passphrase)).mayImport).toBe(true)
    expect(await inspections(again)).toBe(2)
  })

  test('decides about its neighbours, by a supervisor, and about nobody else', async () => {
    const { lead, neighbour } = await open()
    await lead.ledger.importFiles([await exportFile(neighbour.ledger, 'all')], quiet)
    const { log } = site.neighbour.session
    expect(reasonOf(await lead.ledger.rejectLog(log, ''))).toBe('reason-missing')
    value(await lead.ledger.rejectLog(log, 'Not ours'))
    expect(await stateOf(lead.ledger, log)).toBe('rejected')
    await accept(lead.ledger, log)
    for (const other of [site.lead.session.log, site.unit.session.log])
      expect(['not-allowed', 'no-such-record']).toContain(
        reasonOf(await lead.ledger.acceptLog(other, [], null)),
      )
    value(await lead.ledger.addOfficer({ ...anna, name: 'Luka Babić' }, 'officer'))
    await lead.ledger.lock()
    const officer = lead.profile.start()
    value(await officer.unlock(2, passphrase))
    expect(reasonOf(await officer.rejectLog(log, 'Because'))).toBe('not-allowed')
  })

  test('changes no record of a neighbour, nor settles what is the unit’s to settle', async () => {
    const { lead, neighbour } = await open()
    await lead.ledger.importFiles([await exportFile(neighbour.ledger, 'all')], quiet)
    await accept(lead.ledger, site.neighbour.session.log)
    expect(await lead.ledger.record(site.key)).toMatchObject({ mayChange: false, mayErase: false })
    expect(reasonOf(await lead.ledger.voidRecord(site.key, 'Twice'))).toBe('not-allowed')
    expect(await lead.ledger.receiptPlan()).toEqual([])
  })

  test('is shown no conflict of its neighbours, which are the unit’s to settle', async () => {
    const { lead, neighbour, unit } = await open()
    const restored = await restore(neighbour, 'HRBAJ2B')
    const amend = (ledger: LedgerApi, plate: string) =>
      ledger.amend(site.key, inspection({ when: '2021-07-06T11:30+02:00', personal: { plate } }), 'Misread')
    value(await amend(neighbour.ledger, 'ZG 1'))
    value(await amend(restored.ledger, 'ZG 2'))
    const files = [await exportFile(neighbour.ledger, 'all'), await exportFile(restored.ledger, 'all')]
    for (const { ledger } of [lead, unit]) {
      await ledger.importFiles(files, quiet)
      for (const { log } of [site.neighbour.session, restored.session]) await accept(ledger, log)
      expect((await ledger.record(site.key))?.record.conflicts).toHaveLength(1)
    }
    expect((await unit.ledger.review()).total).toBe(1)
    expect(await lead.ledger.review()).toEqual({ rows: [], total: 0 })
  })

  test('exports its own log alone, decisions with it; they are nothing at the unit', async () => {
    const { lead, neighbour, unit } = await open()
    const { log } = site.neighbour.session
    value(await unit.ledger.rejectLog(log, 'Not known here'))
    await lead.ledger.importFiles([await exportFile(neighbour.ledger, 'all')], quiet)
    await accept(lead.ledger, log)
    const held = (await unit.ledger.inbox()).logs.length
    const [outcome] = await unit.ledger.importFiles([await exportFile(lead.ledger)], quiet)
    expect(outcome).toMatchObject({ outcome: 'taken', logs: [{ label: 'HRBAJ1' }] })
    expect((await unit.ledger.inbox()).logs).toHaveLength(held)
    expect([await stateOf(unit.ledger, log), await inspections(unit.ledger)]).toEqual(['rejected', 1])
  })

  test('restored on another machine it leads on, opens its neighbours’ files, and keeps what it decided', async () => {
    const { lead, neighbour } = await open()
    await lead.ledger.importFiles([await exportFile(neighbour.ledger, 'all')], quiet)
    await accept(lead.ledger, site.neighbour.session.log)
    const { ledger: again, session } = await restore(lead, 'HRBAJ1B')
    expect(session).toMatchObject({ mayImport: true, code: 'HRBAJ1B' })
    expect(await inspections(again)).toBe(2)
    value(await neighbour.ledger.save(inspection({ when: '2021-07-06T11:45+02:00' })))
    const [outcome] = await again.importFiles([await exportFile(neighbour.ledger)], quiet)
    expect(outcome?.outcome).toBe('taken')
    expect(await inspections(again)).toBe(3)
  })
})

describe('a station that leads no site', () => {
  test('refuses every batch, keeps nothing of it, and decides nothing', async () => {
    const { lead, neighbour } = await open()
    const writes = neighbour.profile.mirror.writes.length
    const [outcome] = await neighbour.ledger.importFiles([await exportFile(lead.ledger, 'all')], quiet)
    expect(outcome).toMatchObject({ outcome: 'refused', fresh: 0, refusal: { reason: 'not-lead' } })
    expect(neighbour.profile.mirror.writes).toHaveLength(writes)
    expect((await neighbour.ledger.inbox()).files).toEqual([])
    expect(reasonOf(await neighbour.ledger.acceptLog(site.lead.session.log, [], null))).toBe('not-allowed')
  })

  test('at another site exports to no lead', async () => {
    const namanga = await makeStation(site.pack, 'TZNAM1')
    value(await namanga.ledger.save(inspection({ site: 'TZNAM' })))
    expect(await namanga.ledger.exportPlan()).toMatchObject({ toLead: false })
    const { ledger } = await start(site.lead.profile)
    const [outcome] = await ledger.importFiles([await exportFile(namanga.ledger)], quiet)
    expect(outcome?.refusal?.reason).toBe('other-recipient')
  })
})
