import { describe, expect, it } from 'vitest'
import { en } from '../../renderer/texts/en/index.ts'
import { kinds } from '../../shared/kinds/kinds.ts'

const words: Readonly<Record<string, string>> = en.kinds
const fields = Object.values(kinds).flatMap((kind) => kind.fields)

describe('texts of the entry forms', () => {
  it('name every field, section and dimension of the table of kinds', () => {
    const needed = fields.flatMap((field) => [
      field.name,
      `section.${field.section}`,
      ...(field.shape === 'counts' ? field.dimensions.map(({ of }) => `of.${of}`) : []),
    ])
    expect(needed.filter((key) => words[key] === undefined)).toEqual([])
  })
})

describe('the English catalogue', () => {
  const entries = Object.entries(en).flatMap(([space, texts]) =>
    Object.entries(texts).map(([key, text]) => [`${space}:${key}`, text] as const),
  )
  it('has no empty text and both plural forms where it has one', () => {
    const keys = new Set<string>(entries.map(([key]) => key))
    for (const [key, text] of entries) {
      expect(text.trim(), key).not.toBe('')
      if (key.endsWith('_one')) expect(keys.has(key.replace(/_one$/, '_other')), key).toBe(true)
      if (key.endsWith('_other')) expect(keys.has(key.replace(/_other$/, '_one')), key).toBe(true)
    }
  })
  it('keeps problems short enough for one line under a field of two columns', () => {
    for (const [name, sentence] of Object.entries(en.problems))
      expect(sentence.length, name).toBeLessThanOrEqual(38)
  })
})
