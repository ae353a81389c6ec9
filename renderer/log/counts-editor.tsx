/** Counts by several things at once: "2 × Passport · Forged · Pakistan". A blank line at the end takes the next one. */
import { NumberInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Dimension } from '../../shared/codes/lists.ts'
import { listOf } from '../../shared/codes/lists.ts'
import { CodeSelect } from '../components/code-select.tsx'
import { fieldLabel, labelled, type TextKey, t } from '../texts/index.ts'
import classes from './counts-editor.module.css'
import { changeDraft, type DraftName, touchField } from './draft-store.ts'
import { type CountRow, type CountsField, newRow } from './entry-draft.ts'

interface CountsEditorProps {
  readonly draft: DraftName
  readonly field: CountsField
  readonly rows: readonly CountRow[]
  readonly error: string | undefined
  /** Rows that another control shows. */
  readonly elsewhere?: readonly number[]
  readonly title?: string
}

export const setRows = (
  draft: DraftName,
  name: string,
  change: (rows: readonly CountRow[]) => readonly CountRow[],
): void => changeDraft(draft, ({ rows }) => ({ rows: { ...rows, [name]: change(rows[name] ?? []) } }))

const dimensionLabel = (dimension: Dimension) => t(`kinds:of.${dimension}` as TextKey)

export const CountsEditor = ({ draft, field, rows, error, elsewhere = [], title }: CountsEditorProps) => {
  const [blank, setBlank] = useState(() => newRow())
  const label = title ?? fieldLabel(field.name)
  const shown = [...rows.filter((row) => !elsewhere.includes(row.id)), blank]

  const change = (row: CountRow, next: CountRow) => {
    if (row.id !== blank.id)
      return setRows(draft, field.name, (all) => all.map((one) => (one.id === row.id ? next : one)))
    setRows(draft, field.name, (all) => [...all, { ...next, count: next.count ?? 1 }])
    setBlank(newRow())
  }
  const remove = (row: CountRow) =>
    setRows(draft, field.name, (all) => all.filter((one) => one.id !== row.id))

  return (
    <fieldset
      className={classes.editor}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) touchField(draft, field.name)
      }}
    >
      <legend>{label}</legend>
      {shown.map((row, i) => (
        <Line
          key={row.id}
          name={`${label} ${i + 1}`}
          field={field}
          row={row}
          blank={row.id === blank.id}
          onChange={(next) => change(row, next)}
          onRemove={() => remove(row)}
        />
      ))}
      {error !== undefined && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}

interface LineProps {
  /** "Queries 2": says which line a control belongs to. */
  readonly name: string
  readonly field: CountsField
  readonly row: CountRow
  readonly blank: boolean
  readonly onChange: (row: CountRow) => void
  readonly onRemove: () => void
}

const Line = ({ name, field, row, blank, onChange, onRemove }: LineProps) => {
  const choose = (of: Dimension, code: string | null) => {
    const { [of]: _, ...others } = row.codes
    onChange({ ...row, codes: code === null ? others : { ...others, [of]: code } })
  }
  return (
    <fieldset className={classes.line} data-blank={blank || undefined} aria-label={name}>
      <NumberInput
        aria-label={labelled(name, t('log:howMany'))}
        placeholder="1"
        min={1}
        max={field.max}
        allowDecimal={false}
        allowNegative={false}
        clampBehavior="strict"
        value={row.count ?? ''}
        onChange={(typed) => {
          if (!blank || typed !== '') onChange({ ...row, count: typed === '' ? null : Number(typed) })
        }}
      />
      <div className={classes.codes}>
        {field.dimensions.map(({ of, optional }) => (
          <CodeSelect
            key={of}
            label={dimensionLabel(of)}
            accessibleLabel={labelled(name, dimensionLabel(of))}
            hideLabel
            list={listOf(of)}
            value={row.codes[of] ?? null}
            required={optional !== true}
            onChange={(code) => choose(of, code)}
          />
        ))}
      </div>
      <button
        type="button"
        className={classes.remove}
        disabled={blank}
        aria-label={labelled(t('remove'), name)}
        onClick={onRemove}
      >
        <IconX size={16} aria-hidden="true" />
      </button>
    </fieldset>
  )
}
