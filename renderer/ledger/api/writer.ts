/** What every saved change has in common: queued, room and reason checked, appended to the own log, told to the page. */
import type { RecordKey } from '../../../shared/fold/view.ts'
import type { Refused, Saved } from '../../../shared/ledger-api.ts'
import { accept, type Refusal, type Result, refuse } from '../../../shared/result.ts'
import { obeyOrOwe } from '../exchange/obey-erasures.ts'
import { matchOf } from '../log/match-of.ts'
import type { EventDraft, PersonalDraft } from '../log/own-log.ts'
import { reasonProblems, roomProblems } from '../log/personal-room.ts'
import { labelOfRecord } from '../records/labels.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { orElse } from '../store/database.ts'
import { change, type LedgerState, settle } from './state.ts'

export const refused = (refusal: Refusal, problems: Refused['problems'] = []) => refuse({ refusal, problems })

/** For a change that asks for its reason, as it is kept; null: it is one. */
export const faultOfReason = (reason: string): Result<never, Refused> | null => {
  if (reason === '') return refused({ reason: 'reason-missing' })
  const problems = reasonProblems(reason)
  return problems.length > 0 ? refused({ reason: 'invalid-entry' }, problems) : null
}

export interface Writer {
  /** As `change`, for calls that also name problems. */
  write(work: (ledger: OpenLedger) => Promise<Result<Saved, Refused>>): Promise<Result<Saved, Refused>>
  /** `key`: the record that it is about; null: it is one itself. Inside `write` or `change` only. */
  append(
    ledger: OpenLedger,
    event: EventDraft,
    personal: PersonalDraft | undefined,
    key: RecordKey | null,
  ): Promise<Result<Saved, Refused>>
}

/** Whether it is time to seal the journal. */
const isLong = ({ own, parts }: OpenLedger): boolean => own.journal.length >= parts.sealAt

export const createWriter = (state: LedgerState): Writer => {
  /** By itself, after a save. What fails is tried again at the next save: the journal is then still long. */
  const sealLong = () => {
    const sealed = change(state, async (open) => (isLong(open) ? open.own.seal() : accept(null)))
    sealed.catch(() => {})
  }
  return {
    write: (work) =>
      state.queue.run(async () => {
        if (!state.open) return refused({ reason: 'locked' })
        const { open } = state
        const done = await orElse(() => work(open), refused({ reason: 'store-failed' }))
        await settle(state.open)
        state.parts.news()
        return done
      }),
    async append(ledger, draft, personal, key) {
      const problems = personal ? roomProblems(personal) : []
      if (problems.length > 0) return refused({ reason: 'invalid-entry' }, problems)
      const match = matchOf(ledger, draft, personal, key)
      const done = await ledger.own.append(ledger.officer, draft, match ? { ...personal, match } : personal)
      if (!done.ok) return refused(done.refusal)
      if (isLong(ledger)) sealLong()
      // What is said about a record that was erased goes too. What fails is done at the next start.
      if (key !== null && personal) await obeyOrOwe(ledger)
      const { event, reference } = done.value
      const label = labelOfRecord(ledger.fold, reference)
      return accept({ key: key ?? reference.join(':'), label, at: event.at })
    },
  }
}
