/** The operation and the unit as typed, what is wrong with them, and the draft they make. */
import type { OperationDraft, SiteDraft } from '../../shared/ledger-api.ts'
import { localNow } from '../components/operation-line.ts'
import { readTypedDay } from '../log/typed-date.ts'
import { formatTypedDay, t } from '../texts/index.ts'

export interface OperationForm {
  readonly name: string
  readonly short: string
  readonly starts: string
  readonly ends: string
  readonly retention: string
  readonly mark: string
  readonly training: boolean
}
export type UnitForm = OperationDraft['unit']
type Problems<Form> = Partial<Record<keyof Form, string>>

const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Hours after midnight at which a day begins where nobody says otherwise. */
const dayBegins = 6

/** The operation day in which it is now: before a day's beginning, what is entered falls on the day before. */
const operationDay = (): string => {
  const now = Date.parse(`${localNow(undefined).slice(0, 16)}Z`)
  return new Date(now - dayBegins * 3_600_000).toISOString().slice(0, 10)
}

/** Five days from today, personal parts kept for a year after. */
export const operationForm = (): OperationForm => {
  const today = operationDay()
  return {
    name: '',
    short: '',
    starts: formatTypedDay(today),
    ends: formatTypedDay(daysLater(today, 4)),
    retention: formatTypedDay(daysLater(today, 4 + 365)),
    mark: 'TLP:AMBER+STRICT',
    training: false,
  }
}
export const unitForm = (): UnitForm => ({ id: '', name: '', type: 'OCU', country: '' })

export const operationProblems = (form: OperationForm): Problems<OperationForm> => {
  const [starts, ends, retention] = [form.starts, form.ends, form.retention].map((typed) =>
    readTypedDay(typed),
  )
  const date = t('problems:not-a-date')
  return {
    ...(form.name.trim() === '' && { name: t('setup:needed') }),
    ...(!/^[A-Z0-9]{1,8}$/.test(form.short) && { short: t('setup:shortWrong') }),
    ...(!starts && { starts: date }),
    ...(!ends ? { ends: date } : starts && ends < starts && { ends: t('setup:endsBefore') }),
    ...(!retention
      ? { retention: date }
      : ends && retention < ends && { retention: t('setup:retentionBefore') }),
  }
}

export const unitProblems = (form: UnitForm): Problems<UnitForm> => ({
  ...(!/^[A-Z0-9]{2,12}$/.test(form.id) && { id: t('setup:unitIdWrong') }),
  ...(form.name.trim() === '' && { name: t('setup:needed') }),
  ...(form.country === '' && { country: t('setup:needed') }),
})

export const draftOfForms = (
  form: OperationForm,
  unit: UnitForm,
  sites: readonly SiteDraft[],
): OperationDraft => ({
  name: form.name.trim(),
  short: form.short,
  starts: readTypedDay(form.starts) ?? '',
  ends: readTypedDay(form.ends) ?? '',
  retention: readTypedDay(form.retention) ?? '',
  mark: form.mark,
  unit: { ...unit, name: unit.name.trim() },
  sites,
})
