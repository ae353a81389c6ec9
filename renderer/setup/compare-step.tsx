/** What the pack says, and the fingerprint that two people compare aloud. */
import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { PackPreview } from '../../shared/ledger-api.ts'
import { formatCount, formatDay, formatList, groupsOfFour, t } from '../texts/index.ts'
import classes from './setup.module.css'
import { Step } from './step.tsx'

export const CompareStep = (props: {
  readonly preview: PackPreview
  readonly onBack: () => void
  readonly onNext: () => void
}) => {
  const { pack, fingerprint } = props.preview
  const [compared, setCompared] = useState(false)
  const [tried, setTried] = useState(false)
  const facts: readonly (readonly [string, string])[] = [
    [t('setup:operation'), pack.name],
    [t('setup:period'), t('setup:periodOf', { from: formatDay(pack.starts), to: formatDay(pack.ends) })],
    [t('setup:reportsTo'), formatList(pack.units.map((unit) => unit.name))],
    [t('setup:sitesCount'), formatCount(pack.sites.length)],
    [t('setup:packVersion'), formatCount(pack.version)],
  ]
  return (
    <Step
      lead={t('setup:compareLead')}
      onBack={props.onBack}
      onNext={() => (compared ? props.onNext() : setTried(true))}
    >
      <dl className={classes.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={classes.fact}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <fieldset className={classes.fingerprintBox}>
        <legend>{t('setup:fingerprint')}</legend>
        <p className={classes.fingerprint}>
          {groupsOfFour(fingerprint)
            .split(' ')
            .map((group, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a fingerprint's groups have no identity but their place
              <span key={i}>{group}</span>
            ))}
        </p>
      </fieldset>
      <Checkbox
        className={classes.w6 ?? ''}
        label={t('setup:compared')}
        checked={compared}
        error={tried && !compared}
        onChange={(event) => setCompared(event.currentTarget.checked)}
      />
    </Step>
  )
}
