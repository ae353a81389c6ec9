/** What an inspection checked: plain numbers for persons, vehicles and documents, which is nearly all; other things as lines. */
import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { CodeSelect } from '../components/code-select.tsx'
import { labelFor, t } from '../texts/index.ts'
import classes from './counts-editor.module.css'
import { CountsEditor, setRows } from './counts-editor.tsx'
import type { DraftName } from './draft-store.ts'
import { type CountRow, type CountsField, newRow } from './entry-draft.ts'

const kind = 'inspectionTypes'
const mode = 'transportModes'

const frontTypes = ['PERSON', 'VEHICLE', 'DOCUMENT']

/** Whether a plain number can stand for the row: nothing else is chosen in it; a vehicle may have its transport. */
const isPlain = ({ codes }: CountRow): boolean =>
  frontTypes.includes(codes[kind] ?? '') &&
  Object.keys(codes).every((name) => name === kind || (codes[kind] === 'VEHICLE' && name === mode))

export const CheckedEditor = (props: {
  readonly draft: DraftName
  readonly field: CountsField
  readonly rows: readonly CountRow[]
  readonly error: string | undefined
}) => {
  const { draft, field, rows } = props
  // A row begun as a line stays one, whatever is chosen in it first: "Documents", before it is said which.
  const [fronts] = useState(() => new Set(rows.filter(isPlain).map(({ id }) => id)))
  const frontRow = (type: string) =>
    rows.find((row) => fronts.has(row.id) && isPlain(row) && row.codes[kind] === type)
  const front = {
    PERSON: frontRow('PERSON'),
    VEHICLE: frontRow('VEHICLE'),
    DOCUMENT: frontRow('DOCUMENT'),
  }
  const elsewhere = Object.values(front).flatMap((row) => (row === undefined ? [] : [row.id]))
  const [open, setOpen] = useState(rows.length > elsewhere.length)

  const put = (type: keyof typeof front, count: number | null, codes?: CountRow['codes']) => {
    const row = front[type] ?? newRow()
    fronts.add(row.id)
    const next = { ...row, codes: codes ?? { ...row.codes, [kind]: type }, count }
    setRows(draft, field.name, (all) => {
      const others = all.filter(({ id }) => id !== row.id)
      return count === null ? others : [...others, next]
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
      error={type === 'PERSON' && props.error !== undefined}
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
          <button type="button" className={classes.more} onClick={() => setOpen(true)}>
            {t('log:otherChecked')}
          </button>
        )}
      </div>
      {!open && props.error !== undefined && (
        <p className={classes.error} role="alert">
          {props.error}
        </p>
      )}
      {open && <CountsEditor {...props} elsewhere={elsewhere} title={t('log:otherChecked')} />}
    </div>
  )
}
