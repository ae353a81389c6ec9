/** First start: what this machine will do. */
import { useState } from 'react'
import type { Refusal } from '../../shared/result.ts'
import { ledger } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { openWhenAnswered } from '../app/opening.ts'
import { Action } from '../components/action.tsx'
import { ErrorSentence } from '../components/error-sentence.tsx'
import { t } from '../texts/index.ts'
import { JoinSetup } from './join-setup.tsx'
import { RestoreSetup } from './restore-setup.tsx'
import classes from './setup.module.css'
import { SetupFrame } from './setup-frame.tsx'
import { StationSetup } from './station-setup.tsx'
import { UnitSetup } from './unit-setup.tsx'

type Road = 'station' | 'unit' | 'join' | 'restore'

export const SetupScreen = () => {
  const [road, setRoad] = useState<Road | null>(null)
  const leave = () => setRoad(null)
  if (road === 'station') return <StationSetup onLeave={leave} />
  if (road === 'unit') return <UnitSetup onLeave={leave} />
  if (road === 'restore') return <RestoreSetup onLeave={leave} />
  if (road === 'join') return <JoinSetup onLeave={leave} />
  return <Choice onChoose={setRoad} />
}

const Choice = ({ onChoose }: { readonly onChoose: (road: Road) => void }) => {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const train = async (side: 'station' | 'unit') => {
    setBusy(true)
    const refused = await openWhenAnswered(ledger().startTraining(side))
    setBusy(false)
    if (refused !== null) return setRefusal(refused)
    tell({ tone: 'ok', text: t('setup:trainingReady') })
  }
  return (
    <SetupFrame title={t('setup:title')}>
      <p className={classes.lead}>{t('setup:lead')}</p>
      <div className={classes.choices}>
        <section className={classes.choice}>
          <h2>{t('setup:station')}</h2>
          <p>{t('setup:stationHint')}</p>
          <div className={classes.stack}>
            <Action go disabled={busy} onAct={() => onChoose('station')}>
              {t('setup:stationGo')}
            </Action>
          </div>
        </section>
        <section className={classes.choice}>
          <h2>{t('setup:unit')}</h2>
          <p>{t('setup:unitHint')}</p>
          <p>{t('tiers:joinHint')}</p>
          <div className={classes.stack}>
            <Action disabled={busy} onAct={() => onChoose('unit')}>
              {t('setup:unitGo')}
            </Action>
            <Action disabled={busy} onAct={() => onChoose('join')}>
              {t('tiers:joinGo')}
            </Action>
          </div>
        </section>
        <section className={classes.choice}>
          <h2>{t('setup:trainingTitle')}</h2>
          <p>{t('setup:trainingHint')}</p>
          <div className={classes.stack}>
            <Action busy={busy} onAct={() => void train('station')}>
              {t('setup:trainingStation')}
            </Action>
            <Action busy={busy} onAct={() => void train('unit')}>
              {t('setup:trainingUnit')}
            </Action>
          </div>
        </section>
        <section className={classes.choice}>
          <h2>{t('setup:restore')}</h2>
          <p>{t('setup:restoreHint')}</p>
          <div className={classes.stack}>
            <Action disabled={busy} onAct={() => onChoose('restore')}>
              {t('setup:restoreGo')}
            </Action>
          </div>
        </section>
      </div>
      {busy && <p role="status">{t('setup:making')}</p>}
      <ErrorSentence refusal={refusal} />
    </SetupFrame>
  )
}
