import { describe, expect, it, vi } from 'vitest'
import '../start-texts.ts'
import { exportToFile } from '../../../renderer/export/export-to-file.ts'
import type { LedgerApi } from '../../../shared/ledger-api.ts'
import { accept, refuse } from '../../../shared/result.ts'

describe('export', () => {
  const made = {
    files: [{ suggestedName: 'LT_HRBAJ3_007-009.mpbatch', bytes: new Uint8Array(3) }],
    first: 7,
    last: 9,
    to: 'OCUABU',
  }
  const ledgerOf = (over: Partial<LedgerApi> = {}) => {
    const exported = vi.fn(async () => accept(undefined))
    return {
      ledger: { makeExport: async () => accept(made), exported, ...over } as unknown as LedgerApi,
      exported,
    }
  }
  const saving = (outcome: unknown) =>
    vi.stubGlobal('window', { milepost: { saveFile: async () => outcome } })

  it('is noted when the file is on disk', async () => {
    saving({ saved: true, name: 'out.milepost' })
    const { ledger, exported } = ledgerOf()
    expect(await exportToFile(ledger, 'unsent', 'OCU Abu Dhabi')).toMatchObject({ tone: 'ok' })
    expect(exported).toHaveBeenCalledWith({ first: 7, last: 9, to: 'OCUABU' })
  })
  it.each(['cancelled', 'disk-full', 'read-only', 'failed'])(
    'is not noted when saving was %s',
    async (reason) => {
      saving({ saved: false, reason })
      const { ledger, exported } = ledgerOf()
      const said = await exportToFile(ledger, 'unsent', 'OCU Abu Dhabi')
      expect(said.sentence).toMatch(/^Not exported: .* still ready/)
      expect(exported).not.toHaveBeenCalled()
    },
  )
  it('says so when the worker or the main process fails', async () => {
    const fault = async () => {
      throw new Error('fault')
    }
    saving({ saved: true, name: 'out.milepost' })
    for (const over of [{ makeExport: fault }, { exported: fault }]) {
      const said = await exportToFile(ledgerOf(over).ledger, 'unsent', 'OCU')
      expect(said.tone).not.toBe('ok')
      expect(said.sentence).not.toBe('')
    }
    vi.stubGlobal('window', { milepost: { saveFile: fault } })
    const { ledger, exported } = ledgerOf()
    expect(await exportToFile(ledger, 'unsent', 'OCU')).toMatchObject({ tone: 'bad' })
    expect(exported).not.toHaveBeenCalled()
  })
  it('says why it could not be made', async () => {
    const { ledger } = ledgerOf({ makeExport: async () => refuse({ reason: 'busy' }) })
    expect(await exportToFile(ledger, 'unsent', 'OCU')).toMatchObject({ tone: 'bad' })
  })

  describe('several files', () => {
    const several = (outcomes: unknown) => {
      const saveFiles = vi.fn(async () => outcomes)
      vi.stubGlobal('window', { milepost: { saveFiles } })
      const files = [1, 2].map((part) => ({ suggestedName: `${part}of2`, bytes: new Uint8Array(part) }))
      return { ...ledgerOf({ makeExport: async () => accept({ ...made, files }) }), saveFiles, files }
    }
    const saved = (name: string) => ({ saved: true, name })
    const full = { saved: false, reason: 'disk-full' }

    it('go into one folder, and are noted when all are there', async () => {
      const { ledger, exported, saveFiles, files } = several([saved('1of2'), saved('2of2')])
      expect(await exportToFile(ledger, 'unsent', 'OCU Abu Dhabi')).toEqual({
        tone: 'ok',
        sentence: expect.stringMatching(/^Exported as 2 files, 1of2 .* OCU Abu Dhabi/),
      })
      expect(saveFiles).toHaveBeenCalledWith({ kind: 'batch', files })
      expect(exported).toHaveBeenCalledWith({ first: 7, last: 9, to: 'OCUABU' })
    })
    it.each([
      ['one', [saved('1of2'), full], 'bad', /^1 of 2 files are written\. Not exported: the disk/],
      ['none', [full, full], 'bad', /^Not exported: the disk/],
      ['no folder', [], 'warn', /^Not exported: you left/],
    ] as const)('are not noted when %s is there', async (_, outcomes, tone, sentence) => {
      const { ledger, exported } = several(outcomes)
      expect(await exportToFile(ledger, 'unsent', 'OCU')).toEqual({
        tone,
        sentence: expect.stringMatching(sentence),
      })
      expect(exported).not.toHaveBeenCalled()
    })
  })
})
