/** What a unit's receipt says, in few words and in whole sentences. */
import type { ReceiptOutcome, ReceiptView } from '../../shared/ledger-api.ts'
import type { Tone } from '../components/pill.tsx'
import { segmentName, segmentNames, wholeReason } from '../inbox/outcome-words.ts'
import { formatCount, t } from '../texts/index.ts'

type Told = NonNullable<ReceiptView['receipt']>

/** `through 004`; `nothing`. */
export const holdsWords = ({ through, missing, holdsAny }: Told): string => {
  if (!holdsAny) return t('export:holdsNothing')
  if (through === 0) return '–'
  const index = segmentName(through)
  return t(missing.length === 0 ? 'export:holdsAll' : 'export:holdsThrough', { index })
}

export interface ToldPill {
  readonly tone: Tone
  readonly text: string
}

const standing = ({ state, contradiction }: Told): readonly ToldPill[] => [
  ...(state === 'waiting' ? [{ tone: 'warn', text: t('export:isWaiting') } as const] : []),
  ...(state === 'rejected' ? [{ tone: 'bad', text: t('export:isRejected') } as const] : []),
  ...(state === 'revoked' ? [{ tone: 'bad', text: t('export:isRevoked') } as const] : []),
  ...(contradiction !== null ? [{ tone: 'bad', text: t('export:isTwo') } as const] : []),
]

/** What needs to be seen, the worst first. */
export const toldPills = (told: Told): readonly ToldPill[] => {
  const { missing, refused, changes } = told
  const [few, many] = [refused.length, changes.length]
  return [
    ...standing(told),
    ...(few > 0
      ? [{ tone: 'bad', text: t('export:isRefused', { count: few, n: formatCount(few) }) } as const]
      : []),
    ...(missing.length > 0
      ? [{ tone: 'warn', text: t('export:isMissing', { which: segmentNames(missing, 2) }) } as const]
      : []),
    ...(many > 0
      ? [{ tone: 'accent', text: t('export:isChanged', { count: many, n: formatCount(many) }) } as const]
      : []),
  ]
}

/** What it means, and what to do. */
export const toldSentences = (unit: string, told: Told): readonly string[] => {
  const { through, missing, state, contradiction } = told
  const index = segmentName(through)
  const which = segmentNames(missing, 8)
  const sentences = [
    missing.length === 0
      ? t('export:saysAll', { unit, index })
      : told.holdsAny
        ? t(through === 0 ? 'export:saysWithout' : 'export:saysThrough', { unit, index, which })
        : t('export:saysNothing', { unit }),
  ]
  if (state === 'waiting') sentences.push(t('export:saysWaiting'))
  if (state === 'rejected') sentences.push(t('export:saysRejected'))
  if (state === 'revoked') sentences.push(t('export:saysRevoked'))
  if (contradiction !== null) sentences.push(t('export:saysTwo', { index: segmentName(contradiction) }))
  return sentences
}

/** What became of files, in one sentence each: what was taken, then what was not and why. */
export const takenSentences = (outcomes: readonly ReceiptOutcome[]): readonly string[] => {
  const taken = outcomes.filter(({ refusal }) => refusal === null)
  const [only] = taken
  return [
    ...(only && taken.length === 1 ? [t('export:receiptTaken', { unit: only.unit ?? '' })] : []),
    ...(taken.length > 1 ? [t('export:receiptsTaken', { n: formatCount(taken.length) })] : []),
    ...outcomes.flatMap(({ name, refusal }) =>
      refusal === null ? [] : [t('export:receiptRefused', { name, why: wholeReason(refusal) })],
    ),
  ]
}
