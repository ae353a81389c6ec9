/** What "Nothing found" logs, until it is changed again. */
import { Modal, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { Action } from '../components/action.tsx'
import { CodeSelect } from '../components/code-select.tsx'
import { t } from '../texts/index.ts'
import classes from './log.module.css'
import { setQuick, useQuick } from './quick-store.ts'

export const NothingFoundDefaults = ({ onClose }: { readonly onClose: () => void }) => {
  const [draft, setDraft] = useState(useQuick.getState())
  const number = (key: 'persons' | 'vehicles' | 'documents' | 'queries') => (
    <NumberInput
      label={t(`log:${key}`)}
      min={0}
      max={1000}
      allowDecimal={false}
      allowNegative={false}
      value={draft[key]}
      onChange={(value) => setDraft({ ...draft, [key]: Number(value) || 0 })}
    />
  )
  const keep = () => {
    setQuick(draft)
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('log:defaultsTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className={classes.defaults}>
        {number('persons')}
        {number('documents')}
        {number('vehicles')}
        <CodeSelect
          label={t('kinds:of.transportModes')}
          list="transportModes"
          value={draft.transport}
          onChange={(transport) => setDraft({ ...draft, transport })}
        />
        {number('queries')}
        <CodeSelect
          label={t('kinds:of.databases')}
          list="databases"
          required
          value={draft.database}
          onChange={(database) => setDraft({ ...draft, database: database ?? draft.database })}
        />
        <CodeSelect
          label={t('kinds:from')}
          list="countries"
          value={draft.from}
          onChange={(from) => setDraft({ ...draft, from })}
        />
      </div>
      <div className={classes.dialogFoot}>
        <Action onAct={onClose}>{t('cancel')}</Action>
        <Action go keys="Ctrl+Enter" onAct={keep}>
          {t('save')}
        </Action>
      </div>
    </Modal>
  )
}
