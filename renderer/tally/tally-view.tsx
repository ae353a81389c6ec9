/** One place and day: its figures, what can be done with them, and the paper that is printed. */
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useAnswer } from '../app/ledger.ts'
import { useSession } from '../app/session-store.ts'
import { t } from '../texts/index.ts'
import { codeNames } from './figure-names.ts'
import { FiguresCard } from './figures-card.tsx'
import { PaperSheet } from './paper-sheet.tsx'
import { SheetPanel } from './sheet-panel.tsx'
import { sheetGroups } from './sheet-rows.ts'
import classes from './tally.module.css'
import type { Chosen } from './tally-choice.tsx'
import { writtenNow } from './written-now.ts'

export const TallyView = ({ chosen }: { readonly chosen: Chosen }) => {
  const { pack } = useSession()
  const view = useAnswer((ledger) => ledger.tally(chosen.scope, chosen.day), [])
  const [printedAt, setPrintedAt] = useState<string | null>(null)
  if (view === undefined) return <p>{t('loading')}</p>
  return (
    <div className={classes.two}>
      <FiguresCard view={view} groups={sheetGroups(view)} nameOf={codeNames(pack)} />
      {/* The time of printing must be on the paper before the main process looks at it. */}
      <SheetPanel view={view} beforePrint={() => flushSync(() => setPrintedAt(writtenNow(view.zone)))} />
      <PaperSheet view={view} printedAt={printedAt ?? writtenNow(view.zone)} />
    </div>
  )
}
