/** The frame around every screen of an open session. */
import { useEffect, useState } from 'react'
import { ClockNotice } from '../clocks/clock-notice.tsx'
import { Action } from '../components/action.tsx'
import { NoticeLine } from '../components/notice-line.tsx'
import { formatCount, formatWhen, t } from '../texts/index.ts'
import { Broken } from './broken.tsx'
import classes from './frame.module.css'
import { useNavigation } from './navigation-store.ts'
import { Rail } from './rail.tsx'
import { screenOf } from './screen-of.tsx'
import { firstPlace } from './screens.ts'
import { useSession } from './session-store.ts'

const restoredText = {
  mirror: 'restored',
  backup: 'restoredBackup',
  copy: 'restoredCopy',
} as const

export const Frame = () => {
  const session = useSession()
  const { restored, droppedRequest } = session
  const place = useNavigation((now) => now.place) ?? firstPlace(session)
  useEffect(() => {
    document.title = session.training ? `${t('milepost')} · ${t('training')}` : t('milepost')
  }, [session.training])
  return (
    <div className={classes.frame}>
      <Rail place={place} />
      <div className={classes.screen}>
        <div className={classes.notes}>
          <ClockNotice />
          {restored !== null && (
            <Said>
              {t(restoredText[restored.from ?? 'mirror'], {
                events: formatCount(restored.events),
                segments: formatCount(restored.segments),
              })}
            </Said>
          )}
          {session.role === 'unit' && session.unit === null && place.screen !== 'operation' && (
            <Said>{t('unitNotInPack')}</Said>
          )}
          {droppedRequest !== null && <Said>{t('requestDropped', { at: formatWhen(droppedRequest) })}</Said>}
        </div>
        <Broken key={JSON.stringify(place)}>{screenOf(place)}</Broken>
      </div>
      <NoticeLine />
    </div>
  )
}

/** Stays until it was read. */
const Said = ({ children }: { readonly children: string }) => {
  const [read, setRead] = useState(false)
  return read ? null : (
    <div className={classes.said} role="status">
      <p>{children}</p>
      <Action small onAct={() => setRead(true)}>
        {t('close')}
      </Action>
    </div>
  )
}
