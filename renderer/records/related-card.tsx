/** The records that belong with this one: the arrest that came of an inspection, the same person met twice, a group's members. */
import { useState } from 'react'
import type { RecordDetail, RelatedRecord } from '../../shared/ledger-api.ts'
import { go } from '../app/navigation-store.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { Clipped } from '../components/data-table.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { KindTag, Pill } from '../components/pill.tsx'
import { labelled, t } from '../texts/index.ts'
import { ApartDialog } from './apart-dialog.tsx'
import classes from './records.module.css'
import { RelateDialog } from './relate-dialog.tsx'
import { relationWords } from './relations.ts'
import { summaryOf } from './summary.ts'
import { shortWhen } from './value-words.ts'

interface Deciding {
  readonly other: RelatedRecord
  readonly apart: boolean
}

export const RelatedCard = ({ detail }: { readonly detail: RecordDetail }) => {
  const [adding, setAdding] = useState(false)
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const { related, mayChange } = detail
  return (
    <Card
      title={t('records:belongs')}
      end={
        mayChange && (
          <Action small onAct={() => setAdding(true)}>
            {t('records:relate')}
          </Action>
        )
      }
    >
      {related.length === 0 ? (
        <EmptyState title={t('records:alone')}>{t('records:aloneText')}</EmptyState>
      ) : (
        <ul className={classes.related}>
          {related.map((other) => (
            <Row
              key={`${other.kind} ${other.isGroup} ${other.row.record.key}`}
              other={other}
              onDecide={(apart) => setDeciding({ other, apart })}
            />
          ))}
        </ul>
      )}
      {adding && <RelateDialog detail={detail} onClose={() => setAdding(false)} />}
      {deciding && <ApartDialog detail={detail} {...deciding} onClose={() => setDeciding(null)} />}
    </Card>
  )
}

interface RowProps {
  readonly other: RelatedRecord
  readonly onDecide: (apart: boolean) => void
}

const Row = ({ other, onDecide }: RowProps) => {
  const { row, holds, conflict, mayChange, reason } = other
  const decide = (apart: boolean) => {
    const words = t(apart ? 'records:takeApart' : 'records:putTogether')
    return (
      <Action small label={labelled(words, row.label)} onAct={() => onDecide(apart)}>
        {words}
      </Action>
    )
  }
  return (
    <li data-not={!holds || undefined}>
      <button
        type="button"
        className={classes.relatedRow}
        onClick={() => go({ screen: 'record', record: row.record.key })}
      >
        <KindTag kind={row.record.kind} />
        <span className="mono">{row.label}</span>
        <span className={classes.by}>{shortWhen(row.record.when)}</span>
        <Clipped>{summaryOf(row.record)}</Clipped>
      </button>
      <span className={classes.relatedFoot}>
        <span>{relationWords(other)}</span>
        {row.record.voided && <Pill tone="bad">{t('voided')}</Pill>}
        {conflict && <Pill tone="warn">{t('records:saidOtherwise')}</Pill>}
        {/* Where two say different things, either may be said again, which settles it. */}
        {mayChange && (holds || conflict) && decide(true)}
        {mayChange && (!holds || conflict) && decide(false)}
      </span>
      {reason !== null && <span className={classes.quote}>{t('records:reasonQuoted', { reason })}</span>}
    </li>
  )
}
