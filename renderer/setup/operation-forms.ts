/** The operation and the unit as typed, what is wrong with them, and the draft they make. */
import type { OperationDraft, SiteDraft } from '../../shared/ledger-api.ts'
import { localNow } from '../components/operation-line.ts'
import { readTypedDay } from '../log/typed-date.ts'
import { usualCutoff } from '../operation/site-choices.ts'
import { formatTypedDay, t } from '../texts/index.ts'

export interface OperationForm {
  readonly name: string
  readonly short: string
  readonly starts: string
  readonly ends: string
  readonly retention: string
  readonly mark: string
  readonly training: boolean
  /** The days that the form proposed: what still reads so, nobody typed over. */
  readonly proposed: ProposedDays
}
export type ProposedDays = Pick<OperationForm, 'starts' | 'ends' | 'retention'>
export type UnitForm = OperationDraft['unit']
type Problems<Form> = Partial<Record<keyof Form, string>>

const daysLater = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The operation day in which it is: before a day's beginning, what is entered falls on the day before. */
const operationDay = ({
  zone,
  cutoff,
}: {
  readonly zone: string | undefined
  readonly cutoff: number
}): string => {
  const shown = Date.parse(`${localNow(zone).slice(0, 16)}Z`)
  return new Date(shown - cutoff * 60_000).toISOString().slice(0, 10)
}

/**
 * Five days, personal parts kept for a year after. The first is the earliest day in which it is at any of the sites, so
 * that what is entered now is in the operation everywhere; before there is a site, this machine's zone stands for it.
 */
const proposedDays = (sites: readonly SiteDraft[]): ProposedDays => {
  const [first] = (sites.length > 0 ? sites : [{ zone: undefined, cutoff: usualCutoff }])
    .map(operationDay)
    .sort()
  const day = (later: number) => formatTypedDay(daysLater(first ?? '', later))
  return { starts: day(0), ends: day(4), retention: day(4 + 365) }
}

export const operationForm = (): OperationForm => {
  const proposed = proposedDays([])
  return { name: '', short: '', ...proposed, proposed, mark: 'TLP:AMBER+STRICT', training: false }
}

/** The sites changed: days that nobody typed over are proposed again, if that goes with those that somebody did. */
export const followSites = (form: OperationForm, sites: readonly SiteDraft[]): OperationForm => {
  const { proposed } = form
  if (form.starts !== proposed.starts) return form
  const days = proposedDays(sites)
  const next = {
    ...form,
    proposed: days,
    starts: days.starts,
    ends: form.ends === proposed.ends ? days.ends : form.ends,
    retention: form.retention === proposed.retention ? days.retention : form.retention,
  }
  const { ends, retention } = operationProblems(next)
  return ends === undefined && retention === undefined ? next : form
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
