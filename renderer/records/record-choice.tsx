/** Choosing one record of all: by a part of its number, plate, document or name. Down goes from the search to what it found. */
import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useRef, useState } from 'react'
import type { RecordKey } from '../../shared/fold/view.ts'
import type { RecordRow } from '../../shared/ledger-api.ts'
import { useAnswer } from '../app/ledger.ts'
import { Clipped } from '../components/data-table.tsx'
import { KindTag } from '../components/pill.tsx'
import { t } from '../texts/index.ts'
import classes from './records.module.css'
import { summaryOf } from './summary.ts'
import { shortWhen } from './value-words.ts'

/** Rows offered under the search. */
const mostShown = 6

interface RecordChoiceProps {
  /** This one is not offered. */
  readonly besides: RecordKey
  readonly value: RecordRow | null
  readonly onChange: (row: RecordRow | null) => void
}

export const RecordChoice = ({ besides, value, onChange }: RecordChoiceProps) => {
  const [text, setText] = useState('')
  const list = useRef<HTMLFieldSetElement>(null)
  const wanted = text.trim()
  const found = useAnswer(
    (ledger) =>
      ledger.records({
        ...(wanted !== '' && { text: wanted }),
        ...{ voided: false, sort: 'when', descending: true, offset: 0, limit: mostShown + 1 },
      }),
    [wanted],
  )
  const rows = (found?.rows ?? []).filter(({ record }) => record.key !== besides).slice(0, mostShown)
  const intoList = (event: KeyboardEvent) => {
    const [first] = rows
    if (event.key !== 'ArrowDown' || first === undefined) return
    event.preventDefault()
    if (value === null) onChange(first)
    list.current?.querySelector<HTMLInputElement>(value === null ? 'input' : 'input:checked')?.focus()
  }
  return (
    <>
      <TextInput
        data-autofocus
        label={t('records:find')}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          onChange(null)
        }}
        onKeyDown={intoList}
      />
      <fieldset ref={list} className={classes.choices} aria-label={t('records:relateWhich')}>
        {rows.map((row) => (
          <label key={row.record.key} className={classes.choice}>
            <input
              type="radio"
              name="other"
              checked={value?.record.key === row.record.key}
              onChange={() => onChange(row)}
            />
            <KindTag kind={row.record.kind} />
            <span className="mono">{row.label}</span>
            <span className={classes.by}>{shortWhen(row.record.when)}</span>
            <Clipped>{summaryOf(row.record)}</Clipped>
          </label>
        ))}
        {found !== undefined && rows.length === 0 && (
          <p role="status" className={classes.by}>
            {t('records:relateNone')}
          </p>
        )}
      </fieldset>
    </>
  )
}
