/** The sheet of this place and day: issued or not, its check code, and the ways out: printer, PDF, JSON. */
import { useState } from 'react'
import type { TallyView } from '../../shared/ledger-api.ts'
import { accept, type Refusal } from '../../shared/result.ts'
import { answerOf, useLedger } from '../app/ledger.ts'
import { main, savedFileOf } from '../app/main-process.ts'
import { tell } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { ErrorSentence } from '../components/error-sentence.tsx'
import { saveSentence } from '../operation/save-sentence.ts'
import { formatCount, formatWhen, t } from '../texts/index.ts'
import { CloseDialog } from './close-dialog.tsx'
import { ClosedCard } from './closed-card.tsx'
import { Reporting } from './reporting.tsx'
import { fileBase, footText, standingSheet } from './sheet-text.ts'
import classes from './tally.module.css'

interface SheetPanelProps {
  readonly view: TallyView
  readonly beforePrint: () => void
}

export const SheetPanel = ({ view, beforePrint }: SheetPanelProps) => {
  const ledger = useLedger()
  const { pack, officer } = useSession()
  const [closing, setClosing] = useState(false)
  const [busy, setBusy] = useState<'issue' | 'print' | 'pdf' | 'json' | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const standing = standingSheet(view)
  const { scope, day } = view.tally
  const base = fileBase(view, pack, standing !== null)
  const doing = async (what: NonNullable<typeof busy>, act: () => Promise<void>) => {
    setBusy(what)
    setRefusal(null)
    try {
      await act()
    } finally {
      setBusy(null)
    }
  }
  const issue = () =>
    doing('issue', async () => {
      const issued = await answerOf(ledger.issueSheet(scope, day))
      if (!issued.ok) setRefusal(issued.refusal)
    })
  const note = async () => {
    const noted = await answerOf(ledger.printed(scope))
    if (!noted.ok) setRefusal(noted.refusal)
  }
  const print = () =>
    doing('print', async () => {
      beforePrint()
      const { printed } = await main()
        .print()
        .catch(() => ({ printed: false }))
      if (printed) await note()
      tell({ text: t(printed ? 'tally:printed' : 'tally:notPrinted'), tone: printed ? 'ok' : 'warn' })
    })
  const pdf = (pageSize: 'A4' | 'Letter') =>
    doing('pdf', async () => {
      beforePrint()
      const footer = footText(view, pack, standing?.sheet.check ?? null)
      const saved = await savedFileOf(main().printToPdf({ suggestedName: `${base}.pdf`, pageSize, footer }))
      if (saved.saved) await note()
      tell({ text: saveSentence(saved), tone: saved.saved ? 'ok' : 'warn' })
    })
  const json = () =>
    doing('json', async () => {
      const made = await answerOf<Uint8Array>(ledger.tallyJson(scope, day).then(accept))
      if (!made.ok) return setRefusal(made.refusal)
      const saved = await savedFileOf(
        main().saveFile({ kind: 'json', suggestedName: `${base}.json`, bytes: made.value }),
      )
      tell({ text: saveSentence(saved), tone: saved.saved ? 'ok' : 'warn' })
    })
  return (
    <div className={classes.panel}>
      <Card title={t('tally:panelTitle')} padded>
        <Standing view={view} />
        {standing === null && (
          <Action
            go
            onAct={() => void issue()}
            keys="Ctrl+I"
            busy={busy === 'issue'}
            disabled={busy !== null}
          >
            {t('tally:issue', {
              number: formatCount(view.nextNumber),
              version: formatCount(view.nextVersion),
            })}
          </Action>
        )}
        {standing !== null && view.closed === null && officer.role === 'supervisor' && (
          <div className={classes.close}>
            <Action onAct={() => setClosing(true)} disabled={busy !== null}>
              {t('tally:close')}
            </Action>
          </div>
        )}
        <ErrorSentence refusal={refusal} />
      </Card>
      {view.closed && <ClosedCard closed={view.closed} />}
      {closing && <CloseDialog view={view} onClose={() => setClosing(false)} />}
      <Card title={t('tally:out')} padded>
        <div className={classes.out}>
          <Action go={standing !== null} onAct={() => void print()} keys="Ctrl+P" disabled={busy !== null}>
            {t('tally:print')}
          </Action>
          <Action onAct={() => void pdf('A4')} disabled={busy !== null}>
            {t('tally:pdfA4')}
          </Action>
          <Action onAct={() => void pdf('Letter')} disabled={busy !== null}>
            {t('tally:pdfLetter')}
          </Action>
          <Action onAct={() => void json()} disabled={busy !== null}>
            {t('tally:json')}
          </Action>
        </div>
        <p className={classes.hint}>{t(standing === null ? 'tally:outDraft' : 'tally:outsideLater')}</p>
      </Card>
      <Reporting view={view} />
    </div>
  )
}

/** Where the sheet stands: not issued, issued and still right, or overtaken by what came since. */
const Standing = ({ view }: { readonly view: TallyView }) => {
  const { issued } = view
  const next = { number: formatCount(view.nextNumber), version: formatCount(view.nextVersion) }
  if (issued === null)
    return (
      <>
        <p className={classes.state}>{t('tally:notIssued')}</p>
        <p className={classes.quiet}>{t('tally:notIssuedHint', next)}</p>
      </>
    )
  const { sheet, officer, issuer } = issued
  const same = standingSheet(view) !== null
  const at = { number: formatCount(sheet.number), version: formatCount(sheet.version) }
  return (
    <>
      <p className={classes.state}>
        {t('tally:sheet')} {t('tally:sheetValue', at)}
      </p>
      <output className={classes.check} aria-label={t('tally:checkCode')} data-over={!same || undefined}>
        {sheet.check}
      </output>
      <p className={classes.quiet}>{t('tally:issuedBy', { officer, issuer, at: formatWhen(sheet.at) })}</p>
      <p className={classes.verdict} data-tone={same ? 'ok' : 'warn'}>
        {same ? t('tally:sameAsIssued') : t('tally:changedSince', next)}
      </p>
    </>
  )
}
