/** What an inspection checked: plain numbers for persons, vehicles and documents, which is nearly all; other things as lines. */
import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { Action } from '../components/action.tsx'
import { CodeSelect } from '../components/code-select.tsx'
import { labelFor, t } from '../texts/index.ts'
import classes from './counts-editor.module.css'
import { CountsEditor, setRows } from './counts-editor.tsx'
import type { DraftName } from './draft-store.ts'
import { type CountRow, type CountsField, newRow } from './entry-draft.ts'

const kind = 'inspectionTypes'
const mode = 'transportModes'

/** Which row a plain number stands for: the first of its type with nothing else chosen; a vehicle may have its transport. */
const frontRow = (rows: readonly CountRow[], type: string): CountRow | undefined =>
  rows.find(
    ({ codes }) =>
      codes[kind] === type &&
      Object.keys(codes).every((name) => name === kind || (type === 'VEHICLE' && name === mode)),
  )

export const CheckedEditor = (props: {
  readonly draft: DraftName
  readonly field: CountsField
  readonly rows: readonly CountRow[]
  readonly error: string | undefined
}) => {
  const { draft, field, rows } = props
  const front = {
    PERSON: frontRow(rows, 'PERSON'),
    VEHICLE: frontRow(rows, 'VEHICLE'),
    DOCUMENT: frontRow(rows, 'DOCUMENT'),
  }
  const elsewhere = Object.values(front).flatMap((row) => (row === undefined ? [] : [row.id]))
  const [open, setOpen] = useState(rows.length > elsewhere.length)

  const put = (type: keyof typeof front, count: number | null, codes?: CountRow['codes']) => {
    const row = front[type]
    setRows(draft, field.name, (all) => {
      const others = all.filter((one) => one.id !== row?.id)
      if (count === null) return others
      const next = { ...(row ?? newRow()), codes: codes ?? row?.codes ?? { [kind]: type }, count }
      return [...others, next]
    })
  }
  const number = (type: keyof typeof front) => (
    <NumberInput
      label={labelFor(kind, type)}
      min={1}
      max={field.max}
      allowDecimal={false}
      allowNegative={false}
      clampBehavior="strict"
      value={front[type]?.count ?? ''}
      onChange={(typed) => put(type, typed === '' || Number(typed) === 0 ? null : Number(typed))}
      error={type === 'PERSON' ? props.error : undefined}
    />
  )
  return (
    <div>
      <div className={classes.front}>
        {number('PERSON')}
        {number('VEHICLE')}
        <CodeSelect
          label={t('log:vehicle')}
          list={mode}
          value={front.VEHICLE?.codes[mode] ?? null}
          onChange={(code) =>
            put('VEHICLE', front.VEHICLE?.count ?? 1, {
              [kind]: 'VEHICLE',
              ...(code === null ? {} : { [mode]: code }),
            })
          }
        />
        {number('DOCUMENT')}
        {!open && (
          <div className={classes.more}>
            <Action quiet onAct={() => setOpen(true)}>
              {t('log:otherChecked')}
            </Action>
          </div>
        )}
      </div>
      {open && (
        <div className={classes.others}>
          <CountsEditor {...props} error={undefined} elsewhere={elsewhere} title={t('log:otherChecked')} />
        </div>
      )}
    </div>
  )
}
