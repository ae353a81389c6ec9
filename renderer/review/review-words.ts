/** What waits for a decision, in words. */
import type { RelationKind } from '../../shared/events/event.ts'
import type { ReviewRow, Said } from '../../shared/ledger-api.ts'
import type { PackSite } from '../../shared/pack/pack.ts'
import { changeWords, registerWords, shortWhen } from '../records/value-words.ts'
import { dotted, joined, type TextKey, t } from '../texts/index.ts'

const ops: Readonly<Record<string, TextKey>> = {
  voided: 'records:op.voided',
  restored: 'records:op.restored',
  approved: 'records:op.approved',
}

/** Of the two records together. */
export const pairWords = (kind: RelationKind, holds: boolean): string => {
  if (!holds) return t(`records:relation.not.${kind}`)
  return kind === 'part-of-group' ? t('review:ofGroup') : t(`records:relation.${kind}`)
}

/** Line by line what a proposal would change. */
export const proposalWords = (
  { op, changes, row }: Extract<ReviewRow, { what: 'proposal' }>,
  sites: readonly PackSite[],
): readonly string[] => {
  const word = ops[op]
  return word ? [t(word)] : changes.map((change) => changeWords(row.record.kind, change, sites))
}

/** In one line. */
export const aboutWords = (row: ReviewRow, sites: readonly PackSite[]): string => {
  switch (row.what) {
    case 'conflict':
      return joined([...new Set(row.registers.map(({ register }) => registerWords(register)))])
    case 'proposal':
      return joined(proposalWords(row, sites))
    case 'relation':
      return pairWords(row.kind, true)
    case 'relation-proposal':
      return pairWords(row.kind, row.holds)
    case 'duplicate':
      return joined(row.by.map((by) => t(`review:same.${by}`)))
  }
}

const headings = {
  conflict: 'review:conflict',
  relation: 'review:conflict',
  proposal: 'review:proposal',
  'relation-proposal': 'review:proposal',
  duplicate: 'review:duplicate',
} as const satisfies Record<ReviewRow['what'], TextKey>

/** What kind of thing it is, in a word. */
export const headingOf = ({ what }: ReviewRow): string => t(headings[what])

/** Proposals change nothing until somebody answers; the others leave open what counts. */
export const isOpen = ({ what }: ReviewRow): boolean => headings[what] !== 'review:proposal'

/** Labels of the record, or of both. */
export const labelsOf = (row: ReviewRow): readonly string[] =>
  'row' in row ? [row.row.label] : row.records.map(({ label }) => label)

/** `Sgt. I. Horvat · HRBAJ3-000419 · 6 Jul 2021, 22:44` */
export const saidWords = ({ officer, label, at }: Omit<Said, 'stands'>): string =>
  dotted([officer, label, shortWhen(at)])
