/** What the vectors are made of: a station's first afternoon, in two segments, and the pack it works under. */

import { cryptography } from '../../renderer/ledger/cryptography.ts'
import { signLines } from '../../shared/batch/make-batch.ts'
import type { ReceiptPlan } from '../../shared/batch/make-receipt.ts'
import { writeListed } from '../../shared/batch/segment-list.ts'
import { fromHex } from '../../shared/lines/bytes.ts'
import { writeLine } from '../../shared/lines/write-line.ts'
import { signPack } from '../../shared/pack/make-pack.ts'
import { makeTestLog, makeTestPack, seedOf, testUnit } from '../shared/builders.ts'

/** PUBLIC, as everything here is. */
export const readerIdentity = 'AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX'
export const readerRecipient = 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj'
export const openingCode = '7K3MQ9RT2BXH84VNQ'

export const makeScenario = async () => {
  const pack = makeTestPack({ units: [testUnit('OCUABU', null, { recipient: readerRecipient })] })
  const log = makeTestLog({
    seed: 'vectors station',
    pack,
    recipient: readerRecipient,
    starts: '2021-07-06T08:00:00',
  })
  const inspection = log.append(
    {
      op: 'recorded',
      kind: 'inspection',
      site: 'HRBAJ',
      when: '2021-07-06T08:01+02:00',
      body: {
        place: 'LAND_BORDER',
        checked: { 'inspectionTypes:PERSON': 4, 'inspectionTypes:VEHICLE/transportModes:BUS': 1 },
        queries: { 'databases:SLTD/queryResults:NO_HIT': 3, 'databases:SLTD/queryResults:HIT_CONFIRMED': 1 },
        outcomes: ['DB_HIT', 'SECONDARY'],
      },
    },
    { fields: { plate: 'ZG 1234-AB', note: 'Bus from Belgrade.\nDriver known.' } },
  )
  log.append(
    {
      op: 'recorded',
      kind: 'arrest',
      site: 'HRBAJ',
      when: '2021-07-06T08:40+02:00',
      body: {
        persons: 1,
        sex: '1',
        citizenship: 'SRB',
        status: 'ARRESTED',
        category: 'SOM',
        basis: 'FLAGRANTE',
        place: 'LAND_BORDER',
      },
    },
    { fields: { familyName: 'Đorđević', givenNames: 'Žarko', birthDate: '1984-02-29' } },
  )
  await log.seal()
  log.append(
    {
      op: 'amended',
      record: inspection.reference,
      base: [inspection.reference],
      set: { count: 2 },
      add: { checked: { 'inspectionTypes:PERSON': 5 } },
      drop: { outcomes: ['SECONDARY'] },
    },
    { reason: 'One passenger was not counted.' },
  )
  log.append({ op: 'shift', site: 'HRBAJ', state: 'off', officers: 6 })
  log.append({ op: 'audited', act: 'export', to: 'OCUABU', first: 1, last: 2 })
  await log.seal()

  const unit = makeTestLog({ seed: 'OCUABU', pack, role: 'unit', place: 'OCUABU', code: 'OCUABU' })
  const voided = unit.append(
    { op: 'voided', record: inspection.reference, base: [inspection.reference] },
    { reason: 'Entered twice.' },
  )
  const opened = await unit.seal()
  const extractOf = (at: number) => {
    const open = opened.events.at(at)
    if (!open) throw new Error('no such event')
    return { n: at + 1, line: open.line, personal: (open.personal ?? []).map((line) => writeLine(line)) }
  }
  const receipt: ReceiptPlan = {
    from: { log: unit.id, secret: unit.secret },
    ...{ about: log.id, recipient: readerRecipient, operation: pack.operation, training: false },
    ...{ created: '2021-07-06T21:00:00+02:00', head: voided.reference, pack: 1 },
    ...{ state: 'accepted', contradiction: null },
    held: log.segments.map(({ header, hash }) => ({
      ...{ index: header.index, hash, previous: header.previous },
      ...{ state: 'counted', personal: header.index === 1 },
    })),
    refused: [{ at: '2021-07-06T20:30:00+02:00', reason: 'bad-segment-signature', detail: { index: 3 } }],
    officers: [extractOf(1)],
    events: [extractOf(2)],
  }

  const plan = {
    from: { log: log.id, secret: log.secret },
    to: 'OCUABU',
    operation: pack.operation,
    training: false,
    created: '2021-07-06T20:00:00+02:00',
    segments: log.segments,
  }
  return { pack: signPack(cryptography, pack, seedOf('authority')), log, plan, receipt }
}

export type Scenario = Awaited<ReturnType<typeof makeScenario>>

/** What does not depend on how a gzip library packs. */
export const textOf = ({ pack, log, plan }: Scenario) => ({
  secrets: {
    log: hexOf(log.secret),
    authority: hexOf(seedOf('authority')),
    reader: readerIdentity,
    openingCode,
  },
  pack: { line: pack.line, hash: pack.hash, signature: pack.signature },
  log: log.id,
  references: log.references,
  segments: log.opened.map(({ segment, events }) => ({
    header: segment.headerLine,
    hash: segment.hash,
    signature: segment.signature,
    counted: [...events].map(({ line }) => line),
    personal: [...events].flatMap(({ personal }) => personal ?? []).map((line) => JSON.stringify(line)),
  })),
  list: { from: plan.from.log, to: plan.to, created: plan.created },
})
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** The list over segments whose members are as long as the fixed ones. */
export const listOf = (
  scenario: Scenario,
  lengths: readonly (readonly [number, number])[],
): readonly string[] => {
  const { plan } = scenario
  const header = JSON.stringify({
    milepost: 1,
    type: 'batch',
    from: plan.from.log,
    to: plan.to,
    operation: plan.operation,
    training: plan.training,
    created: plan.created,
  })
  const listed = plan.segments.flatMap((segment, i) => {
    const [counted = 0, personal = 0] = lengths[i] ?? []
    return writeListed({ ...segment, counted: new Uint8Array(counted), personal: new Uint8Array(personal) })
  })
  return signLines(cryptography, [header, ...listed], fromHex(hexOf(plan.from.secret)))
}
