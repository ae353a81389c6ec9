/** Who may unlock this installation; a supervisor adds others. */
import { useState } from 'react'
import type { Session } from '../../shared/ledger-api.ts'
import { useAnswer } from '../app/ledger.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { Clipped, type Column, DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { t } from '../texts/index.ts'
import { AddOfficer } from './add-officer.tsx'
import classes from './settings.module.css'

const columns = (): readonly Column<Session['officer']>[] => [
  { key: 'number', head: t('settings:number'), width: '90px', cell: (officer) => officer.number },
  {
    key: 'name',
    head: t('settings:name'),
    width: 'minmax(0, 2fr)',
    cell: (officer) => <Clipped>{officer.name}</Clipped>,
  },
  {
    key: 'badge',
    head: t('settings:badge'),
    width: 'minmax(0, 1fr)',
    cell: (officer) => <Clipped>{officer.badge}</Clipped>,
  },
  {
    key: 'role',
    head: t('settings:role'),
    width: '120px',
    cell: (officer) => t(`settings:role.${officer.role}`),
  },
]

export const OfficersCard = () => {
  const session = useSession()
  const [added, setAdded] = useState(0)
  const officers = useAnswer((ledger) => ledger.officers(), [added])
  const [adding, setAdding] = useState(false)
  const maySupervise = session.officer.role === 'supervisor'
  return (
    <Card
      title={t('settings:officers')}
      fill
      end={
        maySupervise ? (
          <Action small onAct={() => setAdding(true)}>
            {t('settings:addOfficer')}
          </Action>
        ) : (
          <span className={classes.hint}>{t('settings:onlySupervisor')}</span>
        )
      }
    >
      <DataTable
        label={t('settings:officers')}
        columns={columns()}
        count={officers?.length ?? 0}
        rowAt={(index) => officers?.[index]}
        keyOf={(officer) => String(officer.number)}
        empty={officers === undefined ? null : <EmptyState title={t('settings:noOfficers')} />}
      />
      {adding && (
        <AddOfficer
          onClose={() => {
            setAdding(false)
            setAdded((now) => now + 1)
          }}
        />
      )}
    </Card>
  )
}
