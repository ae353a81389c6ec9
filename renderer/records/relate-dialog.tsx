/** Choosing another record that belongs with this one: what they have in common, and which. */
import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { RelationKind } from '../../shared/events/event.ts'
import type { RecordDetail, RecordRow } from '../../shared/ledger-api.ts'
import { ledger, useAnswer } from '../app/ledger.ts'
import { ChoiceSelect } from '../components/code-select.tsx'
import { KindTag } from '../components/pill.tsx'
import { t } from '../texts/index.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import classes from './records.module.css'
import { shortWhen } from './value-words.ts'

export type Choice = RelationKind | 'group-of'
const choices: readonly Choice[] = ['same-incident', 'same-person', 'part-of-group', 'group-of', 'same-case']

/** Rows offered under the search. */
const mostShown = 6

export const RelateDialog = (props: { readonly detail: RecordDetail; readonly onClose: () => void }) => {
  const { detail, onClose } = props
  const [choice, setChoice] = useState<Choice>('same-incident')
  const [text, setText] = useState('')
  const [other, setOther] = useState<RecordRow | null>(null)
  const mine = detail.record.key
  const found = useAnswer(
    (asked) =>
      asked.records({
        ...(text.trim() !== '' && { text: text.trim() }),
        ...{ voided: false, sort: 'when', descending: true, offset: 0, limit: mostShown + 1 },
      }),
    [text],
  )
  const rows = (found?.rows ?? []).filter(({ record }) => record.key !== mine).slice(0, mostShown)
  const relate = (reason: string) => {
    const theirs = other?.record.key ?? ''
    return choice === 'group-of'
      ? ledger().relate([theirs, mine], 'part-of-group', true, reason)
      : ledger().relate([mine, theirs], choice, true, reason)
  }
  return (
    <ReasonDialog
      size={560}
      title={t('records:relateTitle', { label: detail.label })}
      text={t('records:relateText')}
      label={t('records:reasonOptional')}
      act={t('records:relateIt')}
      optional
      ready={other !== null}
      onAct={relate}
      done={t('records:togetherNow', { label: detail.label, other: other?.label ?? '' })}
      onClose={onClose}
    >
      <ChoiceSelect
        required
        label={t('records:relateHow')}
        choices={choices.map((value) => ({ value, label: t(`records:choice.${value}`) }))}
        value={choice}
        onChange={(value) => setChoice(choices.find((one) => one === value) ?? 'same-incident')}
      />
      <TextInput
        data-autofocus
        label={t('records:find')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setOther(null)
        }}
      />
      <fieldset className={classes.choices} aria-label={t('records:relateWhich')}>
        {rows.map((row) => (
          <label key={row.record.key} className={classes.choice}>
            <input
              type="radio"
              name="other"
              checked={other?.record.key === row.record.key}
              onChange={() => setOther(row)}
            />
            <KindTag kind={row.record.kind} />
            <span className="mono">{row.label}</span>
            <span className={classes.by}>{shortWhen(row.record.when)}</span>
          </label>
        ))}
        {found !== undefined && rows.length === 0 && <p className={classes.by}>{t('records:noneTitle')}</p>}
      </fieldset>
    </ReasonDialog>
  )
}
