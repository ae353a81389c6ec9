/** A supervisor adds an officer, who types a passphrase of their own. */
import { Modal, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { Refusal } from '../../shared/result.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { ErrorSentence } from '../components/error-sentence.tsx'
import { noOfficer, OfficerFields, officerProblems } from '../setup/officer-fields.tsx'
import { t } from '../texts/index.ts'
import classes from './settings.module.css'

export const AddOfficer = ({ onClose }: { readonly onClose: () => void }) => {
  const { training } = useSession()
  const [form, setForm] = useState(noOfficer)
  const [role, setRole] = useState<'officer' | 'supervisor'>('officer')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const problems = officerProblems(form, training)
  const add = async () => {
    setTried(true)
    if (Object.keys(problems).length > 0) return
    setBusy(true)
    const { again: _, ...draft } = form
    const added = await answerOf(ledger().addOfficer(draft, role))
    setBusy(false)
    if (!added.ok) return setRefusal(added.refusal)
    tell({ tone: 'ok', text: t('settings:officerAdded', { number: added.value, name: draft.name }) })
    onClose()
  }
  return (
    <Modal
      opened
      size={640}
      onClose={onClose}
      title={t('settings:addOfficerTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.officer}>
        <OfficerFields form={form} onChange={setForm} problems={tried ? problems : {}} />
        <div className={classes.wide}>
          <SegmentedControl
            aria-label={t('settings:role')}
            data={[
              { value: 'officer', label: t('settings:role.officer') },
              { value: 'supervisor', label: t('settings:role.supervisor') },
            ]}
            value={role}
            onChange={(next) => setRole(next === 'supervisor' ? 'supervisor' : 'officer')}
          />
        </div>
      </div>
      <ErrorSentence refusal={refusal} />
      <div className={classes.foot}>
        <Action onAct={onClose}>{t('cancel')}</Action>
        <Action go keys="Ctrl+Enter" busy={busy} onAct={() => void add()}>
          {t('settings:addOfficer')}
        </Action>
      </div>
    </Modal>
  )
}
