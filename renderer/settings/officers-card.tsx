/** Who may unlock this installation: everyone changes their own passphrase, a supervisor adds, disables and enables. */
import { useState } from 'react'
import type { OfficerRow } from '../../shared/ledger-api.ts'
import { useAnswer } from '../app/ledger.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { Clipped, type Column, DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Pill } from '../components/pill.tsx'
import { t } from '../texts/index.ts'
import { AddOfficer } from './add-officer.tsx'
import { ChangePassphrase } from './change-passphrase.tsx'
import { DisableOfficer } from './disable-officer.tsx'
import { EnableOfficer } from './enable-officer.tsx'
import classes from './settings.module.css'

type Open =
  | { readonly what: 'add' | 'passphrase' }
  | { readonly what: 'disable' | 'enable'; readonly officer: OfficerRow }

const columns = (
  own: number,
  onTurn: ((officer: OfficerRow) => void) | null,
): readonly Column<OfficerRow>[] => [
  { key: 'number', head: t('settings:number'), width: '72px', cell: (officer) => officer.number },
  {
    key: 'name',
    head: t('settings:name'),
    width: 'minmax(0, 1.5fr)',
    cell: (officer) => <Clipped>{officer.name}</Clipped>,
  },
  {
    key: 'badge',
    head: t('settings:badge'),
    width: 'minmax(84px, 1fr)',
    cell: (officer) => <Clipped>{officer.badge}</Clipped>,
  },
  {
    key: 'role',
    head: t('settings:role'),
    width: '96px',
    cell: (officer) => t(`settings:role.${officer.role}`),
  },
  {
    key: 'access',
    head: t('settings:access'),
    width: '112px',
    cell: (officer) => {
      if (onTurn === null || officer.number === own)
        return officer.enabled ? t('settings:accessOn') : <Pill tone="mute">{t('settings:accessOff')}</Pill>
      return (
        <Action
          small
          label={`${t(officer.enabled ? 'settings:disable' : 'settings:enable')} ${officer.name}`}
          onAct={() => onTurn(officer)}
        >
          {t(officer.enabled ? 'settings:disable' : 'settings:enable')}
        </Action>
      )
    },
  },
]

export const OfficersCard = () => {
  const session = useSession()
  const [changes, setChanges] = useState(0)
  const officers = useAnswer((ledger) => ledger.officers(), [changes])
  const [open, setOpen] = useState<Open | null>(null)
  const maySupervise = session.officer.role === 'supervisor'
  const close = () => {
    setOpen(null)
    setChanges((now) => now + 1)
  }
  const turn = (officer: OfficerRow) => setOpen({ what: officer.enabled ? 'disable' : 'enable', officer })
  return (
    <Card
      title={t('settings:officers')}
      fill
      end={
        <span className={classes.acts}>
          {!maySupervise && <span className={classes.hint}>{t('settings:onlySupervisor')}</span>}
          <Action small onAct={() => setOpen({ what: 'passphrase' })}>
            {t('settings:changePassphrase')}
          </Action>
          {maySupervise && (
            <Action small onAct={() => setOpen({ what: 'add' })}>
              {t('settings:addOfficer')}
            </Action>
          )}
        </span>
      }
    >
      <DataTable
        label={t('settings:officers')}
        columns={columns(session.officer.number, maySupervise ? turn : null)}
        count={officers?.length ?? 0}
        rowAt={(index) => officers?.[index]}
        keyOf={(officer) => String(officer.number)}
        empty={officers === undefined ? null : <EmptyState title={t('settings:noOfficers')} />}
      />
      {open?.what === 'add' && <AddOfficer onClose={close} />}
      {open?.what === 'passphrase' && <ChangePassphrase onClose={close} />}
      {open?.what === 'disable' && <DisableOfficer officer={open.officer} onClose={close} />}
      {open?.what === 'enable' && <EnableOfficer officer={open.officer} onClose={close} />}
    </Card>
  )
}
