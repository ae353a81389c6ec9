/** The officer's first screen: what to log, what the day has brought, what was logged last. */

import { useAnswer } from '../app/ledger.ts'
import { go } from '../app/navigation-store.ts'
import { useSession } from '../app/session-store.ts'
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
        {today !== undefined &&
          (today.unsent > 0 ? (
            <button type="button" className={classes.unsent} onClick={() => go({ screen: 'export' })}>
              <Pill tone="warn">
                {t('notExported', { count: today.unsent, n: formatCount(today.unsent) })}
              </Pill>
            </button>
          ) : (
            today.recent.length > 0 && <Pill tone="ok">{t('allExported')}</Pill>
          ))}
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
      </PageBody>
    </>
  )
}
