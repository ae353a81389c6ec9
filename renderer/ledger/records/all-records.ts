/** Every record, gone through once for each revision of the fold: lists, search and reporting all look at these. */
import type { Fold } from '../../../shared/fold/fold.ts'
import type { FoldedRecord } from '../../../shared/fold/view.ts'

const made = new WeakMap<Fold, { readonly revision: number; readonly records: readonly FoldedRecord[] }>()

export const allRecords = (fold: Fold): readonly FoldedRecord[] => {
  const before = made.get(fold)
  if (before?.revision === fold.revision) return before.records
  const records = [...fold.records()]
  made.set(fold, { revision: fold.revision, records })
  return records
}
