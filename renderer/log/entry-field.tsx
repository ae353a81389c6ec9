/** One field of an entry form, drawn by its shape. */
import { Checkbox, NumberInput, Textarea, TextInput } from '@mantine/core'
import { memo } from 'react'
import type { FieldValue } from '../../shared/events/event.ts'
import { type AnyField, isPersonal } from '../../shared/kinds/field.ts'
import { CodeSelect, CodesSelect } from '../components/code-select.tsx'
import { fieldLabel, formatTypedDay } from '../texts/index.ts'
import { CheckedEditor } from './checked-editor.tsx'
import { CountsEditor } from './counts-editor.tsx'
import { changeDraft, type DraftName, touchField } from './draft-store.ts'
import { type CountRow, isCounts } from './entry-draft.ts'
import { readTypedDay } from './typed-date.ts'

interface EntryFieldProps {
  readonly draft: DraftName
  readonly field: AnyField
  readonly value: FieldValue | undefined
  readonly rows: readonly CountRow[] | undefined
  readonly error: string | undefined
}

/** Absent means not stated: an emptied field leaves the draft. */
const setBody = (draft: DraftName, name: string, value: FieldValue | null) =>
  changeDraft(draft, ({ body: { [name]: _, ...others } }) => ({
    body: value === null ? others : { ...others, [name]: value },
  }))
const setPersonal = (draft: DraftName, name: string, value: string) =>
  changeDraft(draft, ({ personal: { [name]: _, ...others } }) => ({
    personal: value === '' ? others : { ...others, [name]: value },
  }))
export const EntryField = memo(({ draft, field, value, rows, error }: EntryFieldProps) => {
  const { name } = field
  const label = fieldLabel(name)
  const leave = () => touchField(draft, name)
  const common = { label, error, onBlur: leave, 'aria-required': field.required === true }
  if (isPersonal(field)) {
    const text = typeof value === 'string' ? value : ''
    const typed = {
      ...common,
      value: text,
      title: text,
      maxLength: field.maxLength,
      autoComplete: 'off',
      spellCheck: false,
      onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
        setPersonal(draft, name, event.currentTarget.value),
    }
    if (field.shape === 'lines') return <Textarea {...typed} autosize minRows={2} maxRows={8} />
    if (field.shape !== 'date') return <TextInput {...typed} />
    const tidy = () => {
      const day = readTypedDay(text)
      if (day !== null && formatTypedDay(day) !== text) setPersonal(draft, name, formatTypedDay(day))
      leave()
    }
    return <TextInput {...typed} maxLength={20} inputMode="numeric" onBlur={tidy} />
  }
  if (isCounts(field)) {
    const Editor = name === 'checked' ? CheckedEditor : CountsEditor
    return <Editor draft={draft} field={field} rows={rows ?? []} error={error} />
  }
  switch (field.shape) {
    case 'code':
      return (
        <CodeSelect
          {...common}
          required={field.required === true}
          list={field.list}
          value={typeof value === 'string' ? value : null}
          onChange={(code) => setBody(draft, name, code)}
        />
      )
    case 'codes':
      return (
        <CodesSelect
          {...common}
          list={field.list}
          most={field.most}
          value={Array.isArray(value) ? value : []}
          onChange={(codes) => setBody(draft, name, codes.length === 0 ? null : codes)}
        />
      )
    case 'integer':
      return (
        <NumberInput
          {...common}
          allowDecimal={false}
          clampBehavior="none"
          value={typeof value === 'number' ? value : ''}
          onChange={(typed) => setBody(draft, name, typed === '' ? null : Number(typed))}
        />
      )
    case 'boolean':
      return (
        <Checkbox
          label={label}
          mt={28}
          checked={value === true}
          onChange={(event) => setBody(draft, name, event.currentTarget.checked ? true : null)}
        />
      )
    default:
      return null
  }
})
