/** One record: its fields by section, its history, and what may be done with it. */
import { type ReactNode, useState } from 'react'
import type { RecordKey } from '../../shared/fold/view.ts'
import { isPersonal } from '../../shared/kinds/field.ts'
import { kinds } from '../../shared/kinds/kinds.ts'
import type { RecordDetail } from '../../shared/ledger-api.ts'
import { useAnswer } from '../app/ledger.ts'
import { go, goBack } from '../app/navigation-store.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageBar, PageBody } from '../components/page-bar.tsx'
import { KindTag } from '../components/pill.tsx'
import { fieldLabel, formatOffset, formatWhen, sectionLabel, t } from '../texts/index.ts'
import { ApproveAction } from './approve-action.tsx'
import { History } from './history.tsx'
import { HoldersCard } from './holders-card.tsx'
import classes from './records.module.css'
import { RelatedCard } from './related-card.tsx'
import { valueWords } from './value-words.ts'
import { EraseDialog, RestoreDialog, VoidDialog } from './void-dialog.tsx'

const toList = () => goBack({ screen: 'records' })

export const RecordScreen = ({ record: key }: { readonly record: RecordKey }) => {
  const { pack } = useSession()
  const detail = useAnswer((ledger) => ledger.record(key), [key])
  const [voiding, setVoiding] = useState(false)
  const [erasing, setErasing] = useState(false)
  if (detail === undefined) return <PageBar title={t('records')} />
  if (detail === null)
    return (
      <>
        <PageBar title={t('records')} />
        <PageBody>
          <EmptyState
            title={t('records:gone')}
            action={<Action onAct={toList}>{t('records:toRecords')}</Action>}
          >
            {t('records:goneText')}
          </EmptyState>
        </PageBody>
      </>
    )
  const { record } = detail
  const site = pack.sites.find(({ id }) => id === record.site)
  return (
    <>
      <PageBar
        title={<span className="mono">{detail.label}</span>}
        sub={
          <>
            <KindTag kind={record.kind} />
            {'\u2002'}
            {t('records:recordAt', {
              when: `${formatWhen(record.when)} (${formatOffset(record.when)})`,
              site: site?.name ?? record.site,
            })}
          </>
        }
      >
        <Action keys="Escape" onAct={toList}>
          {t('back')}
        </Action>
        {detail.mayApprove && !record.approved && <ApproveAction detail={detail} />}
        {detail.mayChange && record.voided && (
          <Action go onAct={() => setVoiding(true)}>
            {t('records:restore')}
          </Action>
        )}
        {detail.mayChange && !record.voided && (
          <>
            <Action tone="bad" onAct={() => setVoiding(true)}>
              {t('records:void')}
            </Action>
            <Action go keys="F2" onAct={() => go({ screen: 'amend', record: key })}>
              {t('records:amend')}
            </Action>
          </>
        )}
      </PageBar>
      <PageBody>
        {record.voided && <p className={classes.strip}>{t('records:isVoided')}</p>}
        {record.approved && !record.voided && (
          <p className={classes.strip} data-tone="ok">
            {t('records:isApproved')}
          </p>
        )}
        <div className={classes.columns}>
          <Fields detail={detail}>
            {detail.mayErase && <Action onAct={() => setErasing(true)}>{t('records:erase')}</Action>}
          </Fields>
          <aside className={classes.aside}>
            <HoldersCard detail={detail} />
            <RelatedCard detail={detail} />
            <History detail={detail} sites={pack.sites} />
          </aside>
        </div>
        {erasing && <EraseDialog detail={detail} onClose={() => setErasing(false)} />}
        {voiding &&
          (record.voided ? (
            <RestoreDialog detail={detail} onClose={() => setVoiding(false)} />
          ) : (
            <VoidDialog detail={detail} onClose={() => setVoiding(false)} />
          ))}
      </PageBody>
    </>
  )
}

const Fields = ({ detail, children }: { readonly detail: RecordDetail; readonly children: ReactNode }) => {
  const { record, history } = detail
  const erased = history.some(({ op, effective }) => op === 'erased' && effective)
  const { fields } = kinds[record.kind]
  const statedIn = (name: string, personal: boolean) =>
    personal ? record.personal?.[name] : record.body[name]
  const stated = fields.filter((field) => statedIn(field.name, isPersonal(field)) !== undefined)
  const sections = [...new Set(stated.map((field) => field.section))]
  return (
    <div className={`${classes.paper} ${record.voided ? classes.struck : ''}`}>
      {record.personal === null && (
        <p className={classes.strip} data-tone="warn">
          {t(erased ? 'records:isErased' : 'records:notHeld')}
        </p>
      )}
      {sections.map((section) => (
        <section key={section} className={classes.section} aria-label={sectionLabel(section)}>
          <h3>{sectionLabel(section)}</h3>
          <dl className={classes.fields}>
            {stated
              .filter((field) => field.section === section)
              .map((field) => (
                <div key={field.name} data-wide={field.width > 4 || undefined}>
                  <dt>{fieldLabel(field.name)}</dt>
                  {valueWords(field, statedIn(field.name, isPersonal(field)) ?? '').map((line) => (
                    <dd key={line}>
                      <bdi>{line}</bdi>
                    </dd>
                  ))}
                </div>
              ))}
          </dl>
        </section>
      ))}
      {children}
    </div>
  )
}
