/** The records that belong with this one: the arrest that came of an inspection, the same person met twice, a group's members. */
import { useState } from 'react'
import type { RecordDetail, RelatedRecord } from '../../shared/ledger-api.ts'
import { ledger } from '../app/ledger.ts'
import { go } from '../app/navigation-store.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { KindTag, Pill } from '../components/pill.tsx'
import { type TextKey, t } from '../texts/index.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import classes from './records.module.css'
import { RelateDialog } from './relate-dialog.tsx'
import { shortWhen } from './value-words.ts'

/** In words, as this record sees the other; and as it was decided not to be. */
export const relationWords = ({ kind, isGroup, holds }: RelatedRecord): string => {
  const which: TextKey = !holds
    ? `records:relation.not.${kind}`
    : kind === 'part-of-group'
      ? isGroup
        ? 'records:relation.group'
        : 'records:relation.member'
      : `records:relation.${kind}`
  return t(which)
}

export const RelatedCard = ({ detail }: { readonly detail: RecordDetail }) => {
  const [adding, setAdding] = useState(false)
  const [apart, setApart] = useState<RelatedRecord | null>(null)
  const { related, mayChange } = detail
  return (
    <Card
      title={t('records:belongs')}
      end={mayChange && <Action onAct={() => setAdding(true)}>{t('records:relate')}</Action>}
    >
      {related.length === 0 ? (
        <EmptyState title={t('records:alone')}>{t('records:aloneText')}</EmptyState>
      ) : (
        <ul className={classes.related}>
          {related.map((other) => (
            <Row
              key={`${other.kind} ${other.row.record.key}`}
              other={other}
              onApart={() => setApart(other)}
            />
          ))}
        </ul>
      )}
      {adding && <RelateDialog detail={detail} onClose={() => setAdding(false)} />}
      {apart && <ApartDialog detail={detail} other={apart} onClose={() => setApart(null)} />}
    </Card>
  )
}

const Row = ({ other, onApart }: { readonly other: RelatedRecord; readonly onApart: () => void }) => (
  <li data-not={!other.holds || undefined}>
    <button
      type="button"
      className={classes.relatedRow}
      onClick={() => go({ screen: 'record', record: other.row.record.key })}
    >
      <KindTag kind={other.row.record.kind} />
      <span className="mono">{other.row.label}</span>
      <span className={classes.by}>{shortWhen(other.row.record.when)}</span>
    </button>
    <span className={classes.relatedFoot}>
      <span>{relationWords(other)}</span>
      {other.row.record.voided && <Pill tone="bad">{t('voided')}</Pill>}
      {other.conflict && <Pill tone="warn">{t('records:saidOtherwise')}</Pill>}
      {other.mayChange && (
        <Action onAct={onApart}>{t(other.holds ? 'records:takeApart' : 'records:putTogether')}</Action>
      )}
    </span>
    {other.reason !== null && (
      <span className={classes.quote}>{t('records:reasonQuoted', { reason: other.reason })}</span>
    )}
  </li>
)

/** In the order that the relation has: of a person and its group, the person first. */
const keysOf = (detail: RecordDetail, { kind, isGroup, row }: RelatedRecord) => {
  const [mine, other] = [detail.record.key, row.record.key]
  return kind === 'part-of-group' && !isGroup ? ([other, mine] as const) : ([mine, other] as const)
}

interface ApartProps {
  readonly detail: RecordDetail
  readonly other: RelatedRecord
  readonly onClose: () => void
}

const ApartDialog = ({ detail, other, onClose }: ApartProps) => {
  const labels = { label: detail.label, other: other.row.label }
  const apart = other.holds
  return (
    <ReasonDialog
      title={t(apart ? 'records:apartTitle' : 'records:togetherTitle', labels)}
      text={t(apart ? 'records:apartText' : 'records:togetherText')}
      label={t(apart ? 'records:reason' : 'records:reasonOptional')}
      act={t(apart ? 'records:takeApartIt' : 'records:putTogetherIt')}
      optional={!apart}
      onAct={(reason) => ledger().relate(keysOf(detail, other), other.kind, !apart, reason)}
      done={t(apart ? 'records:apartNow' : 'records:togetherNow', labels)}
      onClose={onClose}
    />
  )
}
