/** One site in a dialog: added or changed. */
import { Modal, Select, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { SiteDraft } from '../../shared/ledger-api.ts'
import type { PackUnit } from '../../shared/pack/pack.ts'
import { Action } from '../components/action.tsx'
import { t } from '../texts/index.ts'
import type { LeadChoice } from './lead-choices.ts'
import { choicesOf, formOf, newForm, type SiteForm, siteOf, siteProblems, zones } from './site-choices.ts'
import classes from './site-form.module.css'

const nobody = 'nobody'

interface SiteDialogProps {
  /** The site to change; null: a new one. */
  readonly site: SiteDraft | null
  readonly others: readonly SiteDraft[]
  /** To choose from where there is more than one. */
  readonly units: readonly PackUnit[]
  /** Stations that may lead it; null: not the place to name one. */
  readonly leads: readonly LeadChoice[] | null
  /** Stations of a site that others know keep its short name. */
  readonly idFixed: boolean
  readonly onSave: (site: SiteDraft) => void
  readonly onRemove: (() => void) | null
  readonly onClose: () => void
}

export const SiteDialog = (props: SiteDialogProps) => {
  const { site, others, units, leads, idFixed, onSave, onRemove, onClose } = props
  const [form, setForm] = useState<SiteForm>(() => (site ? formOf(site) : newForm(others.at(-1))))
  const [tried, setTried] = useState(false)
  const problems = siteProblems(form, new Set(others.map(({ id }) => id)))
  const wrong = Object.keys(problems).length
  const shown = tried ? problems : {}
  const set = (change: Partial<SiteForm>) => setForm((now) => ({ ...now, ...change }))
  const save = () => {
    setTried(true)
    if (wrong === 0) onSave(siteOf(form))
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={620}
      title={site ? t('unit:changeSite', { site: site.name }) : t('unit:addSite')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.fields}>
        <TextInput
          label={t('unit:siteName')}
          className={classes.wide}
          value={form.name}
          data-autofocus
          maxLength={120}
          error={shown.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t('unit:siteId')}
          value={form.id}
          disabled={idFixed}
          maxLength={8}
          spellCheck={false}
          error={shown.id}
          onChange={(event) => set({ id: event.currentTarget.value.toUpperCase() })}
        />
        <Select
          label={t('unit:siteType')}
          data={choicesOf('placeTypes')}
          value={form.type || null}
          searchable
          nothingFoundMessage={t('nothingFits')}
          error={shown.type}
          onChange={(type) => set({ type: type ?? '' })}
        />
        <Select
          label={t('unit:siteCountry')}
          data={choicesOf('countries')}
          value={form.country || null}
          searchable
          nothingFoundMessage={t('nothingFits')}
          error={shown.country}
          onChange={(country) => set({ country: country ?? '' })}
        />
        <TextInput
          label={t('unit:siteCutoff')}
          value={form.cutoff}
          maxLength={5}
          error={shown.cutoff}
          onChange={(event) => set({ cutoff: event.currentTarget.value })}
        />
        <Select
          label={t('unit:siteZone')}
          className={classes.wide}
          data={zones}
          value={form.zone || null}
          searchable
          limit={40}
          nothingFoundMessage={t('nothingFits')}
          error={shown.zone}
          onChange={(zone) => set({ zone: zone ?? '' })}
        />
        {units.length > 1 && (
          <Select
            label={t('tiers:siteUnit')}
            className={classes.wide}
            data={units.map(({ id, name }) => ({ value: id, label: name }))}
            value={form.unit ?? units.find(({ parent }) => parent === null)?.id ?? null}
            allowDeselect={false}
            onChange={(unit) => unit !== null && set({ unit })}
          />
        )}
        {leads && site && (
          <Select
            label={t('tiers:lead')}
            data={[{ value: nobody, label: t('tiers:leadNone') }, ...leads]}
            value={form.lead ?? nobody}
            allowDeselect={false}
            disabled={leads.length === 0}
            onChange={(lead) => set({ lead: lead === nobody ? null : lead })}
          />
        )}
      </div>
      <p className={classes.hint}>{t('unit:siteIdHint')}</p>
      {leads && site && (
        <p className={classes.hint}>{t(leads.length === 0 ? 'tiers:leadNobody' : 'tiers:leadHint')}</p>
      )}
      <div className={classes.foot}>
        {onRemove && (
          <Action tone="bad" quiet onAct={onRemove}>
            {t('remove')}
          </Action>
        )}
        <span className={classes.settle} role="status">
          {tried && wrong > 0 ? t('unit:thingsToSettle', { count: wrong }) : ''}
        </span>
        <Action onAct={onClose} keys="Escape">
          {t('cancel')}
        </Action>
        <Action go onAct={save} keys="Ctrl+Enter">
          {site ? t('unit:keepSite') : t('unit:addThisSite')}
        </Action>
      </div>
    </Modal>
  )
}
