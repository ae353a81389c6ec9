/** Finding a choice by typing part of it: case and marks do not matter, beginnings of words come first, codes are found too. */

export interface Choice {
  readonly value: string
  readonly label: string
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
const plains = new WeakMap<Choice, string>()
const plainOf = (choice: Choice): string => {
  const held = plains.get(choice)
  if (held !== undefined) return held
  const made = plain(choice.label)
  plains.set(choice, made)
  return made
}

/** 0 the whole, 1 its beginning, 2 the beginning of a word or the code, 3 anywhere; null: not at all. */
const rank = (choice: Choice, part: string): number | null => {
  const label = plainOf(choice)
  if (label === part) return 0
  if (label.startsWith(part)) return 1
  if (choice.value.toLowerCase() === part || label.includes(` ${part}`) || label.includes(`(${part}`))
    return 2
  return label.includes(part) ? 3 : null
}

export const findChoices = <T extends Choice>(choices: readonly T[], typed: string): T[] => {
  const part = plain(typed.trim())
  if (part === '') return [...choices]
  return choices
    .map((choice) => ({ choice, rank: rank(choice, part) }))
    .filter((found): found is { choice: T; rank: number } => found.rank !== null)
    .sort((a, b) => a.rank - b.rank)
    .map(({ choice }) => choice)
}
