/** The clock of this installation's own log, among its settings. */
import { useState } from 'react'
import { useAnswer } from '../app/ledger.ts'
import { useSession } from '../app/session-store.ts'
import { Card } from '../components/card.tsx'
import { t } from '../texts/index.ts'
import { ClockSection } from './clock-section.tsx'
import classes from './clocks.module.css'
import { CorrectDialog, type Correcting } from './correct-dialog.tsx'

export const ClockCard = () => {
  const { log, code } = useSession()
  const clock = useAnswer((ledger) => ledger.logClock(log), [log])
  const [correcting, setCorrecting] = useState<Correcting | null>(null)
  const steady = clock && clock.jumps.length === 0 && clock.corrections.length === 0
  return (
    <Card title={t('clocks:ofThis')} padded>
      {steady && <p className={classes.hint}>{t('clocks:steady')}</p>}
      {clock && <ClockSection code={code} clock={clock} onCorrect={setCorrecting} bare />}
      {clock && correcting && (
        <CorrectDialog {...{ log, code, clock, correcting }} onClose={() => setCorrecting(null)} />
      )}
    </Card>
  )
}
