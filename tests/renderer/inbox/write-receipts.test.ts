import { describe, expect, it, vi } from 'vitest'
import '../start-texts.ts'
import { writeReceipts } from '../../../renderer/inbox/write-receipts.ts'
import type { LedgerApi } from '../../../shared/ledger-api.ts'
import { accept, refuse } from '../../../shared/result.ts'

const logs = ['HRBAJ3', 'TZNAM1'].map((label) => ({ log: label.repeat(11), label }))
const madeOf = (wanted: readonly string[]) =>
  wanted.map((log) => ({ log, bytes: new Uint8Array(3), suggestedName: `${log}.mpreceipt` }))
const ledgerOf = (over: Partial<LedgerApi> = {}) => {
  const receiptsWritten = vi.fn(async () => accept(undefined))
  const makeReceipts = async (wanted: readonly string[]) => accept(madeOf(wanted))
  return { ledger: { makeReceipts, receiptsWritten, ...over } as unknown as LedgerApi, receiptsWritten }
}
const saved = (name: string) => ({ saved: true, name })
const stub = (milepost: Record<string, unknown>) => vi.stubGlobal('window', { milepost })

describe('writing receipts', () => {
  it('one goes where the dialog says, and is noted when it is there', async () => {
    stub({ saveFile: async () => saved('a.mpreceipt') })
    const { ledger, receiptsWritten } = ledgerOf()
    expect(await writeReceipts(ledger, logs.slice(0, 1))).toEqual({
      tone: 'ok',
      sentence: 'Saved as a.mpreceipt. Bring it back to HRBAJ3 on a stick or by mail.',
    })
    expect(receiptsWritten).toHaveBeenCalledWith([logs[0]?.log])
  })

  it('several go into one folder; those that are there are noted, no others', async () => {
    stub({ saveFiles: async () => [saved('a'), { saved: false, reason: 'disk-full' }] })
    const { ledger, receiptsWritten } = ledgerOf()
    const said = await writeReceipts(ledger, logs)
    expect(said.tone).toBe('bad')
    expect(said.sentence).toContain('1 of 2 receipts are written.')
    expect(receiptsWritten).toHaveBeenCalledWith([logs[0]?.log])
    stub({ saveFiles: async () => [saved('a'), saved('b')] })
    expect((await writeReceipts(ledger, logs)).sentence).toContain('2 receipts are written.')
  })

  it('a dialog that was left, or a main process that failed, notes nothing', async () => {
    const { ledger, receiptsWritten } = ledgerOf()
    stub({ saveFiles: async () => [] })
    expect((await writeReceipts(ledger, logs)).tone).toBe('warn')
    stub({ saveFiles: async () => Promise.reject(new Error('gone')) })
    expect((await writeReceipts(ledger, logs)).tone).toBe('bad')
    expect(receiptsWritten).not.toHaveBeenCalled()
  })

  it('says why the ledger wrote none, and that writing could not be noted', async () => {
    stub({ saveFile: async () => saved('a') })
    const none = ledgerOf({ makeReceipts: async () => refuse({ reason: 'store-failed' }) })
    expect((await writeReceipts(none.ledger, logs)).tone).toBe('bad')
    const unnoted = ledgerOf({ receiptsWritten: async () => refuse({ reason: 'store-failed' }) })
    expect((await writeReceipts(unnoted.ledger, logs.slice(0, 1))).tone).toBe('warn')
  })
})
