// What is erased of a neighbour's records is erased at the lead: by the neighbour, by a unit above, at the operation's end.
import { beforeAll, expect, test } from 'vitest'
import { namedErasures } from '../../../renderer/ledger/exchange/named-erasures.ts'
import type { LedgerApi } from '../../../shared/ledger-api.ts'
import { foldOf, startLog, testPack, withLead } from '../../shared/fold-logs.ts'
import { copyProfile, exportFile, type Installation, passphrase, value } from './harness.ts'
import { makeSite, quiet } from './lead-setup.ts'

let leadMade: Installation
let neighbourMade: Installation
let key: string
let log: string

beforeAll(async () => {
  const { unit, lead, neighbour, pack, ...site } = await makeSite()
  key = site.key
  log = neighbour.session.log
  for (const { ledger } of [lead, neighbour]) value(await ledger.takePack(pack.bytes, pack.code))
  for (const { ledger } of [unit, lead, neighbour]) await ledger.lock()
  leadMade = lead.profile
  neighbourMade = neighbour.profile
}, 200_000)

const open = async (made: Installation) => {
  const profile = await copyProfile(made)
  const ledger = profile.start()
  value(await ledger.unlock(1, passphrase))
  return { profile, ledger }
}
const personalOf = async (ledger: LedgerApi) => (await ledger.record(key))?.record.personal
const reopened = async ({ ledger, profile }: Awaited<ReturnType<typeof open>>) => {
  await ledger.lock()
  profile.wipeDatabase()
  const again = profile.start()
  value(await again.unlock(1, passphrase))
  return again
}

test('a neighbour’s erasure reaches the lead with its next file, and holds against an old one', async () => {
  const neighbour = await open(neighbourMade)
  const old = await exportFile(neighbour.ledger, 'all')
  const lead = await open(leadMade)
  await lead.ledger.importFiles([old], quiet)
  value(await lead.ledger.acceptLog(log, [], null))
  expect(await personalOf(lead.ledger)).not.toBeNull()
  value(await neighbour.ledger.eraseRecord(key, 'Asked for by the person'))
  await lead.ledger.importFiles([await exportFile(neighbour.ledger)], quiet)
  expect(await personalOf(lead.ledger)).toBeNull()
  await lead.ledger.importFiles([old], quiet)
  expect(await personalOf(await reopened(lead))).toBeNull()
})

test('it holds before what it erases has come, whenever the lead accepts the log', async () => {
  const neighbour = await open(neighbourMade)
  const old = await exportFile(neighbour.ledger, 'all')
  value(await neighbour.ledger.eraseRecord(key, 'Asked for by the person'))
  const next = await exportFile(neighbour.ledger)
  for (const first of [true, false]) {
    const { ledger } = await open(leadMade)
    await ledger.importFiles([next], quiet)
    if (first) value(await ledger.acceptLog(log, [], null))
    await ledger.importFiles([old], quiet)
    if (!first) value(await ledger.acceptLog(log, [], null))
    expect(await personalOf(ledger)).toBeNull()
  }
})

test('a unit above erases at the lead; the lead itself, or another neighbour, erases nothing of a neighbour’s', () => {
  const [lead, third] = [startLog('lead', 'station', 'AAA'), startLog('third', 'station', 'AAA', 'AAA3')]
  const neighbour = startLog('neighbour', 'station', 'AAA', 'AAA2')
  const pack = withLead(testPack, lead.id)
  const record = neighbour.record(undefined, {}, { fields: { plate: 'ZG 4711-QX' } })
  lead.accept(neighbour.id)
  lead.accept(third.id)
  const units = ['OCU1', 'OCU2', 'CSU'].map((id) => startLog(id, 'unit', id))
  const held = [neighbour, lead, third, ...units].map((writer) => writer.seal())
  const erasedBy = (writer: typeof lead) => {
    writer.write({ op: 'erased', events: [record] })
    const { segment, events } = writer.seal()
    // As segments that were read have them: where what is no record lies.
    const file = { segment, events: Object.assign([...events], { others: [...events].map((_, at) => at) }) }
    const fold = foldOf([...held, ...writer.segments], pack, lead.id)
    const named = !namedErasures(foldOf(held, pack, lead.id), [file]).none
    expect(fold.erasures().size > 0).toBe(named)
    expect(fold.dueErasures().segments.size > 0).toBe(named)
    return named
  }
  expect([...units, third, lead].map(erasedBy)).toEqual([true, false, true, false, false])
})

test('a purge takes the neighbours’ personal parts too; figures stay, and nothing comes in again', async () => {
  const neighbour = await open(neighbourMade)
  const old = await exportFile(neighbour.ledger, 'all')
  const lead = await open(leadMade)
  await lead.ledger.importFiles([old], quiet)
  value(await lead.ledger.acceptLog(log, [], null))
  lead.profile.clock.now += 30 * 86_400_000
  value(await lead.ledger.purgePersonal())
  await lead.ledger.importFiles([old], quiet)
  expect(await personalOf(lead.ledger)).toBeNull()
  const again = await reopened(lead)
  expect(await personalOf(again)).toBeNull()
  const { tally } = await again.tally({ of: 'site', id: 'HRBAJ' }, '2021-07-06')
  expect(tally.today.inspections_total).toBe(2)
})
