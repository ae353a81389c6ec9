/** A new passphrase, typed twice, with how hard it is to guess: at set-up, for other officers, and in place of a lost one. */
import { PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { t } from '../texts/index.ts'
import { type Strength, strengthOf, strengthShare } from './passphrase-strength.ts'
import classes from './setup.module.css'

export interface PassphraseForm {
  readonly passphrase: string
  readonly again: string
}
const noPassphrase: PassphraseForm = { passphrase: '', again: '' }

export type PassphraseProblems = Partial<Record<keyof PassphraseForm, string>>

/** The ledger has the last word on strength; training takes the passphrase that everybody knows. `known`: of the officer. */
export const passphraseProblems = (
  { passphrase, again }: PassphraseForm,
  known: readonly string[],
  training: boolean,
): PassphraseProblems => ({
  ...(passphrase === ''
    ? { passphrase: t('setup:needed') }
    : strengthOf(passphrase, known) === 'weak' &&
      !(training && passphrase === 'training') && { passphrase: t('setup:strength.weak') }),
  ...(again !== passphrase && { again: t('setup:passphraseDiffers') }),
})

/** A new passphrase being typed: what its fields need, and whether it may be taken, which shows what is wrong from then on. */
export const useNewPassphrase = (known: readonly string[], training: boolean, onTyped: () => void) => {
  const [form, setForm] = useState(noPassphrase)
  const [tried, setTried] = useState(false)
  const problems = passphraseProblems(form, known, training)
  return {
    passphrase: form.passphrase,
    tried,
    isReady: (): boolean => {
      setTried(true)
      return Object.keys(problems).length === 0
    },
    fields: {
      form,
      known,
      problems: tried ? problems : {},
      onChange: (next: PassphraseForm) => {
        setForm(next)
        onTyped()
      },
    },
  }
}

/** Lies in a grid of six columns. */
export const PassphraseFields = (props: {
  readonly form: PassphraseForm
  readonly onChange: (form: PassphraseForm) => void
  readonly problems: PassphraseProblems
  readonly known: readonly string[]
  readonly label?: string
  readonly autoFocus?: boolean
}) => {
  const { form, problems } = props
  const bind = (key: keyof PassphraseForm) => ({
    className: classes.w3 ?? '',
    value: form[key],
    error: problems[key],
    autoComplete: 'off',
    spellCheck: false,
    visibilityToggleButtonProps: { 'aria-label': t('setup:show'), tabIndex: -1 },
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      props.onChange({ ...form, [key]: event.currentTarget.value }),
  })
  return (
    <>
      <PasswordInput
        label={props.label ?? t('setup:passphrase')}
        autoFocus={props.autoFocus === true}
        data-autofocus={props.autoFocus || undefined}
        {...bind('passphrase')}
      />
      <PasswordInput label={t('setup:passphraseAgain')} {...bind('again')} />
      <Meter strength={strengthOf(form.passphrase, props.known)} />
      <p className={`${classes.w6} ${classes.hint}`}>{t('setup:passphraseHint')}</p>
    </>
  )
}

const Meter = ({ strength }: { readonly strength: Strength }) => (
  <div className={`${classes.w6} ${classes.meter}`} role="status">
    <b>{t(`setup:strength.${strength}`)}</b>
    <span>
      <i data-strength={strength} style={{ width: `${strengthShare[strength]}%` }} />
    </span>
  </div>
)
