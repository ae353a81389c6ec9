import { useSession } from '../app/session-store.ts'
import { Card } from '../components/card.tsx'
import { Fingerprint } from '../inbox/fingerprint.tsx'
import { t } from '../texts/index.ts'
import classes from './export.module.css'

/** What the unit compares before it accepts this installation. */
export const FingerprintCard = () => {
  const { log, code } = useSession()
  return (
    <Card title={t('export:fingerprint', { code })} padded>
      <Fingerprint hex={log} of={code} small />
      <p className={classes.hint}>{t('export:fingerprintHint')}</p>
    </Card>
  )
}
