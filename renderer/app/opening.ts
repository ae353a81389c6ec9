/** Unlocking and set-up take a second or more. A lock that comes meanwhile holds, whatever the ledger answers later. */
import type { Session } from '../../shared/ledger-api.ts'
import type { Refusal, Result } from '../../shared/result.ts'
import { answerOf } from './ledger.ts'
import { openSession } from './session-store.ts'

/** Asked and not answered yet. */
const awaited = new Set<symbol>()

export const isOpening = (): boolean => awaited.size > 0
/** A lock: what was asked before it opens nothing any more. */
export const forgetOpening = (): void => awaited.clear()

/** Goes on with the session that was asked for, unless a lock came first. null: `begin` was called. */
export const openWhenAnswered = async (
  asked: Promise<Result<Session>>,
  begin: (session: Session) => void = openSession,
): Promise<Refusal | null> => {
  const mine = Symbol('opening')
  awaited.add(mine)
  const answer = await answerOf(asked)
  if (!awaited.delete(mine)) return { reason: 'locked' }
  if (!answer.ok) return answer.refusal
  begin(answer.value)
  return null
}
