/** A site with a lead station and a neighbour, for tests of leads. */
import type { LedgerApi, SiteDraft } from '../../../shared/ledger-api.ts'
import { exportFile, inspection, makeStation, makeUnit, operation, value } from './harness.ts'

export const quiet = (): void => {}
export const bajakovo = operation.sites[0] as SiteDraft

/** The authority names a station's log as lead of Bajakovo, or nobody; the pack that says so. */
export const nameLead = async (unit: LedgerApi, lead: string | null) => {
  value(await unit.changeOperation([{ ...bajakovo, lead }]))
  return value(await unit.writePack())
}

/** Unit, lead (HRBAJ1) and neighbour (HRBAJ2), each with one record; the unit accepted both, and named the lead. */
export const makeSite = async () => {
  const unit = await makeUnit()
  const lead = await makeStation(unit.pack, 'HRBAJ1')
  const neighbour = await makeStation(unit.pack, 'HRBAJ2')
  value(await lead.ledger.save(inspection()))
  const { key } = value(await neighbour.ledger.save(inspection({ when: '2021-07-06T11:30+02:00' })))
  const early = await exportFile(neighbour.ledger)
  await unit.ledger.importFiles([await exportFile(lead.ledger), early], quiet)
  for (const { session } of [lead, neighbour]) value(await unit.ledger.acceptLog(session.log, [], null))
  const pack = await nameLead(unit.ledger, lead.session.log)
  /** A file of the neighbour that the lead cannot open: it was written before there was one. */
  return { unit, lead, neighbour, key, early, pack }
}
