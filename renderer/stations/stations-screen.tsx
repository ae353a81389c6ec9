/** Every site of the operation and every station heard from it; the silent ones are in sight. */
import { useMemo, useState } from 'react'
import type { LogView } from '../../shared/fold/view.ts'
import { useAnswer } from '../app/ledger.ts'
import { useSession } from '../app/session-store.ts'
import { Card } from '../components/card.tsx'
import { DataTable } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageBar, PageBody } from '../components/page-bar.tsx'
import { ViewSwitch } from '../components/view-switch.tsx'
import { AcceptDialog } from '../inbox/accept-dialog.tsx'
import { LogDialog } from '../inbox/log-dialog.tsx'
import { formatCount, formatDay, t } from '../texts/index.ts'
import { stationColumns } from './station-columns.tsx'
import { type StationRow, stationRows } from './station-rows.ts'
import classes from './stations.module.css'

type Open = { readonly what: 'log' | 'accept'; readonly log: LogView }

export const StationsScreen = () => {
  const { pack } = useSession()
  const inbox = useAnswer((ledger) => ledger.inbox(), [])
  const latest = useAnswer(async (ledger) => {
    const day = (await ledger.tallyChoices()).days.at(-1)
    return day === undefined ? null : { day, silent: (await ledger.tally({ of: 'operation' }, day)).silent }
  }, [])
  const [show, setShow] = useState<'all' | 'silent'>('all')
  const [open, setOpen] = useState<Open | null>(null)
  const all = useMemo(
    () => stationRows(pack, inbox?.logs ?? [], new Set(latest?.silent ?? [])),
    [pack, inbox, latest],
  )
  const rows = show === 'all' ? all : all.filter((row) => row.silent)
  const heard = pack.sites.filter((site) => inbox?.logs.some((log) => log.place === site.id)).length
  const close = () => setOpen(null)
  const day = latest ? formatDay(latest.day) : null
  return (
    <>
      <PageBar
        title={t('unit:stationsTitle')}
        sub={t('unit:stationsSub', { heard: formatCount(heard), sites: formatCount(pack.sites.length) })}
      >
        <ViewSwitch
          label={t('unit:show')}
          shown={show}
          onShow={setShow}
          views={[
            { value: 'all', label: t('unit:all') },
            {
              value: 'silent',
              label: t('unit:silentCount', { n: formatCount(all.filter((row) => row.silent).length) }),
            },
          ]}
        />
      </PageBar>
      <PageBody>
        <Card fill className={classes.card ?? ''}>
          <DataTable<StationRow>
            label={t('unit:stationsTitle')}
            columns={stationColumns(day)}
            count={inbox === undefined ? 0 : rows.length}
            rowAt={(index) => rows[index]}
            keyOf={({ key }) => key}
            onOpen={({ log }) => log && setOpen({ what: 'log', log })}
            empty={
              inbox === undefined ? (
                <p className={classes.loading}>{t('loading')}</p>
              ) : (
                <EmptyState title={t(show === 'all' ? 'unit:stationsTitle' : 'unit:noneSilent')}>
                  {t(show === 'all' ? 'unit:stationsEmpty' : 'unit:noneSilentHint')}
                </EmptyState>
              )
            }
          />
        </Card>
        {open?.what === 'log' && (
          <LogDialog
            log={open.log}
            logs={inbox?.logs ?? []}
            onCompare={(log) => setOpen({ what: 'accept', log })}
            onClose={close}
          />
        )}
        {open?.what === 'accept' && <AcceptDialog log={open.log} logs={inbox?.logs ?? []} onClose={close} />}
      </PageBody>
    </>
  )
}
