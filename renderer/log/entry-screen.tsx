/** A new entry. `Ctrl Enter` saves, `Esc` leaves with the draft kept. */
import { useCallback } from 'react'
import type { KindName } from '../../shared/events/event.ts'
import type { RecordDraft } from '../../shared/kinds/check-record.ts'
import { ledger } from '../app/ledger.ts'
import { go } from '../app/navigation-store.ts'
import { tell } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { PageBar, PageBody } from '../components/page-bar.tsx'
import { Pill } from '../components/pill.tsx'
import { type TextKey, t } from '../texts/index.ts'
import classes from './entry.module.css'
import { newDraft } from './entry-draft.ts'
import { EntryForm } from './entry-form.tsx'
import { tellKept } from './kept-entry.ts'
import { Settle } from './settle.tsx'
import { useEntry } from './use-entry.ts'
import { WhenCard } from './when-card.tsx'

const saveTexts: Readonly<Record<KindName, TextKey>> = {
  inspection: 'log:saveInspection',
  arrest: 'log:saveArrest',
  rescue: 'log:saveRescue',
}

export const EntryScreen = ({ kind }: { readonly kind: KindName }) => {
  const session = useSession()
  const name = `new/${kind}`
  const save = useCallback((record: RecordDraft) => ledger().save(record), [])
  const entry = useEntry(name, () => newDraft(kind, session.pack, session.site?.id ?? ''), save)
  const { draft, problems, form } = entry

  const finish = async (another: boolean) => {
    const saved = await entry.submit()
    if (saved === null) return
    if (saved.follows) tellKept(saved.label)
    else tell({ tone: 'ok', text: t('log:saved', { label: saved.label }), saved: saved.label })
    if (another) entry.startOver()
    else {
      entry.forget()
      go({ screen: 'log' })
    }
  }
  const leave = () => {
    if (draft.keptAt === null) entry.forget()
    else tell({ tone: 'ok', text: t('log:draftLeft') })
    go({ screen: 'log' })
  }
  return (
    <>
      <PageBar title={t(kind)} sub={session.site?.name}>
        {draft.keptAt !== null && <Pill tone="mute">{t('log:draftKept', { time: draft.keptAt })}</Pill>}
      </PageBar>
      <PageBody>
        <div className={classes.columns} ref={form}>
          <div className={classes.main}>
            <EntryForm
              name={name}
              draft={draft}
              problems={problems}
              tried={entry.tried}
              fresh={entry.fresh}
            />
          </div>
          <aside className={classes.aside}>
            <WhenCard name={name} draft={draft} problems={problems} />
            <Card padded>
              <p className={classes.hint}>{t('log:draftHint')}</p>
            </Card>
          </aside>
        </div>
        <div className={classes.foot}>
          <Settle problems={problems} refusal={entry.refusal} form={form} />
          <Action keys="Escape" onAct={leave}>
            {t('cancel')}
          </Action>
          <Action keys="Ctrl+Shift+Enter" busy={entry.busy} onAct={() => void finish(true)}>
            {t('log:saveAndAnother')}
          </Action>
          <Action go keys="Ctrl+Enter" busy={entry.busy} onAct={() => void finish(false)}>
            {t(saveTexts[kind])}
          </Action>
        </div>
      </PageBody>
    </>
  )
}
