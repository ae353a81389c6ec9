import { describe, expect, it, vi } from 'vitest'
import './ui-b-words.ts'
import { exportToFile } from '../../renderer/export/export-to-file.ts'
import { formOf, newForm, readMinutes, siteOf, siteProblems } from '../../renderer/operation/site-choices.ts'
import { stationRows } from '../../renderer/stations/station-rows.ts'
import type { LedgerApi } from '../../shared/ledger-api.ts'
import { accept, refuse } from '../../shared/result.ts'
import { pack } from './fake-data.ts'
import { logOf } from './ui-b-preview/fake-day.ts'

describe('a site in its form', () => {
  const site = {
    id: 'HRBAJ',
    name: 'Bajakovo',
    type: 'LAND_BORDER',
    country: 'HRV',
    zone: 'Europe/Zagreb',
    cutoff: 360,
  }
  it('comes back as it went in', () => {
    expect(siteOf(formOf(site))).toEqual(site)
    expect(siteProblems(formOf(site), new Set())).toEqual({})
  })
  it('says what is wrong', () => {
    expect(Object.keys(siteProblems(newForm(undefined), new Set()))).toEqual(
      expect.arrayContaining(['id', 'name', 'type', 'country']),
    )
    expect(siteProblems(formOf(site), new Set(['HRBAJ'])).id).toBeDefined()
    expect(siteProblems({ ...formOf(site), zone: 'Nowhere', cutoff: '25:00' }, new Set())).toMatchObject({
      zone: expect.any(String),
      cutoff: expect.any(String),
    })
  })
  it('reads times as people write them', () => {
    expect(['06:00', '6:00', '0600', '23.59', '24:00', 'six'].map(readMinutes)).toEqual([
      360,
      360,
      360,
      1439,
      null,
      null,
    ])
  })
})

describe('stations', () => {
  it('has a row for each log and one for each site that nobody has heard from', () => {
    const rows = stationRows(pack, [logOf('HRBAJ3', 'HRBAJ', 'hmh', '22:00')], new Set(['HRBAJ3']))
    expect(rows.map(({ placeId, missing, silent, log }) => [placeId, missing, silent, log !== null])).toEqual(
      [
        ['HRBAJ', 1, true, true],
        ['LBNBEY', 0, true, false],
        ['AREDXB', 0, true, false],
        ['OMNSOH', 0, true, false],
      ],
    )
  })
})

describe('export', () => {
  const made = {
    bytes: new Uint8Array(3),
    suggestedName: 'LT_HRBAJ3_007-009.milepost',
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
  it('says why it could not be made', async () => {
    const { ledger } = ledgerOf({ makeExport: async () => refuse({ reason: 'busy' }) })
    expect(await exportToFile(ledger, 'unsent', 'OCU')).toMatchObject({ tone: 'bad' })
  })
})
