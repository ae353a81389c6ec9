/**
 * A list of codes as its labels: one choice, or several. Typing finds it, Enter or Tab takes the first that fits, so
 * that a form is filled without looking at the list.
 */
import { type ComboboxItem, MultiSelect, type OptionsFilter, Select } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { type ListName, lists } from '../../shared/codes/lists.ts'
import { compareLabels, labelFor, labelled, t } from '../texts/index.ts'
import { type Choice, findChoices } from './code-search.ts'

/** Lists whose order says nothing are sorted by label; the others keep the order of the field. */
const byLabel = new Set<ListName>(['countries', 'currencies', 'languages'])
/** Statistics and paper forms name these by their code too. */
const withCode = new Set<ListName>(['offences'])

const held = new Map<string, readonly Choice[]>()
export const choicesOf = (list: ListName): readonly Choice[] => {
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
  readonly error?: string | undefined
  /** The label stands in the empty field instead of over it. */
  readonly hideLabel?: boolean
  /** What a screen reader says where the label alone would not be clear. */
  readonly accessibleLabel?: string
  readonly required?: boolean
  readonly disabled?: boolean
  readonly onBlur?: () => void
}

// Options here are never grouped: every item is a choice.
const filter: OptionsFilter = ({ options, search }) => findChoices(options as ComboboxItem[], search)

/** Opening, typing and taking the first that fits. `pick` is given what Enter or leaving the field would choose. */
const useFinding = (choices: readonly Choice[], settled: string, pick: (code: string) => void) => {
  const [opened, setOpened] = useState(false)
  const [search, setSearch] = useState(settled)
  const best = () =>
    search.trim() === '' || search === settled ? undefined : findChoices(choices, search)[0]
  const take = () => {
    const choice = best()
    if (choice !== undefined) pick(choice.value)
    return choice !== undefined
  }
  return {
    take,
    clear: () => setSearch(''),
    props: {
      searchValue: search,
      onSearchChange: setSearch,
      dropdownOpened: opened,
      onDropdownOpen: () => setOpened(true),
      onDropdownClose: () => setOpened(false),
      onKeyDownCapture: (event: KeyboardEvent<HTMLInputElement>) => {
        // A choice lit up by the arrows is Mantine's to take; before the list is drawn there is none.
        const lit = event.currentTarget.getAttribute('aria-activedescendant')
        if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || lit || !take()) return
        event.preventDefault()
        event.stopPropagation()
        setOpened(false)
      },
    },
  }
}

const common = ({ label, error, hideLabel, accessibleLabel, required, disabled }: Common) => ({
  ...(hideLabel === true ? { placeholder: label } : { label }),
  ...(hideLabel === true || accessibleLabel !== undefined ? { 'aria-label': accessibleLabel ?? label } : {}),
  'aria-required': required === true,
  error,
  disabled: disabled === true,
  searchable: true,
  filter,
  selectFirstOptionOnChange: true,
  nothingFoundMessage: t('nothingFits'),
  maxDropdownHeight: 280,
})

interface OneProps extends Common {
  readonly value: string | null
  readonly onChange: (value: string | null) => void
}

/** One of any choices, such as sites. */
export const ChoiceSelect = (props: OneProps & { readonly choices: readonly Choice[] }) => {
  const { choices, value, onChange } = props
  const settled = choices.find((choice) => choice.value === value)?.label ?? ''
  const finding = useFinding(choices, settled, onChange)
  const leave = () => {
    finding.take()
    props.onBlur?.()
  }
  return (
    <Select
      {...common(props)}
      {...finding.props}
      data={choices}
      value={value}
      onChange={onChange}
      onBlur={leave}
      openOnFocus={false}
      allowDeselect={props.required !== true}
      clearable={props.required !== true}
      clearSectionMode="clear"
      rightSectionWidth={30}
      title={settled}
      clearButtonProps={{
        'aria-label': labelled(t('clear'), props.accessibleLabel ?? props.label),
        tabIndex: -1,
      }}
    />
  )
}

export const CodeSelect = ({ list, ...props }: OneProps & { readonly list: ListName }) => (
  <ChoiceSelect {...props} choices={choicesOf(list)} />
)

export const CodesSelect = (
  props: Common & {
    readonly list: ListName
    readonly value: readonly string[]
    readonly onChange: (codes: string[]) => void
    readonly most: number
  },
) => {
  const { value, onChange } = props
  const choices = choicesOf(props.list)
  const left = choices.filter((choice) => !value.includes(choice.value))
  const finding = useFinding(left, '', (code) => {
    onChange([...value, code])
    finding.clear()
  })
  const leave = () => {
    finding.take()
    props.onBlur?.()
  }
  return (
    <MultiSelect
      {...common(props)}
      {...finding.props}
      data={choices}
      value={[...value]}
      onChange={onChange}
      onBlur={leave}
      maxValues={props.most}
      hidePickedOptions
    />
  )
}
