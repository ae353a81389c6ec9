import { describe, expect, it } from 'vitest'
import '../start-texts.ts'
import {
  formOf,
  newForm,
  readMinutes,
  siteOf,
  siteProblems,
} from '../../../renderer/operation/site-choices.ts'

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
