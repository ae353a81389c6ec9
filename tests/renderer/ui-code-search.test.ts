import { describe, expect, it } from 'vitest'
import { findChoices } from '../../renderer/components/code-search.ts'
import { lists } from '../../shared/codes/lists.ts'

const choices = (list: 'countries' | 'offences' | 'arrestBases') =>
  lists[list].map(({ code, label }) => ({
    value: code,
    label: list === 'offences' ? `${label.en} (${code})` : label.en,
  }))
const first = (list: Parameters<typeof choices>[0], typed: string) =>
  findChoices(choices(list), typed)[0]?.value

describe('finding a code by typing', () => {
  it.each([
    ['countries', 'Serbia', 'SRB'],
    ['countries', 'serb', 'SRB'],
    ['countries', 'SRB', 'SRB'],
    ['countries', 'Oman', 'OMN'],
    ['countries', 'Niger', 'NER'],
    ['countries', 'cote', 'CIV'],
    ['offences', '07023', '07023'],
    ['offences', '0204', '0204'],
    ['arrestBases', 'red', 'RED_NOTICE'],
  ] as const)('in %s, %s is %s', (list, typed, code) => expect(first(list, typed)).toBe(code))
  it('offers everything before anything is typed, and nothing that does not fit', () => {
    expect(findChoices(choices('countries'), ' ')).toHaveLength(lists.countries.length)
    expect(findChoices(choices('countries'), 'zzz')).toEqual([])
  })
})
