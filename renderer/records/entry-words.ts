/** What an entry of a history did, in a word or two. */
import type { ShownEntry } from '../../shared/ledger-api.ts'
import { dotted, formatCount, type TextKey, t } from '../texts/index.ts'

const ops: Readonly<Record<string, TextKey>> = {
  recorded: 'records:op.recorded',
  amended: 'records:op.amended',
  voided: 'records:op.voided',
  restored: 'records:op.restored',
  approved: 'records:op.approved',
  erased: 'records:op.erased',
  related: 'records:op.related',
  'clock-shifted': 'records:op.clock-shifted',
}

export const entryWords = ({ op, told }: Pick<ShownEntry, 'op' | 'told'>): string =>
  t(op === 'related' && told?.holds === false ? 'records:op.notRelated' : (ops[op] ?? 'records:op.other'))

/** With which other record, or by how much; empty where there is nothing to add. */
export const toldWords = ({ told }: Pick<ShownEntry, 'told'>): string =>
  dotted([
    ...(told?.other === undefined ? [] : [t('records:toldOther', { label: told.other })]),
    ...(told?.seconds === undefined ? [] : [t('records:toldSeconds', { n: formatCount(told.seconds) })]),
  ])
