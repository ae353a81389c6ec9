/** One unit's receipt in whole sentences: what it holds, what it refused and why, what it changed, by whom and why. */
import { Modal } from '@mantine/core'
import type { ReceiptView, ToldChange } from '../../shared/ledger-api.ts'
import type { PackUnit } from '../../shared/pack/pack.ts'
import { go } from '../app/navigation-store.ts'
import { Action } from '../components/action.tsx'
import dialogs from '../inbox/dialogs.module.css'
import { wholeReason } from '../inbox/outcome-words.ts'
import { entryWords } from '../records/entry-words.ts'
import { formatCount, formatWhen, t } from '../texts/index.ts'
import classes from './export.module.css'
import { toldSentences } from './receipt-words.ts'

type Told = NonNullable<ReceiptView['receipt']>

interface ReceiptDialogProps {
  readonly unit: PackUnit
  readonly receipt: Told
  readonly onClose: () => void
}

export const ReceiptDialog = ({ unit, receipt, onClose }: ReceiptDialogProps) => (
  <Modal
    opened
    onClose={onClose}
    size={680}
    title={t('export:receiptOf', { unit: unit.id })}
    closeButtonProps={{ 'aria-label': t('close') }}
  >
    <p className={dialogs.lead}>
      {unit.name} · {formatWhen(receipt.at)}
    </p>
    {toldSentences(unit.id, receipt).map((sentence) => (
      <p key={sentence} className={dialogs.lead}>
        {sentence}
      </p>
    ))}
    {receipt.refused.length > 0 && <Refused refused={receipt.refused} />}
    {receipt.changes.length > 0 && <Changes receipt={receipt} />}
    <div className={dialogs.foot}>
      <Action onAct={onClose} keys="Escape">
        {t('close')}
      </Action>
    </div>
  </Modal>
)

const Refused = ({ refused }: Pick<Told, 'refused'>) => (
  <section className={dialogs.story} aria-label={t('export:refusedThere')}>
    <h3>{t('export:refusedThere')}</h3>
    <ul className={classes.changes}>
      {refused.map(({ at, reason, refusal }) => (
        <li key={`${at} ${reason} ${refusal?.detail?.index ?? ''}`}>
          <span>{refusal === null ? t('export:refusedOther', { reason }) : wholeReason(refusal)}</span>
          <span className={classes.by}>{formatWhen(at)}</span>
        </li>
      ))}
    </ul>
  </section>
)

const Changes = ({ receipt: { changes, omitted } }: { readonly receipt: Told }) => (
  <section className={dialogs.story} aria-label={t('export:changedThere')}>
    <h3>{t('export:changedThere')}</h3>
    <p className={classes.by}>{t('export:changedHint')}</p>
    <ul className={classes.changes}>
      {changes.map((change) => (
        <Change key={`${change.entry.label} ${change.label}`} change={change} />
      ))}
    </ul>
    {omitted > 0 && (
      <p className={classes.by}>{t('export:changedOmitted', { count: omitted, n: formatCount(omitted) })}</p>
    )}
  </section>
)

const Change = ({ change: { key, label, entry } }: { readonly change: ToldChange }) => (
  <li>
    <span>
      <strong>{entryWords(entry)}</strong>{' '}
      {key === null ? (
        <span className="mono">{label}</span>
      ) : (
        <button type="button" className="mono" onClick={() => go({ screen: 'record', record: key })}>
          {label}
        </button>
      )}
    </span>
    <span className={classes.by}>
      {formatWhen(entry.at)} · {entry.officer} · <span className="mono">{entry.label}</span>
    </span>
    {entry.reason !== null && <span>{t('records:reasonQuoted', { reason: entry.reason })}</span>}
  </li>
)
