/** Name, badge number and passphrase of a new officer: at set-up, and when a supervisor adds one. */
import { TextInput } from '@mantine/core'
import type { OfficerDraft } from '../../shared/ledger-api.ts'
import { t } from '../texts/index.ts'
import { PassphraseFields, passphraseProblems } from './passphrase-fields.tsx'
import classes from './setup.module.css'

export interface OfficerForm extends OfficerDraft {
  readonly again: string
}
export const noOfficer: OfficerForm = { name: '', badge: '', passphrase: '', again: '' }

type Problems = Partial<Record<keyof OfficerForm, string>>

export const officerProblems = (form: OfficerForm, training: boolean): Problems => ({
  ...(form.name.trim() === '' && { name: t('setup:needed') }),
  ...(form.badge.trim() === '' && { badge: t('setup:needed') }),
  ...passphraseProblems(form, [form.name, form.badge], training),
})

interface OfficerFieldsProps {
  readonly form: OfficerForm
  readonly onChange: (form: OfficerForm) => void
  readonly problems: Problems
}

export const OfficerFields = ({ form, onChange, problems }: OfficerFieldsProps) => {
  const bind = (key: 'name' | 'badge') => ({
    value: form[key],
    error: problems[key],
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ ...form, [key]: event.currentTarget.value }),
  })
  return (
    <>
      <TextInput
        className={classes.w4 ?? ''}
        label={t('setup:name')}
        maxLength={200}
        data-autofocus
        {...bind('name')}
      />
      <TextInput className={classes.w2 ?? ''} label={t('setup:badge')} maxLength={64} {...bind('badge')} />
      <PassphraseFields
        form={form}
        problems={problems}
        known={[form.name, form.badge]}
        onChange={({ passphrase, again }) => onChange({ ...form, passphrase, again })}
      />
    </>
  )
}
