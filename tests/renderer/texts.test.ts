import { describe, expect, it } from 'vitest'
import type { Language } from '../../shared/codes/lists.ts'
import './start-texts.ts'

const { catalogues, directionOf, languageNames, languages, localeOf } = await import(
  '../../renderer/texts/languages.ts'
)
const {
  formatCount,
  formatDay,
  formatList,
  formatOffset,
  formatShortDay,
  formatWhen,
  labelled,
  startTexts,
  t,
} = await import('../../renderer/texts/index.ts')

const flat = (language: Language): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(catalogues[language]).flatMap(([space, texts]) =>
      Object.entries(texts).map(([key, text]): [string, string] => [`${space}:${key}`, text]),
    ),
  )
const english = flat('en')
const categories = ['zero', 'one', 'two', 'few', 'many', 'other']
const stemOf = (key: string): string | null => {
  const stem = key.replace(/_[a-z]+$/, '')
  return stem !== key && english.has(`${stem}_other`) ? stem : null
}
const categoryOf = (key: string): string => key.slice(key.lastIndexOf('_') + 1)
const placeholders = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name]) => name ?? ''))].sort()

/** The numbers that a plural form stands for, of those that tell the forms of the four languages apart. */
const numbersOf = (language: Language, category: string): readonly number[] =>
  [...Array(130).keys(), 1_000_000, 2_000_000].filter(
    (number) => new Intl.PluralRules(language).select(number) === category,
  )

describe.each(languages)('the catalogue in %s', (language) => {
  const texts = flat(language)

  it('has every text of the English one, each plural form that its rules ask for, and nothing else', () => {
    const asked = new Set(new Intl.PluralRules(language).resolvedOptions().pluralCategories)
    const needed = [...english.keys()].flatMap((key) => {
      const stem = stemOf(key)
      return stem === null
        ? [key]
        : categories.filter((category) => asked.has(category as 'other')).map((form) => `${stem}_${form}`)
    })
    expect([...texts.keys()].sort()).toEqual([...new Set(needed)].sort())
  })

  it('keeps every placeholder; only a form that stands for a single number may leave the number out', () => {
    for (const [key, text] of texts) {
      const stem = stemOf(key)
      const wanted = placeholders(english.get(stem === null ? key : `${stem}_other`) ?? '')
      const single = stem !== null && numbersOf(language, categoryOf(key)).length === 1
      const found = placeholders(text)
      if (single) expect(wanted, key).toEqual(expect.arrayContaining([...found]))
      else expect(found, key).toEqual(wanted)
      const numberless = wanted.filter((name) => name !== 'n' && name !== 'count')
      expect(found, key).toEqual(expect.arrayContaining(numberless))
    }
  })

  it('has no empty text and no space at an end', () => {
    for (const [key, text] of texts) {
      expect(text, key).not.toBe('')
      expect(text.trim(), key).toBe(text)
    }
  })

  it('has Western digits only', () => {
    for (const [key, text] of texts) expect(text.replace(/[0-9]/g, ''), key).not.toMatch(/\p{Nd}/u)
  })

  it('keeps problems short enough for one line under a field of two columns', () => {
    for (const [key, text] of texts)
      if (key.startsWith('problems:')) expect(text.length, key).toBeLessThanOrEqual(38)
  })
})

describe('no English is left over', () => {
  it.each(['fr', 'es'] as const)('in %s', (language) => {
    for (const [key, text] of flat(language)) {
      const bare = text.replace(/\{\{[^}]*\}\}/g, '')
      expect(bare, key).not.toMatch(
        /(?<!\p{L})(the|of|and|is|are|was|were|this|that|with|not|it|from|to)(?!\p{L})/iu,
      )
      if (text === english.get(key))
        expect(bare.trim().split(/\s+/).length, `${key}: ${text}`).toBeLessThanOrEqual(3)
    }
  })

  it('in ar: every text is in Arabic letters but for names and marks', () => {
    const names =
      /\b(Milepost|USB|QR|JSON|PDF|A4|Letter|SLTD|OCU|CSU|NCB|Caps Lock|training|HRBAJ3-000412|HRBAJ|Europe\/Zagreb|F2|F12|D|G|L)\b/g
    for (const [key, text] of flat('ar')) {
      const bare = text.replace(/\{\{[^}]*\}\}/g, '')
      expect(bare.replace(names, ''), key).not.toMatch(/\p{Script=Latin}/u)
      if (/\p{L}/u.test(bare.replace(names, ''))) expect(bare, key).toMatch(/\p{Script=Arabic}/u)
    }
  })
})

