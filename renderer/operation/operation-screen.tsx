/** The operation as its pack has it: facts, units and sites. The authority changes sites and writes packs here. */
import { useMemo, useState } from 'react'
import type { SiteDraft } from '../../shared/ledger-api.ts'
import type { Refusal } from '../../shared/result.ts'
import { answerOf, useAnswer, useLedger } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { openSession, useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { ErrorSentence } from '../components/error-sentence.tsx'
import { PageBar, PageBody } from '../components/page-bar.tsx'
import { Pill } from '../components/pill.tsx'
import { formatCount, t } from '../texts/index.ts'
import { AddUnit } from '../tiers/add-unit.tsx'
import { JoinCard } from '../tiers/join-card.tsx'
import { FactsCard } from './facts-card.tsx'
import classes from './operation.module.css'
import { PackDialog, type WrittenPack } from './pack-dialog.tsx'
import { draftOf } from './site-choices.ts'
import { SiteTable } from './site-table.tsx'
import { UnitsCard } from './units-card.tsx'
import { writePack } from './write-pack.ts'

export const OperationScreen = () => {
  const ledger = useLedger()
  const { pack, unit, officer } = useSession()
  const asItStands = useMemo(() => pack.sites.map(draftOf), [pack])
  const [changed, setChanged] = useState<readonly SiteDraft[] | null>(null)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [written, setWritten] = useState<WrittenPack | null>(null)
  const mayChange = unit?.parent === null && officer.role === 'supervisor'
  const next = formatCount(pack.version + 1)
  const inbox = useAnswer((asked) => asked.inbox(), [])
  const known = useMemo(() => new Map(asItStands.map((site) => [site.id, site])), [asItStands])
  const change = (sites: readonly SiteDraft[]) =>
    setChanged(JSON.stringify(sites) === JSON.stringify(asItStands) ? null : sites)
  const doing = async <T,>(what: () => Promise<T>): Promise<T> => {
    setBusy(true)
    setRefusal(null)
    try {
      return await what()
    } finally {
      setBusy(false)
    }
  }
  const save = () =>
    doing(async () => {
      if (changed === null) return
      const saved = await answerOf(ledger.changeOperation(changed))
      if (!saved.ok) return setRefusal(saved.refusal)
      setChanged(null)
      openSession(saved.value)
      tell({ text: t('unit:savedVersion', { version: formatCount(saved.value.pack.version) }), tone: 'ok' })
    })
  const write = () =>
    doing(async () => {
      const done = await writePack(ledger)
      if (done.outcome === 'refused') setRefusal(done.refusal)
      else if (done.outcome === 'not-saved') tell({ text: done.sentence, tone: 'warn' })
      else setWritten(done.pack)
    })
  return (
    <>
      <PageBar title={t('operation', { name: pack.name })} sub={unit?.name}>
        <Pill tone="mute">{t('unit:packVersion', { version: formatCount(pack.version) })}</Pill>
        {mayChange && (
          <Action
            go={changed === null}
            onAct={() => void write()}
            keys="F9"
            busy={busy}
            disabled={changed !== null || pack.sites.length === 0}
          >
            {t('unit:writePack')}
          </Action>
        )}
      </PageBar>
      <PageBody>
        <div className={classes.two}>
          <div className={classes.column}>
            <SiteTable
              sites={changed ?? asItStands}
              known={known}
              units={pack.units}
              logs={inbox?.logs}
              {...(mayChange && { onChange: change })}
            />
            <ErrorSentence refusal={refusal} />
            {changed !== null && (
              <div className={classes.unsaved} role="status">
                <p>{t('unit:unsavedVersion', { version: next })}</p>
                <Action onAct={() => setChanged(null)}>{t('unit:discard')}</Action>
                <Action go onAct={() => void save()} keys="Ctrl+Enter" busy={busy}>
                  {t('unit:saveVersion', { version: next })}
                </Action>
              </div>
            )}
            {!mayChange && <p className={classes.hint}>{t('unit:onlyAuthority')}</p>}
          </div>
          <div className={classes.column}>
            {unit?.parent !== null && <JoinCard />}
            <FactsCard />
            <UnitsCard />
            {mayChange && <AddUnit disabled={changed !== null} onAdded={openSession} />}
          </div>
        </div>
        {written && <PackDialog pack={written} onClose={() => setWritten(null)} />}
      </PageBody>
    </>
  )
}
