// What the screen says of two records that belong together, and what it asks of the ledger.
import { describe, expect, it } from 'vitest'
import './start-texts.ts'
import type { RelationKind } from '../../shared/events/event.ts'

const { effectWords, inOrder, relationWords } = await import('../../renderer/records/relations.ts')

const kinds: readonly RelationKind[] = ['same-incident', 'same-person', 'same-case', 'part-of-group']

describe('the words of a relation', () => {
  it('tell the group from a person of it', () => {
    const words = (isGroup: boolean) => relationWords({ kind: 'part-of-group', isGroup, holds: true })
    expect(words(true)).toBe('The group this person is of')
    expect(words(false)).toBe('A person of this group')
  })
  it('differ for every kind, and for what was decided not to be', () => {
    const said = [true, false].flatMap((holds) =>
      kinds.map((kind) => relationWords({ kind, isGroup: false, holds })),
    )
    expect(new Set(said).size).toBe(said.length)
    expect(relationWords({ kind: 'same-person', isGroup: false, holds: false })).toBe(
      'Decided: not the same person',
    )
  })
})

describe('the order of two records', () => {
  it('is the person, then the group, from either side', () => {
    expect(inOrder('person', 'group', { kind: 'part-of-group', isGroup: true })).toEqual(['person', 'group'])
    expect(inOrder('group', 'person', { kind: 'part-of-group', isGroup: false })).toEqual(['person', 'group'])
  })
  it('is as it comes for all others', () => {
    for (const kind of kinds.filter((each) => each !== 'part-of-group'))
      expect(inOrder('a', 'b', { kind, isGroup: false })).toEqual(['a', 'b'])
  })
})

describe('what a decision does to the figures', () => {
  it('is said for persons and groups, each way', () => {
    for (const kind of ['same-person', 'part-of-group'] as const)
      expect(effectWords(kind, true)).not.toBe(effectWords(kind, false))
  })
  it('is nothing for incidents and cases', () => {
    for (const kind of ['same-incident', 'same-case'] as const)
      for (const holds of [true, false]) expect(effectWords(kind, holds)).toContain('no figure changes')
  })
})
