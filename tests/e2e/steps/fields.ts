// Fields as a person finds them: by their label.
import type { Locator, Page } from '@playwright/test'

/** A page, or a part of it such as a dialog. */
export type Place = Page | Locator

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** A required field's label ends in a star. */
const labelled = (label: string) => new RegExp(`^\\s*${literally(label)}\\s*\\*?\\s*$`)

/** The input under a label. Lists that belong to it bear the same label and are passed over. */
export const field = (place: Place, label: string): Locator =>
  place.getByLabel(labelled(label)).and(place.locator('input, textarea, button[aria-haspopup], select'))

export async function fill(place: Place, label: string, text: string): Promise<void> {
  await field(place, label).first().fill(text)
}

/** Types enough of the option's label to bring it into sight, and takes it. */
export async function choose(place: Place, label: string, option: string): Promise<void> {
  await chooseIn(field(place, label).first(), option)
}

export async function chooseIn(input: Locator, option: string): Promise<void> {
  const { value, typed } = await input.evaluate((element) => ({
    value: (element as HTMLInputElement).value,
    typed: !(element as HTMLInputElement).readOnly,
  }))
  if (value === option) return
  await input.click()
  if (typed) await input.fill(option)
  const rows = input.page().getByRole('option').filter({ visible: true })
  await rows
    .filter({ hasText: new RegExp(`^${literally(option)}$`) })
    .first()
    .click()
}

/** Several of a list; what was chosen before stays. */
export async function chooseAll(place: Place, label: string, options: readonly string[]): Promise<void> {
  const input = field(place, label).first()
  for (const option of options) await chooseIn(input, option)
  await input.press('Tab')
}

/** The words of a text with its places left open: `Exported as {{name}}.` matches whatever the name. */
export const wordsOf = (text: string): RegExp =>
  new RegExp(
    text
      .split(/\{\{.*?\}\}/)
      .map(literally)
      .join('.*'),
  )

/** A text with its places filled. */
export const filled = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{\{(\w+)[^}]*\}\}/g, (_, name: string) => String(values[name] ?? `{{${name}}}`))

/** A button by its words; neither the key it shows nor a plus before them is part of them. */
export const button = (place: Place, words: string): Locator =>
  place
    .getByRole('button', { name: new RegExp(`^\\s*(\\+\\s*)?${literally(words)}`) })
    .filter({ visible: true })

/** Goes to a screen by the rail. */
export async function goTo(page: Page, screens: string, screen: string): Promise<void> {
  await page
    .getByRole('navigation', { name: screens })
    .getByRole('button', { name: new RegExp(`^${literally(screen)}(\\s*\\d[\\d,]*)?$`) })
    .click()
}
