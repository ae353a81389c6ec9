/** How it looks, when it locks, who may unlock it, its backup and second copy, and what it is. */
import { useSession } from '../app/session-store.ts'
import { ClockCard } from '../clocks/clock-card.tsx'
import { PageBar, PageBody } from '../components/page-bar.tsx'
import { AnswerCard } from '../recovery/answer-card.tsx'
import { t } from '../texts/index.ts'
import { NewPackCard } from '../tiers/new-pack-card.tsx'
import { About } from './about.tsx'
import { BackupCard } from './backup-card.tsx'
import { CopyCard } from './copy-card.tsx'
import { LookCard } from './look-card.tsx'
import { OfficersCard } from './officers-card.tsx'
import { PurgeCard } from './purge-card.tsx'
import classes from './settings.module.css'

export const SettingsScreen = () => {
  const session = useSession()
  // The authority's own pack is changed on the operation's screen.
  const isAuthority = session.role === 'unit' && session.unit?.parent === null
  return (
    <>
      <PageBar
        title={t('settings:title')}
        sub={`${t('operation', { name: session.pack.name })} · ${session.code}`}
      />
      <PageBody>
        <div className={classes.columns}>
          <div className={classes.column}>
            <LookCard />
            <ClockCard />
            {!isAuthority && <NewPackCard />}
            {session.role === 'unit' && session.officer.role === 'supervisor' && <AnswerCard />}
          </div>
          <div className={classes.column}>
            <OfficersCard />
            <BackupCard />
            {/* A unit holds its own recovery key: nobody could open a copy of it. */}
            {session.role === 'station' && <CopyCard />}
            <PurgeCard />
            <About />
          </div>
        </div>
      </PageBody>
    </>
  )
}
