/** Name, badge number and passphrase of a new officer: at set-up, and when a supervisor adds one. */
import { PasswordInput, TextInput } from '@mantine/core'
import type { OfficerDraft } from '../../shared/ledger-api.ts'
import { t } from '../texts/index.ts'
import { strengthOf, strengthShare } from './passphrase-strength.ts'
import classes from './setup.module.css'

export interface OfficerForm extends OfficerDraft {
  readonly again: string
}
export const noOfficer: OfficerForm = { name: '', badge: '', passphrase: '', again: '' }

type Problems = Partial<Record<keyof OfficerForm, string>>

/** The ledger has the last word on strength; training takes the passphrase that everybody knows. */
export const officerProblems = (form: OfficerForm, training: boolean): Problems => ({
  ...(form.name.trim() === '' && { name: t('setup:needed') }),
  ...(form.badge.trim() === '' && { badge: t('setup:needed') }),
  ...(form.passphrase === ''
    ? { passphrase: t('setup:needed') }
    : strengthOf(form.passphrase, [form.name, form.badge]) === 'weak' &&
      !(training && form.passphrase === 'training') && { passphrase: t('setup:strength.weak') }),
  ...(form.again !== form.passphrase && { again: t('setup:passphraseDiffers') }),
})

interface OfficerFieldsProps {
  readonly form: OfficerForm
  readonly onChange: (form: OfficerForm) => void
  readonly problems: Problems
}

export const OfficerFields = ({ form, onChange, problems }: OfficerFieldsProps) => {
  const strength = strengthOf(form.passphrase, [form.name, form.badge])
  const bind = (key: keyof OfficerForm) => ({
    value: form[key],
    error: problems[key],
    autoComplete: 'off',
    spellCheck: false,
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      onChange({ ...form, [key]: event.currentTarget.value }),
  })
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('setup:show'), tabIndex: -1 } }
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
      <PasswordInput
        className={classes.w3 ?? ''}
        label={t('setup:passphrase')}
        {...toggle}
        {...bind('passphrase')}
      />
      <PasswordInput
        className={classes.w3 ?? ''}
        label={t('setup:passphraseAgain')}
        {...toggle}
        {...bind('again')}
      />
      <div className={`${classes.w6} ${classes.meter}`} role="status">
        <b>{t(`setup:strength.${strength}`)}</b>
        <span>
          <i data-strength={strength} style={{ width: `${strengthShare[strength]}%` }} />
        </span>
      </div>
      <p className={`${classes.w6} ${classes.hint}`}>{t('setup:passphraseHint')}</p>
    </>
  )
}
