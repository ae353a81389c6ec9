// The own log from inside: what a log that continues it would name as its last entry.
import { expect, test } from 'vitest'
import { putTogether } from '../../../renderer/ledger/create-ledger.ts'
import { createProfile, inspection, value } from './harness.ts'

test('the last entry is the last, sealed or not', async () => {
  const { ledger, state } = putTogether(createProfile().parts())
  const { pack } = value(await ledger.startTraining('station'))
  const last = () => [state.open?.own.last[0], (state.open?.own.next ?? 0) - 1]
  for (let n = 0; n < 2; n++) {
    value(await ledger.save(inspection({ site: pack.sites[0]?.id ?? '' })))
    expect(last()[0]).toBe(last()[1])
    value(await ledger.makeExport('all'))
    expect(state.open?.own.journal).toEqual([])
    expect(last()[0]).toBe(last()[1])
  }
})
