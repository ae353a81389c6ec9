// Receipts that quote what was erased: told no further, whatever a later version may have written into them.
import { expect, test } from 'vitest'
import { withoutErasedQuotes } from '../../../renderer/ledger/exchange/erased-quotes.ts'
import type { OpenedReceipt } from '../../../shared/batch/receipt.ts'
import { checkEvent } from '../../../shared/events/check-event.ts'
import { rulesVersion } from '../../../shared/events/op-table.ts'
import type { OpenEvent } from '../../../shared/segments/segment.ts'
import { foldOf, hashing, type LogWriter, startLog } from '../../shared/fold-logs.ts'

const scene = () => {
  const [ocu, station] = [startLog('OCU1', 'unit', 'OCU1'), startLog('station', 'station', 'AAA')]
  const [record, other] = [station.record(), station.record()]
  station.write({ op: 'erased', events: [record] })
  const fold = foldOf([station.seal()], undefined, station.id)
  return { ocu, station, record, other, fold }
}
const receiptOf = (ocu: LogWriter, events: readonly OpenEvent[]) =>
  ({ receipt: { from: ocu.id, events }, content: new Uint8Array([1]) }) as unknown as OpenedReceipt
const numbersIn = ({ receipt }: OpenedReceipt) => receipt.events.map(({ event }) => event.n)

test('what is about an erased record goes, and the signed bytes with it; the rest stays', () => {
  const { ocu, record, other, fold } = scene()
  const why = { reason: 'Amina Okoro’s double' }
  ocu.write({ op: 'voided', record, base: [record] }, why)
  ocu.write({ op: 'voided', record: other, base: [other] }, why)
  ocu.write({ op: 'related', kind: 'same-person', records: [record, other], holds: true, base: [] }, why)
  ocu.write({ op: 'approved', record, base: [record] })
  ocu.write({ op: 'erased', events: [record] }, why)
  const told = withoutErasedQuotes(hashing, fold, receiptOf(ocu, ocu.events.slice(1)))
  expect(numbersIn(told)).toEqual([3, 5, 6])
  expect(told.content).toHaveLength(0)
  const untouched = receiptOf(ocu, [ocu.events[2] as OpenEvent])
  expect(withoutErasedQuotes(hashing, fold, untouched)).toBe(untouched)
})

test('an event of a later version is left as it is, whatever it holds', () => {
  const { ocu, fold } = scene()
  const at = '2021-07-06T08:00:00+02:00'
  const said = [
    ...[null, 7, {}, ['x']].map((record) => ({ op: 'noted', record })),
    ...['voided', 'approved'].map((op) => ({ op, record: null, more: 1 })),
    { op: 'related', records: null },
  ]
  const events = said.map(({ op, ...more }, i): OpenEvent => {
    const value = { n: i + 2, at, by: 1, op, ...more }
    const checked = checkEvent(value, rulesVersion + 1)
    if (!checked.ok) throw new Error(checked.refusal.reason)
    const personal = [{ n: i + 2, class: 'detail', salt: '0'.repeat(24), reason: 'Why' } as const]
    return { event: checked.value, line: JSON.stringify(value), personal }
  })
  const receipt = receiptOf(ocu, events)
  expect(withoutErasedQuotes(hashing, fold, receipt)).toBe(receipt)
})
