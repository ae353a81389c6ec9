/** The row that is chosen: what is said, by whom, and what may be done about it. */
import type { RecordRow, ReviewRow, Said } from '../../shared/ledger-api.ts'
import type { PackSite } from '../../shared/pack/pack.ts'
import { go } from '../app/navigation-store.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { KindTag, Pill } from '../components/pill.tsx'
import { summaryOf } from '../records/summary.ts'
import { registerValueWords, registerWords, shortWhen } from '../records/value-words.ts'
import { joined, labelled, t } from '../texts/index.ts'
import classes from './review.module.css'
import { ReviewActions } from './review-actions.tsx'
import { aboutWords, headingOf, pairWords, proposalWords, saidWords } from './review-words.ts'

interface DetailProps<Row extends ReviewRow = ReviewRow> {
  readonly row: Row
  readonly sites: readonly PackSite[]
}

export const ReviewDetail = ({ row, sites }: DetailProps) => (
  <Card fill padded title={headingOf(row)}>
    <div className={classes.detail}>
      {('row' in row ? [row.row] : row.records).map((record) => (
        <Heading key={record.record.key} row={record} sites={sites} />
      ))}
      {row.what === 'conflict' && <Conflict row={row} sites={sites} />}
      {row.what === 'proposal' && <Proposal row={row} sites={sites} />}
      {row.what === 'relation' && <Relation row={row} />}
      {row.what === 'relation-proposal' && <RelationProposal row={row} />}
      {row.what === 'duplicate' && (
        <p>
          <strong>{aboutWords(row, sites)}</strong> {t('review:duplicateText')}
        </p>
      )}
      {row.mayAct ? (
        <ReviewActions row={row} sites={sites} />
      ) : (
        <p className={classes.quiet}>{t('review:notHere')}</p>
      )}
    </div>
  </Card>
)

const Heading = ({ row, sites }: { readonly row: RecordRow; readonly sites: readonly PackSite[] }) => {
  const { record, label } = row
  const site = sites.find(({ id }) => id === record.site)?.name ?? record.site
  return (
    <div className={classes.heading}>
      <span>
        <KindTag kind={record.kind} /> <span className="mono">{label}</span>
        {record.voided && <Pill tone="bad">{t('voided')}</Pill>}
      </span>
      <Action
        small
        label={labelled(t('review:openRecord'), label)}
        onAct={() => go({ screen: 'record', record: record.key })}
      >
        {t('review:openRecord')}
      </Action>
      <p>{joined([shortWhen(record.when), site])}</p>
      <p>{summaryOf(record)}</p>
    </div>
  )
}

/** One thing that was said, with its author and reason. */
const Voice = ({ said, children }: { readonly said: Omit<Said, 'stands'>; readonly children: string }) => (
  <div className={classes.voice}>
    <strong>
      <bdi>{children}</bdi>
    </strong>
    <em>{saidWords(said)}</em>
    {said.reason !== null && <q>{t('records:reasonQuoted', { reason: said.reason })}</q>}
  </div>
)

const Conflict = ({ row, sites }: DetailProps<Extract<ReviewRow, { what: 'conflict' }>>) => (
  <>
    <p>{t('review:conflictText')}</p>
    {row.registers.map(({ register, values }) => (
      <section key={register} className={classes.register}>
        <h3>{registerWords(register)}</h3>
        <ul>
          {values.map((value) => (
            <li key={value.by.join(':')}>
              <Voice said={value}>
                {registerValueWords(row.row.record.kind, register, value.value, sites)}
              </Voice>
              {value.stands && <Pill tone="ok">{t('records:stands')}</Pill>}
            </li>
          ))}
        </ul>
      </section>
    ))}
  </>
)

const Proposal = ({ row, sites }: DetailProps<Extract<ReviewRow, { what: 'proposal' }>>) => (
  <>
    <p>{t('review:proposalText')}</p>
    <section className={classes.register}>
      <ul>
        <li>
          <Voice said={row}>{proposalWords(row, sites).join('\n')}</Voice>
        </li>
      </ul>
    </section>
  </>
)

const Relation = ({ row }: { readonly row: Extract<ReviewRow, { what: 'relation' }> }) => (
  <>
    <p>{t('review:relationText')}</p>
    <section className={classes.register}>
      <ul>
        {row.sides.map((side) => (
          <li key={side.by.join(':')}>
            <Voice said={side}>{pairWords(row.kind, side.holds)}</Voice>
            {side.stands && <Pill tone="ok">{t('records:stands')}</Pill>}
          </li>
        ))}
      </ul>
    </section>
  </>
)

const RelationProposal = ({ row }: { readonly row: Extract<ReviewRow, { what: 'relation-proposal' }> }) => (
  <>
    <p>{t('review:proposalText')}</p>
    <section className={classes.register}>
      <ul>
        <li>
          <Voice said={row}>{pairWords(row.kind, row.holds)}</Voice>
        </li>
      </ul>
    </section>
    <p className={classes.quiet}>
      {t('review:now', {
        what: row.now === null ? t('review:nothingSaid') : pairWords(row.kind, row.now),
      })}
    </p>
  </>
)