describe('the language menu', () => {
  it('offers the official languages of INTERPOL by their own names, each in its direction', () => {
    expect(languages.map((language) => [languageNames[language], directionOf(language)])).toEqual([
      ['English', 'ltr'],
      ['Français', 'ltr'],
      ['Español', 'ltr'],
      ['العربية', 'rtl'],
    ])
  })
})

describe('numbers and times', () => {
  const written = (language: Language) => {
    startTexts(language)
    return [
      formatCount(1_204_567),
      formatCount(1_204),
      formatWhen('2021-07-06T22:41'),
      formatOffset('2021-07-06T22:41:05+05:30'),
      formatList(['1', '2', '3']),
      labelled('A', 'B'),
    ]
  }
  it('are written as each language does, in Western digits and the Gregorian calendar', () => {
    expect(written('en')).toEqual([
      '1,204,567',
      '1,204',
      '6 July 2021, 22:41',
      'UTC+5:30',
      '1, 2 and 3',
      'A: B',
    ])
    expect(written('fr')).toEqual([
      '1\u202f204\u202f567',
      '1\u202f204',
      '6 juillet 2021, 22:41',
      'UTC+5:30',
      '1, 2 et 3',
      'A\u00a0: B',
    ])
    expect(written('es')).toEqual([
      '1.204.567',
      '1.204',
      '6 de julio de 2021, 22:41',
      'UTC+5:30',
      '1, 2 y 3',
      'A: B',
    ])
    expect(written('ar')).toEqual([
      '1,204,567',
      '1,204',
      '6 يوليو 2021، 22:41',
      'UTC+5:30',
      '1 و2 و3',
      'A: B',
    ])
  })
  it('name every month in every language without a digit of another script', () => {
    for (const language of languages) {
      startTexts(language)
      for (let month = 1; month <= 12; month += 1)
        for (const written of [formatDay, formatShortDay])
          expect(written(`2021-${String(month).padStart(2, '0')}-28`)).toMatch(/^28 .*2021$/)
      expect(new Intl.NumberFormat(localeOf(language)).resolvedOptions().numberingSystem).toBe('latn')
    }
  })
  it('choose the plural form of the language', () => {
    const found = (language: Language) => {
      startTexts(language)
      return [0, 1, 2, 3, 11, 100].map((count) => t('records:found', { count, n: formatCount(count) }))
    }
    expect(found('fr')).toEqual([
      '0 enregistrement',
      '1 enregistrement',
      ...['2', '3', '11', '100'].map((n) => `${n} enregistrements`),
    ])
    const bare = found('ar').map((text) => text.replace(/[\u2066-\u2069]/g, ''))
    expect(bare).toEqual(['لا قيود', 'قيد واحد', 'قيدان', '3 قيود', '11 قيداً', '100 قيد'])
  })
})

describe('from right to left', () => {
  it('what is put into a text keeps its own direction', () => {
    startTexts('ar')
    expect(t('log:saved', { label: 'HRBAJ3-000412' })).toBe('حُفظ \u2066HRBAJ3-000412\u2069')
    expect(t('log:inboundFrom', { country: 'كرواتيا' })).toBe('قادمة من \u2067كرواتيا\u2069')
    startTexts('en')
    expect(t('log:saved', { label: 'HRBAJ3-000412' })).toBe('Saved HRBAJ3-000412')
  })
})
