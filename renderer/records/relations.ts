/** Two records that belong together: said in words, and in the order in which the ledger takes them. */
import type { RelationKind } from '../../shared/events/event.ts'
import type { RecordKey } from '../../shared/fold/view.ts'
import type { RelatedRecord } from '../../shared/ledger-api.ts'
import { type TextKey, t } from '../texts/index.ts'

type Relation = Pick<RelatedRecord, 'kind' | 'isGroup' | 'holds'>

/** As one record sees the other; and as it was decided not to be. */
export const relationWords = ({ kind, isGroup, holds }: Relation): string => {
  if (!holds) return t(`records:relation.not.${kind}`)
  if (kind === 'part-of-group') return t(isGroup ? 'records:relation.group' : 'records:relation.member')
  return t(`records:relation.${kind}`)
}

/** Of a person and its group, the person first; the order of any other two says nothing. */
export const inOrder = (
  mine: RecordKey,
  other: RecordKey,
  { kind, isGroup }: Pick<Relation, 'kind' | 'isGroup'>,
): readonly [RecordKey, RecordKey] => (kind === 'part-of-group' && !isGroup ? [other, mine] : [mine, other])

const joining: Readonly<Partial<Record<RelationKind, TextKey>>> = {
  'same-person': 'records:effect.onePerson',
  'part-of-group': 'records:effect.ofGroup',
}
const parting: typeof joining = {
  'same-person': 'records:effect.twoPersons',
  'part-of-group': 'records:effect.besideGroup',
}

/** What putting together, or taking apart, does to the figures. Incidents and cases are not counted. */
export const effectWords = (kind: RelationKind, holds: boolean): string =>
  t((holds ? joining : parting)[kind] ?? 'records:effect.none')
