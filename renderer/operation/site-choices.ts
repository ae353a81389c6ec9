/** What a site's fields may be chosen from, and what is wrong with what was typed. */
import type { ListName } from '../../shared/codes/lists.ts'
import { lists } from '../../shared/codes/lists.ts'
import type { SiteDraft } from '../../shared/ledger-api.ts'
import type { PackSite } from '../../shared/pack/pack.ts'
import { compareLabels, labelFor, t } from '../texts/index.ts'

/** A list as choices, sorted as the language sorts. */
export const choicesOf = (list: ListName): { value: string; label: string }[] =>
  lists[list]
    .map(({ code }) => ({ value: code, label: labelFor(list, code) }))
    .sort((a, b) => compareLabels(a.label, b.label))

export const zones: readonly string[] = [...Intl.supportedValuesOf('timeZone'), 'UTC']

/** `06:00`, of minutes after midnight. */
export const writtenMinutes = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Minutes after midnight, of `6:00` or `0600`; null: not a time. */
export const readMinutes = (written: string): number | null => {
  const found = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/.exec(written.trim())
  return found ? Number(found[1]) * 60 + Number(found[2]) : null
}

/** A site of the pack as a draft: what holds from now on. */
export const draftOf = (site: PackSite): SiteDraft => ({
  id: site.id,
  name: site.name,
  type: site.type,
  country: site.country,
  zone: site.zone,
  cutoff: site.cutoffs.at(-1)?.minutes ?? 0,
  unit: site.unit,
  lead: site.lead?.log ?? null,
})

/** As it stands in the form: the day's beginning is text until it is right. */
export interface SiteForm extends Omit<SiteDraft, 'cutoff'> {
  readonly cutoff: string
}
export const formOf = (site: SiteDraft): SiteForm => ({ ...site, cutoff: writtenMinutes(site.cutoff) })

/** Minutes after midnight at which a day begins where nobody says otherwise. */
export const usualCutoff = 360

/** A new site begins where the last one was left: most of an operation lies in one country. */
export const newForm = (last: SiteDraft | undefined): SiteForm => ({
  id: '',
  name: '',
  type: last?.type ?? '',
  country: last?.country ?? '',
  zone: last?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  cutoff: writtenMinutes(last?.cutoff ?? usualCutoff),
  ...(last?.unit !== undefined && { unit: last.unit }),
})

export type SiteProblems = Partial<Record<keyof SiteForm, string>>

/** `taken`: ids of the other sites. */
export const siteProblems = (form: SiteForm, taken: ReadonlySet<string>): SiteProblems => ({
  ...(!/^[A-Z0-9]{2,8}$/.test(form.id) && { id: t('unit:siteIdWrong') }),
  ...(taken.has(form.id) && { id: t('unit:siteIdTwice') }),
  ...(form.name.trim() === '' && { name: t('unit:needed') }),
  ...(form.type === '' && { type: t('unit:needed') }),
  ...(form.country === '' && { country: t('unit:needed') }),
  ...(!zones.includes(form.zone) && { zone: t('unit:zoneWrong') }),
  ...(readMinutes(form.cutoff) === null && { cutoff: t('unit:cutoffWrong') }),
})

export const siteOf = (form: SiteForm): SiteDraft => ({
  ...form,
  name: form.name.trim(),
  cutoff: readMinutes(form.cutoff) ?? 0,
})
