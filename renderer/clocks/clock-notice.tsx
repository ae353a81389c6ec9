/** At unlocking: the machine's clock does not go on from the last entry. Both times are said; the work goes on. */
import { useState } from 'react'
import frame from '../app/frame.module.css'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { formatWhen, t } from '../texts/index.ts'

export const ClockNotice = () => {
  const { clock } = useSession()
  const [read, setRead] = useState(false)
  if (clock === null || read) return null
  const times = { now: formatWhen(clock.now), last: formatWhen(clock.last) }
  return (
    <div className={frame.restored} role={clock.kind === 'back' ? 'alert' : 'status'}>
      <p>{t(clock.kind === 'back' ? 'clocks:noticeBack' : 'clocks:noticeAhead', times)}</p>
      <Action small onAct={() => setRead(true)}>
        {t('close')}
      </Action>
    </div>
  )
}
