/** The tokens that go with an entry: of a new record, and of one whose person an amendment changes. */
import type { Body, MatchTokens, Personal } from '../../../shared/events/event.ts'
import type { FoldedRecord, RecordKey } from '../../../shared/fold/view.ts'
import { matchTokens } from '../../../shared/matching/match-tokens.ts'
import { fromBase64 } from '../bytes.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import type { EventDraft, PersonalDraft } from './own-log.ts'

/** null: the entry has nothing to say of them. Of a record whose details are not held here, nobody can tell. */
export const matchOf = (
  { fold, parts }: OpenLedger,
  draft: EventDraft,
  personal: PersonalDraft | undefined,
  key: RecordKey | null,
): MatchTokens | null => {
  const tokens = (kind: FoldedRecord['kind'], body: Body, names: Personal) =>
    matchTokens(parts.caps, fromBase64(fold.pack.matching), kind, body, names)
  if (draft.op === 'recorded') {
    const made = tokens(draft.kind, draft.body, personal?.fields ?? {})
    return Object.keys(made).length > 0 ? made : null
  }
  const record = key !== null && draft.op === 'amended' ? fold.record(key) : null
  if (!record?.personal || draft.op !== 'amended') return null
  const names = { ...record.personal, ...personal?.fields }
  for (const name of personal?.cleared ?? []) delete names[name]
  const before = tokens(record.kind, record.body, record.personal)
  const after = tokens(record.kind, { ...record.body, ...scalarsOf(draft.set) }, names)
  return before.doc1 === after.doc1 && before.name1 === after.name1 ? null : after
}

/** Cleared is as good as never said. */
const scalarsOf = (set: object = {}): Body =>
  Object.fromEntries(Object.entries(set).map(([name, value]) => [name, value ?? '']))
