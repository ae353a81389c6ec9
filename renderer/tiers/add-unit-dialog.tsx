/** What a join file says, the fingerprint to compare, and what the authority decides. */
import { Checkbox, Select } from '@mantine/core'
import { useState } from 'react'
import type { JoinAsked } from '../../shared/ledger-api/tiers.ts'
import type { Session } from '../../shared/ledger-api.ts'
import type { PackUnit } from '../../shared/pack/pack.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { ActDialog } from '../components/act-dialog.tsx'
import { Facts } from '../components/facts.tsx'
import { refusalSentence } from '../components/sentences.ts'
import { formatCount, formatWhen, labelFor, t } from '../texts/index.ts'
import { KeyFingerprint } from './key-fingerprint.tsx'
import classes from './tiers.module.css'

interface AddUnitDialogProps {
  readonly bytes: Uint8Array
  readonly says: JoinAsked
  readonly onAdded: (session: Session) => void
  readonly onClose: () => void
}

export const AddUnitDialog = ({ bytes, says, onAdded, onClose }: AddUnitDialogProps) => {
  const { pack } = useSession()
  const { unit, before, parents, otherLog } = says
  const wished = parents.find(({ id }) => id === (before?.parent ?? unit.parent))
  const [parent, setParent] = useState(wished?.id ?? parents[0]?.id ?? '')
  const [personal, setPersonal] = useState(before?.personal ?? false)
  const [restored, setRestored] = useState(false)
  const [compared, setCompared] = useState(false)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  const add = async () => {
    setTried(true)
    if (!compared || (otherLog && !restored)) return
    setBusy(true)
    const added = await answerOf(ledger().addUnit(bytes, { parent, personal, restored }))
    setBusy(false)
    if (!added.ok) return setFault(refusalSentence(added.refusal))
    const version = formatCount(added.value.pack.version)
    tell({ tone: 'ok', text: t('tiers:added', { version, unit: unit.name }) })
    onAdded(added.value)
  }
  return (
    <ActDialog
      title={t('tiers:addTitle', { unit: unit.name })}
      act={t('tiers:addIt', { version: formatCount(pack.version + 1) })}
      busy={busy}
      fault={fault}
      onAct={() => void add()}
      onClose={onClose}
    >
      {otherLog && <p className={classes.warning}>{t('tiers:otherLog')}</p>}
      {before && !otherLog && <p className={classes.warning}>{t('tiers:known')}</p>}
      <Facts rows={factsOf(says, pack.units)} />
      <KeyFingerprint fingerprint={says.fingerprint} label={t('tiers:fingerprintOf', { code: unit.id })} />
      <Checkbox
        data-autofocus
        label={t('tiers:compared')}
        checked={compared}
        error={tried && !compared ? t('tiers:compareFirst') : undefined}
        onChange={(event) => setCompared(event.currentTarget.checked)}
      />
      {otherLog && (
        <Checkbox
          label={t('tiers:restored')}
          checked={restored}
          error={tried && !restored ? t('tiers:sayRestored') : undefined}
          onChange={(event) => setRestored(event.currentTarget.checked)}
        />
      )}
      <Select
        label={t('tiers:parent')}
        allowDeselect={false}
        data={parents.map(({ id, name }) => ({ value: id, label: name }))}
        value={parent}
        onChange={(id) => setParent(id ?? parent)}
      />
      <Checkbox
        label={t('tiers:personal')}
        description={t('tiers:personalHint')}
        checked={personal}
        onChange={(event) => setPersonal(event.currentTarget.checked)}
      />
    </ActDialog>
  )
}

const factsOf = ({ unit, created }: JoinAsked, units: readonly PackUnit[]) =>
  [
    [t('tiers:unit'), `${unit.name} (${unit.id})`],
    [t('tiers:type'), t(`setup:type.${unit.type}`)],
    [t('tiers:country'), labelFor('countries', unit.country)],
    [t('tiers:wishes'), units.find(({ id }) => id === unit.parent)?.name ?? unit.parent ?? ''],
    [t('tiers:written'), formatWhen(created)],
  ] as const
