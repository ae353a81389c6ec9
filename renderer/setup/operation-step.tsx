/** The operation: its name, its days, its mark. */
import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { CodeSelect } from '../components/code-select.tsx'
import { readTypedDay } from '../log/typed-date.ts'
import { formatTypedDay, t } from '../texts/index.ts'
import { type OperationForm, operationProblems } from './operation-forms.ts'
import classes from './setup.module.css'
import { Step } from './step.tsx'

export const OperationStep = (props: {
  readonly form: OperationForm
  readonly onChange: (form: OperationForm) => void
  readonly onBack: () => void
  readonly onNext: () => void
}) => {
  const { form, onChange } = props
  const [tried, setTried] = useState(false)
  const problems = operationProblems(form)
  const shown = tried ? problems : {}
  const next = () => {
    setTried(true)
    if (Object.keys(problems).length === 0) props.onNext()
  }
  const day = (key: 'starts' | 'ends' | 'retention') => (
    <TextInput
      className={classes.w2 ?? ''}
      label={t(`setup:${key}`)}
      value={form[key]}
      error={shown[key]}
      inputMode="numeric"
      onChange={(event) => onChange({ ...form, [key]: event.currentTarget.value })}
      onBlur={() => {
        const read = readTypedDay(form[key])
        if (read !== null) onChange({ ...form, [key]: formatTypedDay(read) })
      }}
    />
  )
  return (
    <Step lead={t('setup:operationLead')} onBack={props.onBack} onNext={next}>
      <TextInput
        className={classes.w4 ?? ''}
        label={t('setup:operationName')}
        value={form.name}
        maxLength={120}
        error={shown.name}
        onChange={(event) => onChange({ ...form, name: event.currentTarget.value })}
      />
      <TextInput
        className={classes.w2 ?? ''}
        label={t('setup:short')}
        value={form.short}
        maxLength={8}
        spellCheck={false}
        error={shown.short}
        onChange={(event) => onChange({ ...form, short: event.currentTarget.value.toUpperCase() })}
      />
      {day('starts')}
      {day('ends')}
      {day('retention')}
      <div className={classes.w6}>
        <CodeSelect
          label={t('setup:mark')}
          list="tlp"
          required
          value={form.mark}
          onChange={(mark) => onChange({ ...form, mark: mark ?? form.mark })}
        />
      </div>
      <Checkbox
        className={classes.w6 ?? ''}
        label={t('setup:forTraining')}
        checked={form.training}
        onChange={(event) => onChange({ ...form, training: event.currentTarget.checked })}
      />
    </Step>
  )
}
