/** The second copy on a drive: which, how it stands, choosing one and leaving it. */
import { useState } from 'react'
import type { CopyChoice, CopyState } from '../../shared/ipc/copy.ts'
import { setCopy, useCopy } from '../app/copy-store.ts'
import { main } from '../app/main-process.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { clockNow } from '../inbox/clock-now.ts'
import { formatCount, formatWhen, t } from '../texts/index.ts'
import classes from './settings.module.css'
import { StopCopy } from './stop-copy.tsx'

export const CopyCard = () => {
  const copy = useCopy()
  return (
    <Card title={t('copy:title')} padded>
      <div className={classes.story}>
        <p className={classes.hint}>{t('copy:what')}</p>
        {copy === null ? <Choosing /> : <Chosen copy={copy} />}
      </div>
    </Card>
  )
}

const failed: CopyChoice = { chosen: false, reason: 'failed' }

const Choosing = () => {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  const choose = async () => {
    setBusy(true)
    setFault('')
    const choice = await main()
      .chooseCopy()
      .catch(() => failed)
    setBusy(false)
    if (choice.chosen) setCopy(choice.state)
    else if (choice.reason !== 'cancelled') setFault(t(`copy:refused.${choice.reason}`))
  }
  return (
    <>
      <div className={classes.acts}>
        <Action busy={busy} onAct={() => void choose()}>
          {t('copy:choose')}
        </Action>
      </div>
      <p
        className={classes.backupSaid}
        data-tone={fault === '' ? undefined : 'bad'}
        role={fault === '' ? 'status' : 'alert'}
      >
        {busy ? t('copy:choosing') : fault}
      </p>
    </>
  )
}

const toneOf = ({ standing, behind, erasing }: CopyState): 'ok' | 'warn' | 'bad' | undefined => {
  if (standing === 'up-to-date') return 'ok'
  if (standing === 'following') return undefined
  if (standing === 'away') return behind > 0 || erasing ? 'warn' : undefined
  return 'bad'
}

const Chosen = ({ copy }: { readonly copy: CopyState }) => {
  const [busy, setBusy] = useState(false)
  const [stopping, setStopping] = useState(false)
  const update = async () => {
    setBusy(true)
    setCopy(
      await main()
        .updateCopy()
        .catch(() => copy),
    )
    setBusy(false)
  }
  const { name, standing, at, entries, behind: count, erasing } = copy
  const away = standing !== 'up-to-date' && standing !== 'following'
  return (
    <>
      <dl className={classes.facts}>
        <Fact name={t('copy:drive')} value={name} />
        <Fact
          name={t('copy:complete')}
          value={at === null ? t('copy:never') : formatWhen(clockNow(new Date(at)))}
        />
        {entries !== null && <Fact name={t('copy:entries')} value={formatCount(entries)} />}
      </dl>
      <p className={classes.backupSaid} data-tone={toneOf(copy)} role="status">
        {joinedSentences([
          t(`copy:standing.${standing}`),
          away && count > 0 && t('copy:behind', { count, n: formatCount(count) }),
        ])}
      </p>
      {erasing && away && <p className={classes.warning}>{t('copy:erasing')}</p>}
      <div className={classes.acts}>
        <Action busy={busy} onAct={() => void update()}>
          {t('copy:update')}
        </Action>
        <Action onAct={() => setStopping(true)}>{t('copy:stop')}</Action>
      </div>
      {stopping && <StopCopy copy={copy} onClose={() => setStopping(false)} />}
    </>
  )
}

const joinedSentences = (sentences: readonly (string | false)[]): string =>
  sentences.filter((sentence) => sentence !== false).join(' ')

const Fact = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
)
