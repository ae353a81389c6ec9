/** The sites of an operation as a list in which each row opens its form: at set-up and later. */
import { useState } from 'react'
import type { LogView } from '../../shared/fold/view.ts'
import type { SiteDraft } from '../../shared/ledger-api.ts'
import type { PackUnit } from '../../shared/pack/pack.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { Clipped, type Column, DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Pill } from '../components/pill.tsx'
import { labelFor, t } from '../texts/index.ts'
import { leadChoices, leadName } from './lead-choices.ts'
import { writtenMinutes } from './site-choices.ts'
import { SiteDialog } from './site-form.tsx'
import classes from './site-table.module.css'

interface SiteTableProps {
  readonly sites: readonly SiteDraft[]
  /** Absent: to be read only. */
  readonly onChange?: (sites: readonly SiteDraft[]) => void
  /** Sites that a pack already names: they keep their short name and are not removed. */
  readonly known?: ReadonlyMap<string, SiteDraft>
  /** Units of the pack, to one of which each site reports; absent before there is a pack. */
  readonly units?: readonly PackUnit[]
  /** Logs held, of which one may lead each site; absent before there is a pack. */
  readonly logs?: readonly LogView[] | undefined
}

const same = (a: SiteDraft, b: SiteDraft) => JSON.stringify(a) === JSON.stringify(b)
const isChanged = (sites: readonly SiteDraft[], known: ReadonlyMap<string, SiteDraft>) =>
  sites.some((site) => {
    const before = known.get(site.id)
    return before === undefined || !same(site, before)
  })

interface Shown {
  /** null: nothing to compare with. */
  readonly known: ReadonlyMap<string, SiteDraft> | null
  /** null: no site has a lead. */
  readonly leads: readonly LogView[] | null
}

const columns = ({ known, leads }: Shown): readonly Column<SiteDraft>[] => [
  {
    key: 'name',
    head: t('unit:siteName'),
    width: leads ? 'minmax(0, 1.5fr)' : 'minmax(0, 1.7fr)',
    cell: (site) => <Clipped>{site.name}</Clipped>,
  },
  {
    key: 'id',
    head: t('unit:siteId'),
    width: '86px',
    cell: (site) => <span className="mono">{site.id}</span>,
  },
  {
    key: 'type',
    head: t('unit:siteType'),
    width: leads ? 'minmax(0, 1.4fr)' : 'minmax(0, 1.25fr)',
    cell: (site) => <Clipped>{labelFor('placeTypes', site.type)}</Clipped>,
  },
  {
    key: 'country',
    head: t('unit:siteCountry'),
    width: leads ? 'minmax(0, 0.8fr)' : 'minmax(0, 0.9fr)',
    cell: (site) => <Clipped>{labelFor('countries', site.country)}</Clipped>,
  },
  {
    key: 'day',
    head: t('unit:siteCutoff'),
    width: leads ? (known ? '112px' : '150px') : '162px',
    cell: (site) => <Clipped>{`${writtenMinutes(site.cutoff)} ${site.zone}`}</Clipped>,
  },
  ...(leads ? [leading(leads, known)] : known ? [changes(known)] : []),
]

/** Who leads each site; and in the same room, for want of more, what `changes` says. */
const leading = (logs: readonly LogView[], known: Shown['known']): Column<SiteDraft> => ({
  key: 'lead',
  head: t('tiers:lead'),
  width: known ? '176px' : '112px',
  cell: (site) => (
    <span className={classes.lead}>
      <span className="mono">
        <Clipped>{site.lead ? leadName(logs, site.lead) : ''}</Clipped>
      </span>
      {known && changes(known).cell(site)}
    </span>
  ),
})

/** Which sites the next version of the pack adds or changes. */
const changes = (known: ReadonlyMap<string, SiteDraft>): Column<SiteDraft> => ({
  key: 'state',
  head: '',
  width: '104px',
  end: true,
  cell: (site) => {
    const before = known.get(site.id)
    if (before === undefined) return <Pill tone="warn">{t('unit:siteNew')}</Pill>
    return same(site, before) ? null : <Pill tone="warn">{t('unit:siteChanged')}</Pill>
  },
})

export const SiteTable = ({ sites, onChange, known, units = [], logs }: SiteTableProps) => {
  const [open, setOpen] = useState<SiteDraft | 'new' | null>(null)
  const site = open === 'new' ? null : open
  const keep = (saved: SiteDraft) => {
    onChange?.(site === null ? [...sites, saved] : sites.map((one) => (one.id === site.id ? saved : one)))
    setOpen(null)
  }
  const remove = () => {
    onChange?.(sites.filter((one) => one.id !== site?.id))
    setOpen(null)
  }
  const add = onChange && (
    <Action small onAct={() => setOpen('new')} keys="Ctrl+I">
      {t('unit:addSite')}
    </Action>
  )
  return (
    <Card fill title={t('unit:sitesCount', { count: sites.length })} end={add}>
      <DataTable
        label={t('unit:sites')}
        columns={columns({
          known: known && isChanged(sites, known) ? known : null,
          leads: logs && sites.some(({ lead }) => lead) ? logs : null,
        })}
        count={sites.length}
        rowAt={(index) => sites[index]}
        keyOf={({ id }) => id}
        empty={<EmptyState title={t('unit:sites')}>{t('unit:sitesEmpty')}</EmptyState>}
        {...(onChange && { onOpen: setOpen })}
      />
      {open !== null && (
        <SiteDialog
          site={site}
          units={units}
          leads={logs && site ? leadChoices(logs, known?.get(site.id) ?? site) : null}
          others={sites.filter((one) => one.id !== site?.id)}
          idFixed={site !== null && known?.has(site.id) === true}
          onSave={keep}
          onRemove={site !== null && known?.has(site.id) !== true ? remove : null}
          onClose={() => setOpen(null)}
        />
      )}
    </Card>
  )
}
