/** The rail at the start of the window: the screens of this role, what waits in them, who is at work, and the lock. */
import { IconLock } from '@tabler/icons-react'
import { Kbd } from '../components/kbd.tsx'
import { isToDecide } from '../inbox/pins.ts'
import { formatCount, t } from '../texts/index.ts'
import { useAnswer } from './ledger.ts'
import { lockNow } from './locking.ts'
import { go, type Place } from './navigation-store.ts'
import classes from './rail.module.css'
import { rail } from './screens.ts'
import { useSession } from './session-store.ts'

export const Rail = ({ place }: { readonly place: Place }) => {
  const session = useSession()
  const today = useAnswer((ledger) => ledger.today(), [])
  const waiting =
    useAnswer(
      async (ledger) =>
        session.mayImport
          ? (await ledger.inbox()).logs.filter((log) => log.state === 'waiting' && isToDecide(session, log))
              .length
          : 0,
      [session.mayImport],
    ) ?? 0
  const review = useAnswer(async (ledger) => (await ledger.review()).total, []) ?? 0
  const badges = { today, waiting, review }
  return (
    <div className={classes.rail}>
      <div className={classes.brand}>
        <Mark />
        {t('milepost')}
      </div>
      {session.training && <p className={classes.training}>{t('training')}</p>}
      <nav className={classes.screens} aria-label={t('screens')}>
        {rail
          .filter((row) => row.shows(session, badges))
          .map((row) => {
            const on = row.place.screen === place.screen || row.under?.includes(place.screen)
            const count = row.badge?.(badges) ?? 0
            return (
              <button
                key={row.text}
                type="button"
                className={classes.screen}
                aria-current={on ? 'page' : undefined}
                onClick={() => go(row.place)}
              >
                {t(row.text)}
                {count > 0 && <b>{formatCount(count)}</b>}
              </button>
            )
          })}
      </nav>
      <div className={classes.who}>
        <strong>{session.officer.name}</strong>
        <span>
          {session.officer.badge === '' ? '' : `${session.officer.badge} · `}
          {session.role === 'station'
            ? t('station', { code: session.code })
            : (session.unit?.name ?? session.code)}
        </span>
        <div className={classes.lock}>
          <button type="button" onClick={() => void lockNow()}>
            <IconLock size={14} aria-hidden="true" />
            {t('lock')}
          </button>
          <Kbd keys="F12" />
        </div>
      </div>
    </div>
  )
}

/** The milestone. */
export const Mark = ({ size = 22 }: { readonly size?: number }) => (
  <svg viewBox="0 0 24 24" width={size} height={size} fill="#f2b233" aria-hidden="true">
    <path d="M7 22V8a5 5 0 0 1 10 0v14zM4 22h16v1.5H4z" />
  </svg>
)
