/** The unit hands a station's vault keys to one of its officers. Whoever does this says yes to a person, not to a file. */
import type { RecoveryAsked } from '../../../shared/ledger-api.ts'
import { fromHex } from '../../../shared/lines/bytes.ts'
import { comparisonCodeOf } from '../../../shared/recovery/comparison-code.ts'
import { makeRecoveryAnswer } from '../../../shared/recovery/make-answer.ts'
import { type OpenedRequest, openRecoveryRequest } from '../../../shared/recovery/open-request.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { timeNow } from '../clock.ts'
import { bytesOf } from '../vault/keyring.ts'
import type { OpenLedger } from './open-ledger.ts'
import { isSupervisor } from './session-view.ts'

const openRequest = async (ledger: OpenLedger, bytes: Uint8Array): Promise<Result<OpenedRequest>> => {
  const { secrets, parts } = ledger
  if (!isSupervisor(ledger) || !secrets.unit) return refuse({ reason: 'not-allowed' })
  const holder = { identity: secrets.unit.recovery, training: secrets.training, fromBase64: bytesOf }
  return openRecoveryRequest(parts.caps, bytes, holder)
}

/** Whom the unit's own records name as that officer: only where one log alone has that code. */
const knownAs = ({ fold }: OpenLedger, { request }: OpenedRequest): RecoveryAsked['known'] => {
  const logs = fold
    .eventsOf('opened')
    .filter(({ event }) => event.code === request.code && event.role === request.role)
  const [log, ...others] = logs
  const officer = log && others.length === 0 ? fold.officer(log.log, request.officer) : null
  return officer && { name: officer.name, badge: officer.badge, enabled: officer.enabled }
}

/** Whatever suffix a decision gave it. */
const isRevoked = ({ fold }: OpenLedger, code: string): boolean =>
  fold
    .logs()
    .some(
      (log) =>
        log.code.replace(/[a-z]+$/, '') === code && (log.state === 'revoked' || log.state === 'rejected'),
    )

export const readRequest = async (ledger: OpenLedger, bytes: Uint8Array): Promise<Result<RecoveryAsked>> => {
  const opened = await openRequest(ledger, bytes)
  if (!opened.ok) return opened
  const { code, officer, operation, created } = opened.value.request
  const comparison = comparisonCodeOf(opened.value.hash)
  const known = knownAs(ledger, opened.value)
  return accept({ code, officer, operation, created, comparison, known, revoked: isRevoked(ledger, code) })
}

/** Kept in the log before the answer is given: an answer nobody can find out about is none. */
export const answerRequest = async (
  ledger: OpenLedger,
  bytes: Uint8Array,
): Promise<Result<{ readonly bytes: Uint8Array; readonly suggestedName: string }>> => {
  const opened = await openRequest(ledger, bytes)
  if (!opened.ok) return opened
  const { parts, secrets, own, officer } = ledger
  const { request, hash } = opened.value
  const to = `${request.code}:${request.officer}:${hash.slice(0, 20)}`
  const said = await own.append(officer, { op: 'audited', act: 'recover', to })
  if (!said.ok) return said
  const secret = fromHex(secrets.log)
  const answer = await makeRecoveryAnswer(parts.caps, opened.value, secret, timeNow(parts.clock))
  const suggestedName = `${request.code}_recovery-answer_${hash.slice(0, 4)}.mprecover`
  return accept({ bytes: answer, suggestedName })
}
