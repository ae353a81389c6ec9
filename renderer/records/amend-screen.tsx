/** The form of a record held, to amend it: the same fields, and a reason that stays in its history. */
import { Textarea } from '@mantine/core'
import { useCallback, useState } from 'react'
import type { RecordKey } from '../../shared/fold/view.ts'
import type { RecordDraft } from '../../shared/kinds/check-record.ts'
import type { RecordDetail, Refused, Saved } from '../../shared/ledger-api.ts'
import { type Result, refuse } from '../../shared/result.ts'
import { ledger, useAnswer } from '../app/ledger.ts'
import { goBack } from '../app/navigation-store.ts'
import { tell } from '../app/notice-store.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { PageBar, PageBody } from '../components/page-bar.tsx'
import { Pill } from '../components/pill.tsx'
import { refusalSentence } from '../components/sentences.ts'
import entryClasses from '../log/entry.module.css'
import { draftOf } from '../log/entry-draft.ts'
import { EntryForm } from '../log/entry-form.tsx'
import { tellKept } from '../log/kept-entry.ts'
import { Settle } from '../log/settle.tsx'
import { useEntry } from '../log/use-entry.ts'
import { WhenCard } from '../log/when-card.tsx'
import { t } from '../texts/index.ts'

export const AmendScreen = ({ record: key }: { readonly record: RecordKey }) => {
  const detail = useAnswer((held) => held.record(key), [key])
  return detail ? <AmendForm detail={detail} /> : <PageBar title={t('records:amend')} />
}

const AmendForm = ({ detail }: { readonly detail: RecordDetail }) => {
  const { record } = detail
  const name = `amend/${record.key}`
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const save = useCallback(
    async ({ kind: _, ...draft }: RecordDraft): Promise<Result<Saved, Refused>> => {
      if (reason.trim() !== '') return ledger().amend(record.key, draft, reason.trim())
      setMissing(true)
      return refuse({ refusal: { reason: 'reason-missing' }, problems: [] })
    },
    [record.key, reason],
  )
  const entry = useEntry(name, () => draftOf(record), save)
  const { draft, problems, form } = entry
  const back = () => goBack({ screen: 'record', record: record.key })

  const finish = async () => {
    const saved = await entry.submit()
    if (saved === null) return
    entry.forget()
    if (saved.follows) tellKept(saved.label)
    else tell({ tone: 'ok', text: t('records:amended', { label: detail.label }), saved: saved.label })
    back()
  }
  const leave = () => {
    if (draft.keptAt === null) entry.forget()
    back()
  }
  return (
    <>
      <PageBar title={t('records:amendTitle', { label: detail.label })}>
        {draft.keptAt !== null && <Pill tone="mute">{t('log:draftKept', { time: draft.keptAt })}</Pill>}
      </PageBar>
      <PageBody>
        <div className={entryClasses.columns} ref={form}>
          <div className={entryClasses.main}>
            <EntryForm
              name={name}
              draft={draft}
              problems={problems}
              tried={entry.tried}
              fresh={entry.fresh}
            />
          </div>
          <aside className={entryClasses.aside}>
            <Card title={t('records:reason')} padded>
              <div className={entryClasses.reason}>
                <Textarea
                  label={t('records:amendReason')}
                  autosize
                  minRows={2}
                  maxRows={6}
                  maxLength={2000}
                  aria-required
                  error={
                    missing && reason.trim() === ''
                      ? refusalSentence({ reason: 'reason-missing' })
                      : undefined
                  }
                  value={reason}
                  onChange={(event) => setReason(event.currentTarget.value)}
                />
              </div>
            </Card>
            <WhenCard name={name} draft={draft} problems={problems} />
          </aside>
        </div>
        <div className={entryClasses.foot}>
          <Settle problems={problems} refusal={entry.refusal} form={form} />
          <Action keys="Escape" onAct={leave}>
            {t('cancel')}
          </Action>
          <Action go keys="Ctrl+Enter" busy={entry.busy} onAct={() => void finish()}>
            {t('records:saveAmendment')}
          </Action>
        </div>
      </PageBody>
    </>
  )
}
