// Filling in an entry form from a record's body: every field by its label, whatever its shape.
import type { Locator, Page } from '@playwright/test'
import { en } from '../../../renderer/texts/en/index.ts'
import { type ListName, labelOf, listOf } from '../../../shared/codes/lists.ts'
import type { Body, Counts, FieldValue, KindName, Personal } from '../../../shared/events/event.ts'
import { type AnyField, type CountedField, isPersonal } from '../../../shared/kinds/field.ts'
import { kinds } from '../../../shared/kinds/kinds.ts'
import { button, choose, chooseAll, chooseIn, field as fieldOf, fill, type Place } from './fields.ts'

const texts = en.kinds as Readonly<Record<string, string>>
const labelOfField = (name: string): string => texts[name] ?? name

/** Offences are named by their code too, as on paper forms. */
const option = (list: ListName, code: string): string =>
  list === 'offences' ? `${labelOf(list, code, 'en')} (${code})` : labelOf(list, code, 'en')

/** Fills what the record has, in the order of the form. What it does not have stays as the form began. */
export async function fillForm(
  page: Page,
  kind: KindName,
  body: Body,
  personal: Personal = {},
): Promise<void> {
  for (const field of kinds[kind].fields) {
    const value = isPersonal(field) ? personal[field.name] : body[field.name]
    if (value === undefined) continue
    const section = page.getByRole('region', { name: texts[`section.${field.section}`] ?? '', exact: true })
    await unfold(section, field)
    if (isPersonal(field)) await fill(section, labelOfField(field.name), typed(field, String(value)))
    else await fillCounted(section, field, value)
  }
}

/** Fields that matter less are behind "More: …" at the head of their section. */
async function unfold(section: Locator, field: AnyField): Promise<void> {
  const more = section.getByRole('button', { name: /More: / })
  if (field.folded && (await more.count()) > 0) await more.click()
}

const typed = (field: AnyField, value: string): string =>
  field.shape === 'date' ? value.split('-').reverse().join('.') : value

async function fillCounted(section: Locator, field: CountedField, value: FieldValue): Promise<void> {
  const label = labelOfField(field.name)
  switch (field.shape) {
    case 'integer':
      return fill(section, label, String(value))
    case 'boolean':
      return section.getByRole('checkbox', { name: label }).setChecked(value === true)
    case 'code':
      return choose(section, label, option(field.list, String(value)))
    case 'codes':
      return chooseAll(
        section,
        label,
        (value as readonly string[]).map((code) => option(field.list, code)),
      )
    case 'counts':
      return field.name === 'checked'
        ? fillChecked(section, field, value as Counts)
        : fillLines(section, label, field, Object.entries(value as Counts))
  }
}

type CountsField = Extract<CountedField, { shape: 'counts' }>
const codesOf = (key: string): Map<string, string> =>
  new Map(key.split('/').map((part) => part.split(':') as [string, string]))

/** Persons, vehicles and documents have a number of their own; anything closer described is a line. */
async function fillChecked(section: Locator, field: CountsField, counts: Counts): Promise<void> {
  const lines: [string, number][] = []
  for (const [key, count] of Object.entries(counts)) {
    const codes = codesOf(key)
    const type = codes.get('inspectionTypes') ?? ''
    const mode = codes.get('transportModes')
    const plain = codes.size === 1 || (type === 'VEHICLE' && codes.size === 2 && mode !== undefined)
    if (!plain || !['PERSON', 'VEHICLE', 'DOCUMENT'].includes(type)) {
      lines.push([key, count])
      continue
    }
    await fill(section, labelOf('inspectionTypes', type, 'en'), String(count))
    if (mode) await choose(section, en.log.vehicle, option('transportModes', mode))
  }
  if (lines.length === 0) return
  const open = button(section, en.log.otherChecked)
  if ((await open.count()) > 0) await open.click()
  await fillLines(section, en.log.otherChecked, field, lines)
}

async function fillLines(
  section: Locator,
  label: string,
  field: CountsField,
  lines: readonly (readonly [key: string, count: number])[],
): Promise<void> {
  for (const [row, [key, count]] of lines.entries()) {
    const line = section.getByRole('group', { name: `${label} ${row + 1}`, exact: true })
    const codes = codesOf(key)
    for (const { of } of field.dimensions) {
      const code = codes.get(of)
      if (code === undefined) continue
      const input = named(line, `${label} ${row + 1}: ${texts[`of.${of}`] ?? of}`)
      await chooseIn(input, option(listOf(of), code))
    }
    await named(line, `${label} ${row + 1}: ${en.log.howMany}`).fill(String(count))
  }
}

const named = (place: Place, label: string): Locator => fieldOf(place, label).first()
