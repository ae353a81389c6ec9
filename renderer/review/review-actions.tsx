/** What may be done about a row: settling, adopting, declining, saying of two records once more what they are. */
import { useState } from 'react'
import type { RelationKind } from '../../shared/events/event.ts'
import type { ReviewRow } from '../../shared/ledger-api.ts'
import type { PackSite } from '../../shared/pack/pack.ts'
import { ledger, savedOf } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { problemSentence, refusalSentence } from '../components/sentences.ts'
import { keptAs, tellKept } from '../log/kept-entry.ts'
import { ReasonDialog } from '../records/reason-dialog.tsx'
import { effectWords } from '../records/relations.ts'
import { joined, t } from '../texts/index.ts'
import classes from './review.module.css'
import { labelsOf } from './review-words.ts'
import { SettleDialog } from './settle-dialog.tsx'

interface ReviewActionsProps {
  readonly row: ReviewRow
  readonly sites: readonly PackSite[]
}

export const ReviewActions = ({ row, sites }: ReviewActionsProps) => {
  switch (row.what) {
    case 'conflict':
      return <SettleAction row={row} sites={sites} />
    case 'relation':
      return (
        <SayWhether
          records={row.records}
          kind={row.kind}
          together={t('records:putTogether')}
          apart={t('records:takeApart')}
        />
      )
    case 'duplicate':
      return (
        <SayWhether
          records={row.records}
          kind="same-person"
          together={t('review:onePerson')}
          apart={t('review:twoPersons')}
        />
      )
    default:
      return <Answer row={row} />
  }
}

type Of<What extends ReviewRow['what']> = Extract<ReviewRow, { what: What }>

const SettleAction = ({
  row,
  sites,
}: {
  readonly row: Of<'conflict'>
  readonly sites: readonly PackSite[]
}) => {
  const [settling, setSettling] = useState(false)
  return (
    <div className={classes.foot}>
      <Action go keys="F2" onAct={() => setSettling(true)}>
        {t('review:settle')}
      </Action>
      {settling && <SettleDialog row={row} sites={sites} onClose={() => setSettling(false)} />}
    </div>
  )
}

const Answer = ({ row }: { readonly row: Of<'proposal' | 'relation-proposal'> }) => {
  const { code } = useSession()
  const [busy, setBusy] = useState(false)
  const [declining, setDeclining] = useState(false)
  const label = joined(labelsOf(row))
  // Of two that nobody put together, "not" cannot be declined.
  const mayDecline = row.what === 'proposal' || row.holds || row.now === true
  const adopt = async () => {
    setBusy(true)
    const saved = await savedOf(ledger().adopt(row.by))
    setBusy(false)
    if (saved.ok) return tell({ tone: 'ok', text: t('review:adopted', { label }), saved: saved.value.label })
    const { refusal, problems } = saved.refusal
    const kept = keptAs(refusal, code)
    if (kept !== null) return tellKept(kept)
    const [problem] = problems
    tell({ tone: 'bad', text: problem ? problemSentence(problem) : refusalSentence(refusal) })
  }
  return (
    <div className={classes.foot}>
      {mayDecline && <Action onAct={() => setDeclining(true)}>{t('review:decline')}</Action>}
      <Action go keys="F4" busy={busy} onAct={() => void adopt()}>
        {t('review:adopt')}
      </Action>
      {declining && (
        <ReasonDialog
          title={t('review:declineTitle', { label })}
          text={t('review:declineText')}
          label={t('review:reason')}
          act={t('review:declineIt')}
          onAct={(reason) => ledger().decline(row.by, reason)}
          done={t('review:declined', { label })}
          onClose={() => setDeclining(false)}
        />
      )}
    </div>
  )
}

interface SayWhetherProps {
  readonly records: Of<'relation'>['records']
  readonly kind: RelationKind
  readonly together: string
  readonly apart: string
}

/** Whether two records belong together: once more, or for the first time. */
const SayWhether = ({ records, kind, together, apart }: SayWhetherProps) => {
  const [saying, setSaying] = useState<'together' | 'apart' | null>(null)
  const [one, other] = records
  const labels = { label: one.label, other: other.label }
  const holds = saying === 'together'
  return (
    <div className={classes.foot}>
      <Action onAct={() => setSaying('apart')}>{apart}</Action>
      <Action keys="F4" onAct={() => setSaying('together')}>
        {together}
      </Action>
      {saying !== null && (
        <ReasonDialog
          title={t(holds ? 'records:togetherTitle' : 'records:apartTitle', labels)}
          text={effectWords(kind, holds)}
          label={t(holds ? 'records:reasonOptional' : 'records:reason')}
          act={t(holds ? 'records:relateIt' : 'records:takeApartIt')}
          optional={holds}
          onAct={(reason) => ledger().relate([one.record.key, other.record.key], kind, holds, reason)}
          done={t(holds ? 'records:togetherNow' : 'records:apartNow', labels)}
          onClose={() => setSaying(null)}
        />
      )}
    </div>
  )
}
