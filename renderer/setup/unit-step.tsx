/** The unit that this installation is. */
import { Select, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { CodeSelect } from '../components/code-select.tsx'
import { t } from '../texts/index.ts'
import { type UnitForm, unitProblems } from './operation-forms.ts'
import classes from './setup.module.css'
import { Step } from './step.tsx'

const types = ['OCU', 'CSU', 'NCB'] as const

export const UnitStep = (props: {
  readonly form: UnitForm
  readonly lead?: string
  /** More fields, after the unit's own. */
  readonly children?: ReactNode
  readonly onChange: (form: UnitForm) => void
  readonly onBack: () => void
  readonly onNext: () => void
}) => {
  const { form, onChange } = props
  const [tried, setTried] = useState(false)
  const problems = unitProblems(form)
  const shown = tried ? problems : {}
  const next = () => {
    setTried(true)
    if (Object.keys(problems).length === 0) props.onNext()
  }
  return (
    <Step lead={props.lead ?? t('setup:unitLead')} onBack={props.onBack} onNext={next}>
      <TextInput
        className={classes.w4 ?? ''}
        label={t('setup:unitName')}
        value={form.name}
        maxLength={120}
        error={shown.name}
        onChange={(event) => onChange({ ...form, name: event.currentTarget.value })}
      />
      <TextInput
        className={classes.w2 ?? ''}
        label={t('setup:unitId')}
        value={form.id}
        maxLength={12}
        spellCheck={false}
        error={shown.id}
        onChange={(event) => onChange({ ...form, id: event.currentTarget.value.toUpperCase() })}
      />
      <Select
        className={classes.w3 ?? ''}
        label={t('setup:unitType')}
        allowDeselect={false}
        data={types.map((type) => ({ value: type, label: t(`setup:type.${type}`) }))}
        value={form.type}
        onChange={(type) => onChange({ ...form, type: types.find((one) => one === type) ?? form.type })}
      />
      <div className={classes.w3}>
        <CodeSelect
          label={t('setup:country')}
          list="countries"
          required
          value={form.country === '' ? null : form.country}
          error={shown.country}
          onChange={(country) => onChange({ ...form, country: country ?? '' })}
        />
      </div>
      {props.children && <div className={classes.w6}>{props.children}</div>}
    </Step>
  )
}
