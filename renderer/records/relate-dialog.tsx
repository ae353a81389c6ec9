/** Putting another record together with this one: what they have in common, and which it is. */
import { useState } from 'react'
import type { RelationKind } from '../../shared/events/event.ts'
import type { RecordDetail, RecordRow } from '../../shared/ledger-api.ts'
import { ledger } from '../app/ledger.ts'
import { ChoiceSelect } from '../components/code-select.tsx'
import { t } from '../texts/index.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { RecordChoice } from './record-choice.tsx'
import { effectWords, inOrder } from './relations.ts'

/** A person and its group are put together from either side. */
export type Choice = RelationKind | 'group-of'
const choices: readonly Choice[] = ['same-incident', 'same-person', 'part-of-group', 'group-of', 'same-case']

export const RelateDialog = (props: { readonly detail: RecordDetail; readonly onClose: () => void }) => {
  const { detail, onClose } = props
  const [choice, setChoice] = useState<Choice>('same-incident')
  const [other, setOther] = useState<RecordRow | null>(null)
  const kind = choice === 'group-of' ? 'part-of-group' : choice
  const mine = detail.record.key
  const keys = inOrder(mine, other?.record.key ?? '', { kind, isGroup: choice !== 'group-of' })
  return (
    <ReasonDialog
      size={640}
      title={t('records:relateTitle', { label: detail.label })}
      text={effectWords(kind, true)}
      label={t('records:reasonOptional')}
      act={t('records:relateIt')}
      optional
      ready={other !== null}
      onAct={(reason) => ledger().relate(keys, kind, true, reason)}
      done={t('records:togetherNow', { label: detail.label, other: other?.label ?? '' })}
      onClose={onClose}
    >
      <ChoiceSelect
        required
        label={t('records:relateHow')}
        choices={choices.map((value) => ({ value, label: t(`records:choice.${value}`) }))}
        value={choice}
        onChange={(value) => setChoice(choices.find((one) => one === value) ?? 'same-incident')}
      />
      <RecordChoice besides={mine} value={other} onChange={setOther} />
    </ReasonDialog>
  )
}
