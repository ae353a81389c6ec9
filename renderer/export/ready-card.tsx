/** How much is ready, for whom, what the file holds, and what became of the latest attempt. */
import type { ExportPlan } from '../../shared/ledger-api.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { segmentName } from '../inbox/outcome-words.ts'
import { formatCount, formatWhen, t } from '../texts/index.ts'
import classes from './export.module.css'
import type { ExportSaid } from './export-to-file.ts'

interface ReadyCardProps {
  readonly plan: ExportPlan | undefined
  readonly busy: boolean
  readonly said: ExportSaid | null
  readonly onExport: (what: 'unsent' | 'all') => void
}

export const ReadyCard = ({ plan, busy, said, onExport }: ReadyCardProps) => (
  <Card padded className={classes.ready ?? ''}>
    {plan === undefined ? (
      <p className={classes.quiet}>{t('loading')}</p>
    ) : (
      <>
        <h2 className={classes.headline}>{headline(plan)}</h2>
        <p className={classes.quiet}>{since(plan)}</p>
        {plan.forwarded > 0 && (
          <p className={classes.quiet}>
            {t('tiers:forwarded', { count: plan.forwarded, n: formatCount(plan.forwarded) })}
          </p>
        )}
        {outstanding(plan) > 0 && <WhatGoes plan={plan} />}
        <div className={classes.actions}>
          <Action
            go={outstanding(plan) + plan.forwarded > 0}
            onAct={() => onExport('unsent')}
            keys="Ctrl+E"
            busy={busy}
            disabled={!plan.ready}
          >
            {busy ? t('export:making') : t('export:exportNow')}
          </Action>
          <Action
            onAct={() => onExport('all')}
            busy={busy}
            disabled={!plan.ready && plan.exports.length === 0}
          >
            {t('export:exportAll')}
          </Action>
        </div>
        <p className={classes.said} data-tone={said?.tone} role="status">
          {said?.sentence ?? <span className={classes.hint}>{t('export:exportAllHint')}</span>}
        </p>
      </>
    )}
  </Card>
)

/** Entries that the unit is not known to have. */
const outstanding = (plan: ExportPlan): number => plan.received?.missing ?? plan.unsent

const headline = (plan: ExportPlan): string => {
  const unit = plan.to.name
  const count = outstanding(plan)
  const n = formatCount(count)
  if (plan.received !== null)
    return count > 0 ? t('notReceived', { count, n, unit }) : t('allReceived', { unit })
  if (count > 0) return t('export:ready', { count, n, unit })
  return plan.exports.length > 0 ? t('export:nothingReady', { unit }) : t('export:nothingYet')
}

const latest = (plan: ExportPlan) =>
  plan.exports.reduce<string | null>((at, one) => (at !== null && at > one.at ? at : one.at), null)

const since = (plan: ExportPlan): string => {
  if (plan.received !== null) return byReceipt(plan, plan.received)
  const at = latest(plan)
  if (plan.unsent === 0) return t(at === null ? 'export:nothingYetHint' : 'export:nothingNewHint')
  return at === null ? t('export:sinceStart') : t('export:sinceLast', { at: formatWhen(at) })
}

const byReceipt = ({ unsent }: ExportPlan, { at, missing }: NonNullable<ExportPlan['received']>): string => {
  if (missing === 0) return t('export:byReceiptAll', { at: formatWhen(at) })
  const told = t('export:byReceipt', { at: formatWhen(at) })
  return unsent === 0 ? told : `${told} ${t('export:alsoUnsent', { count: unsent, n: formatCount(unsent) })}`
}

const whatGoes = (one: boolean, toLead: boolean) => {
  if (toLead) return one ? 'export:whatOneLead' : 'export:whatLead'
  return one ? 'export:whatOne' : 'export:what'
}

const WhatGoes = ({ plan }: { readonly plan: ExportPlan }) => {
  const [first, last] = [segmentName(plan.firstSegment), segmentName(plan.lastSegment)]
  const unit = plan.to.name
  return (
    <ul className={classes.what}>
      <li>{t(whatGoes(first === last, plan.toLead), { first, last, unit })}</li>
      <li>{t(plan.to.personal ? 'export:personalYes' : 'export:personalNo', { unit })}</li>
    </ul>
  )
}
