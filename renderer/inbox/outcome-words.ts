/** What a file's row says of it: a few words with their tone, and the whole story when the row is opened. */
import type { FileOutcome, LogOutcome } from '../../shared/ledger-api.ts'
import type { Refusal } from '../../shared/result.ts'
import { joined, t } from '../texts/index.ts'

export type Tone = 'ok' | 'warn' | 'bad'
export interface Words {
  readonly tone: Tone
  readonly text: string
}

/** Segments are named as in file names: `003`. */
export const segmentName = (index: number): string => String(index).padStart(3, '0')

/** `003 and 005`, or `003, 005 and 12 more`; runs are written `003–007`. */
export const segmentNames = (indexes: readonly number[], most = 3): string => {
  const runs: [number, number][] = []
  for (const index of indexes) {
    const last = runs.at(-1)
    if (last && last[1] === index - 1) last[1] = index
    else runs.push([index, index])
  }
  const named = runs
    .slice(0, most)
    .map(([from, to]) => (from === to ? segmentName(from) : `${segmentName(from)}–${segmentName(to)}`))
  const more = runs.slice(most).reduce((sum, [from, to]) => sum + to - from + 1, 0)
  return more === 0 ? joined(named) : t('unit:andMore', { which: joined(named), more })
}

/** Segment indexes are written as they are named everywhere else. */
const details = (refusal: Refusal) => {
  const index = refusal.detail?.index
  return { ...refusal.detail, ...(typeof index === 'number' ? { index: segmentName(index) } : {}) }
}
export const shortReason = (refusal: Refusal): string => t(`unit:short.${refusal.reason}`, details(refusal))
export const wholeReason = (refusal: Refusal): string => t(`refusals:${refusal.reason}`, details(refusal))

const missingIn = (outcome: FileOutcome): readonly number[] => {
  const [only, ...others] = outcome.logs.filter((log) => log.missing.length > 0)
  return only !== undefined && others.length === 0 ? only.missing : []
}

const takenWords = (outcome: FileOutcome): Words => {
  const missing = missingIn(outcome)
  if (missing.length > 0)
    return {
      tone: 'warn',
      text: t(missing.length === 1 ? 'unit:takenMissing' : 'unit:takenMissingMany', {
        which: segmentNames(missing, 2),
      }),
    }
  const { fresh, known } = outcome
  if (fresh > 0 && known > 0) return { tone: 'ok', text: t('unit:takenBoth', { fresh, known }) }
  if (fresh > 0) return { tone: 'ok', text: t('unit:takenNew', { fresh }) }
  return { tone: 'ok', text: known > 0 ? t('unit:takenKnown', { known }) : t('unit:takenEmpty') }
}

const setAsideWords = (logs: readonly LogOutcome[], refusal: Refusal | null): Words => {
  const two = logs.find((log) => log.contradiction !== null)
  if (two?.contradiction !== undefined && two.contradiction !== null)
    return { tone: 'bad', text: t('unit:setAsideTwo', { index: segmentName(two.contradiction) }) }
  const decided = logs.find((log) => log.against !== null)
  if (decided?.against)
    return { tone: 'bad', text: t(`unit:by.${decided.against}`, { label: decided.label }) }
  const why = refusal ?? logs.find((log) => log.refusal !== null)?.refusal ?? null
  return { tone: 'bad', text: why ? t('unit:setAsideWhy', { why: shortReason(why) }) : t('unit:setAside') }
}

/** The pill of a file: what happened to it, in a few words. */
export const fileWords = (outcome: FileOutcome): Words => {
  switch (outcome.outcome) {
    case 'taken':
      return outcome.receipt ? { tone: 'ok', text: t('unit:receiptTaken') } : takenWords(outcome)
    case 'waiting':
      return { tone: 'warn', text: t('unit:waiting') }
    case 'set-aside':
      return setAsideWords(outcome.logs, outcome.refusal)
    case 'refused':
      return {
        tone: 'bad',
        text: outcome.refusal
          ? t('unit:refused', { why: shortReason(outcome.refusal) })
          : t('unit:sentenceRefused'),
      }
  }
}

/** Whole sentences on one log of a file: what happened, and what to do. */
export const logSentences = (log: LogOutcome): readonly string[] => {
  const label = log.label
  const sentences: string[] = []
  if (log.contradiction !== null)
    sentences.push(t('unit:sentenceTwo', { label, index: segmentName(log.contradiction) }))
  else if (log.refusal !== null) sentences.push(wholeReason(log.refusal))
  else if (log.against !== null)
    sentences.push(
      t(log.against === 'rejected' ? 'unit:sentenceRejected' : 'unit:sentenceRevoked', { code: label }),
    )
  else if (log.status === 'waiting') sentences.push(t('unit:sentenceWaiting'))
  else if (log.fresh === 0 && log.known > 0) sentences.push(t('unit:sentenceKnown'))
  if (log.missing.length > 0)
    sentences.push(t('unit:sentenceMissing', { label, which: segmentNames(log.missing, 8) }))
  if (sentences.length === 0) sentences.push(t('unit:sentenceTaken', { label }))
  return sentences
}
