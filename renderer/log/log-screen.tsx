/** The officer's first screen: what to log, what the day has brought, what was logged last. */

import type { Today } from '../../shared/ledger-api.ts'
import { useAnswer } from '../app/ledger.ts'
import { go } from '../app/navigation-store.ts'
import { useSession } from '../app/session-store.ts'
import { CopyLine } from '../components/copy-line.tsx'
import { LanguagePill } from '../components/language-pill.tsx'
import { useOperationLine } from '../components/operation-line.ts'
import { PageBar, PageBody } from '../components/page-bar.tsx'
import { Pill } from '../components/pill.tsx'
import { formatCount, t } from '../texts/index.ts'
import { Counters } from './counters.tsx'
import { KindButtons } from './kind-buttons.tsx'
import { LatestEntries } from './latest-entries.tsx'
import classes from './log.module.css'
import { NothingFound } from './nothing-found.tsx'
import { Shift } from './shift.tsx'

export const LogScreen = () => {
  const session = useSession()
  const today = useAnswer((ledger) => ledger.today(), [])
  const line = useOperationLine()
  return (
    <>
      <PageBar title={session.site?.name ?? session.code} sub={line}>
        {today !== undefined && <Outstanding today={today} />}
        <LanguagePill />
      </PageBar>
      <PageBody>
        <div className={classes.acts}>
          <KindButtons />
          <Shift />
        </div>
        <NothingFound />
        <Counters counters={today?.counters ?? {}} />
        <LatestEntries rows={today?.recent} day={today?.day} />
        <CopyLine />
      </PageBody>
    </>
  )
}

/** What the next unit has not acknowledged; before its first receipt, what has not been exported. */
const Outstanding = ({ today: { unsent, unreceived, recent } }: { readonly today: Today }) => {
  const count = unreceived?.count ?? unsent
  const unit = unreceived?.unit ?? ''
  if (count === 0)
    return recent.length === 0 ? null : (
      <Pill tone="ok">{unreceived === null ? t('allExported') : t('allReceived', { unit })}</Pill>
    )
  const n = formatCount(count)
  return (
    <button type="button" className={classes.unsent} onClick={() => go({ screen: 'export' })}>
      <Pill tone="warn">
        {unreceived === null ? t('notExported', { count, n }) : t('notReceived', { count, n, unit })}
      </Pill>
    </button>
  )
}
