/** A list of codes as its labels, found by typing part of one: one choice, or several. */
import { MultiSelect, Select } from '@mantine/core'
import { type ListName, lists } from '../../shared/codes/lists.ts'
import { compareLabels, labelFor, t } from '../texts/index.ts'

/** Lists whose order says nothing are sorted by label; the others keep the order of the field. */
const byLabel = new Set<ListName>(['countries', 'currencies', 'languages'])
/** Statistics and paper forms name these by their code too. */
const withCode = new Set<ListName>(['offences'])

export interface Choice {
  readonly value: string
  readonly label: string
}
const held = new Map<string, Choice[]>()

export const choicesOf = (list: ListName): Choice[] => {
  const place = `${document.documentElement.lang}/${list}`
  const known = held.get(place)
  if (known !== undefined) return known
  const choices = lists[list].map(({ code }) => ({
    value: code,
    label: withCode.has(list) ? `${labelFor(list, code)} (${code})` : labelFor(list, code),
  }))
  if (byLabel.has(list)) choices.sort((a, b) => compareLabels(a.label, b.label))
  held.set(place, choices)
  return choices
}

interface Common {
  readonly label: string
  readonly list: ListName
  readonly error?: string | undefined
  readonly hideLabel?: boolean
  readonly disabled?: boolean
  readonly onBlur?: () => void
}

const shared = ({ label, error, hideLabel, onBlur, disabled }: Common) => ({
  ...(hideLabel === true ? { 'aria-label': label, placeholder: label } : { label }),
  error,
  disabled: disabled === true,
  searchable: true,
  nothingFoundMessage: t('nothingFits'),
  maxDropdownHeight: 280,
  ...(onBlur === undefined ? {} : { onBlur }),
})

export const CodeSelect = (
  props: Common & { readonly value: string | null; readonly onChange: (code: string | null) => void },
) => (
  <Select
    {...shared(props)}
    data={choicesOf(props.list)}
    value={props.value}
    onChange={props.onChange}
    openOnFocus={false}
    autoSelectOnBlur
    selectFirstOptionOnChange
    placeholder={props.hideLabel === true ? props.label : ''}
    clearable={props.value !== null && props.value !== ''}
    clearButtonProps={{ 'aria-label': `${t('clear')}: ${props.label}`, tabIndex: -1 }}
  />
)

export const CodesSelect = (
  props: Common & {
    readonly value: readonly string[]
    readonly onChange: (codes: string[]) => void
    readonly most: number
  },
) => (
  <MultiSelect
    {...shared(props)}
    data={choicesOf(props.list)}
    value={[...props.value]}
    onChange={props.onChange}
    maxValues={props.most}
    hidePickedOptions
    selectFirstOptionOnChange
  />
)
