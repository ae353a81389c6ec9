/** The frame around every screen of an open session. */
import { useEffect, useState } from 'react'
import { ClockNotice } from '../clocks/clock-notice.tsx'
import { Action } from '../components/action.tsx'
import { NoticeLine } from '../components/notice-line.tsx'
import { formatCount, t } from '../texts/index.ts'
import { Broken } from './broken.tsx'
import classes from './frame.module.css'
import { useNavigation } from './navigation-store.ts'
import { Rail } from './rail.tsx'
import { screenOf } from './screen-of.tsx'
import { firstPlace } from './screens.ts'
import { useSession } from './session-store.ts'

export const Frame = () => {
  const session = useSession()
  const place = useNavigation((now) => now.place) ?? firstPlace(session)
  useEffect(() => {
    document.title = session.training ? `${t('milepost')} · ${t('training')}` : t('milepost')
  }, [session.training])
  return (
    <div className={classes.frame}>
      <Rail place={place} />
      <div className={classes.screen}>
        <div className={classes.notes}>
          {session.restored !== null && <Restored {...session.restored} />}
          <ClockNotice />
        </div>
        <Broken key={JSON.stringify(place)}>{screenOf(place)}</Broken>
      </div>
      <NoticeLine />
    </div>
  )
}

const Restored = ({ events, segments }: { readonly events: number; readonly segments: number }) => {
  const [read, setRead] = useState(false)
  return read ? null : (
    <div className={classes.restored} role="status">
      <p>{t('restored', { events: formatCount(events), segments: formatCount(segments) })}</p>
      <Action small onAct={() => setRead(true)}>
        {t('close')}
      </Action>
    </div>
  )
}
