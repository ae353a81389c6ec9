/**
 * The sheet of paper. It stands beside the window in the page, unseen, and is all that is seen when the page is
 * printed or made a PDF: one A4 page for a usual day, breakdowns on the pages after it under repeated headings.
 */
import { createPortal } from 'react-dom'
import type { TallyView } from '../../shared/ledger-api.ts'
import { useSession } from '../app/session-store.ts'
import { formatCount, formatWhen, t } from '../texts/index.ts'
import { codeNames } from './figure-names.ts'
import { PaperBreakdowns } from './paper-breakdowns.tsx'
import { PaperFoot } from './paper-foot.tsx'
import { PaperGroups } from './paper-groups.tsx'
import { PaperHead } from './paper-head.tsx'
import './paper.css'
import { hasGroups, hasSeveral, sheetGroups } from './sheet-rows.ts'
import { finality, standingSheet } from './sheet-text.ts'

interface PaperSheetProps {
  readonly view: TallyView
  /** When it was printed, written out in the zone of the sheet. */
  readonly printedAt: string
}

export const PaperSheet = ({ view, printedAt }: PaperSheetProps) => {
  const { pack, training } = useSession()
  const nameOf = codeNames(pack)
  const groups = sheetGroups(view)
  const notes = [
    finalityNote(view),
    ...(view.tally.since === null ? [t('tally:footFirst')] : []),
    ...(hasGroups(groups) ? [t('tally:footGroups')] : []),
    ...(hasSeveral(groups) ? [t('tally:footSeveral')] : []),
    t('tally:footMissing'),
    t('tally:footLater'),
  ]
  return createPortal(
    <article className="sheet" aria-hidden="true">
      {training && <p className="sheet-training">{t('training')}</p>}
      <PaperHead view={view} issued={standingSheet(view)} printedAt={printedAt} />
      <PaperGroups groups={groups} />
      <p className="sheet-notes">{notes.join(' ')}</p>
      <PaperFoot view={view} issued={standingSheet(view)} />
      <PaperBreakdowns view={view} nameOf={nameOf} />
    </article>,
    document.body,
  )
}

const finalityNote = (view: TallyView): string => {
  const { closed } = view
  if (closed === null) return t('tally:footProvisional')
  const words = { at: formatWhen(closed.at), officer: closed.officer, version: formatCount(closed.version) }
  return t(finality(view) === 'tally:final' ? 'tally:footFinal' : 'tally:footAfter', words)
}
