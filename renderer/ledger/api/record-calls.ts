/** Saving, amending, voiding; lists and search. Domain checks are made here, whatever a form has checked. */

import { mostHeads } from '../../../shared/events/op-table.ts'
import { compareReferences } from '../../../shared/events/reference.ts'
import type { FoldedRecord, RecordKey } from '../../../shared/fold/view.ts'
import { checkRecord, normaliseRecord, normaliseText } from '../../../shared/kinds/check-record.ts'
import type { LedgerApi, Refused, SaveDraft } from '../../../shared/ledger-api.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { timeNow } from '../clock.ts'
import { obeyErasures } from '../exchange/obey-erasures.ts'
import { buildAmendment } from '../log/build-amendment.ts'
import type { EventDraft, PersonalDraft } from '../log/own-log.ts'
import { detailOf } from '../records/record-detail.ts'
import { createSentLookup, mayChange, rowOf } from '../records/record-rows.ts'
import type { OpenLedger } from '../session/open-ledger.ts'
import { ownPlace } from '../session/own-place.ts'
import { isSupervisor } from '../session/session-view.ts'
import { change, type LedgerState, opened } from './state.ts'
import { createWriter, faultOfReason, refused } from './writer.ts'

type RecordCalls = Pick<
  LedgerApi,
  | 'save'
  | 'amend'
  | 'voidRecord'
  | 'restoreRecord'
  | 'approveRecord'
  | 'eraseRecord'
  | 'relate'
  | 'records'
  | 'record'
  | 'shift'
>

/** Heads come oldest first: of too many, the latest. */
export const baseOf = (heads: FoldedRecord['heads']) => heads.slice(-mostHeads)

export const createRecordCalls = (state: LedgerState): RecordCalls => {
  const { append, write } = createWriter(state)

  /** A record that this installation may change. */
  const ownOrBelow = (ledger: OpenLedger, key: RecordKey): Result<FoldedRecord, Refused> => {
    const record = ledger.fold.record(key)
    if (!record) return refused({ reason: 'no-such-record' })
    return mayChange(ledger, record.reference) ? accept(record) : refused({ reason: 'not-allowed' })
  }

  /** The same, not voided (or to be restored: voided), with a reason given. */
  const changeable = (
    ledger: OpenLedger,
    key: RecordKey,
    reason: string,
    voided = false,
  ): Result<FoldedRecord, Refused> => {
    const record = ownOrBelow(ledger, key)
    if (!record.ok) return record
    if (record.value.voided !== voided)
      return refused({ reason: voided ? 'nothing-changed' : 'already-voided' })
    const fault = faultOfReason(reason)
    return fault ?? record
  }

  const checked = (ledger: OpenLedger, given: SaveDraft): Result<SaveDraft, Refused> => {
    const draft = normaliseRecord(given)
    const problems = checkRecord(draft, ledger.fold.pack, timeNow(state.parts.clock))
    return problems.length > 0 ? refused({ reason: 'invalid-entry' }, problems) : accept(draft)
  }

  return {
    save: (given) =>
      write(async (ledger) => {
        const draft = checked(ledger, given)
        if (!draft.ok) return draft
        const { kind, site, when, body, personal } = draft.value
        const fields = Object.keys(personal).length > 0 ? { fields: personal } : undefined
        return append(ledger, { op: 'recorded', kind, site, when, body }, fields, null)
      }),
    amend: (key, given, why) =>
      write(async (ledger) => {
        const reason = normaliseText(why, 'lines')
        const record = changeable(ledger, key, reason)
        if (!record.ok) return record
        const { reference, heads, kind } = record.value
        const draft = checked(ledger, { ...given, kind })
        if (!draft.ok) return draft
        const amendment = buildAmendment(record.value, draft.value)
        if (!amendment) return refused({ reason: 'nothing-changed' })
        const { changes, fields, cleared } = amendment
        const personal: PersonalDraft = {
          ...(Object.keys(fields).length > 0 && { fields }),
          ...(cleared.length > 0 && { cleared }),
          reason,
        }
        return append(
          ledger,
          { op: 'amended', record: reference, base: baseOf(heads), ...changes },
          personal,
          key,
        )
      }),
    voidRecord: (key, why) =>
      write(async (ledger) => {
        const reason = normaliseText(why, 'lines')
        const record = changeable(ledger, key, reason)
        if (!record.ok) return record
        const { reference, heads } = record.value
        return append(ledger, { op: 'voided', record: reference, base: baseOf(heads) }, { reason }, key)
      }),
    restoreRecord: (key, why) =>
      write(async (ledger) => {
        const reason = normaliseText(why, 'lines')
        const record = changeable(ledger, key, reason, true)
        if (!record.ok) return record
        const { reference, heads } = record.value
        return append(ledger, { op: 'restored', record: reference, base: baseOf(heads) }, { reason }, key)
      }),
    approveRecord: (key) =>
      write(async (ledger) => {
        const record = ownOrBelow(ledger, key)
        if (!record.ok) return record
        if (!detailOf(ledger, record.value).mayApprove) return refused({ reason: 'not-allowed' })
        const { reference, heads } = record.value
        return append(ledger, { op: 'approved', record: reference, base: baseOf(heads) }, undefined, key)
      }),
    eraseRecord: (key, why) =>
      write(async (ledger) => {
        const reason = normaliseText(why, 'lines')
        const record = ownOrBelow(ledger, key)
        if (!record.ok) return record
        if (!isSupervisor(ledger)) return refused({ reason: 'not-allowed' })
        const fault = faultOfReason(reason)
        if (fault) return fault
        const { reference } = record.value
        if (!ledger.fold.saysPersonal(reference)) return refused({ reason: 'nothing-changed' })
        // It reaches all that is about the record, held here or not.
        const done = await append(ledger, { op: 'erased', events: [reference] }, { reason }, key)
        if (!done.ok) return done
        const obeyed = await obeyErasures(ledger)
        return obeyed.ok ? done : refused(obeyed.refusal)
      }),
    relate: (keys, kind, holds, why) =>
      write(async (ledger) => {
        const reason = normaliseText(why, 'lines')
        const found = keys.map((key) => ownOrBelow(ledger, key))
        const missing = found.find((record) => !record.ok)
        if (missing) return missing
        const references = found.flatMap((record) => (record.ok ? [record.value.reference] : []))
        const [a, b] = references
        if (!a || !b || compareReferences(a, b) === 0) return refused({ reason: 'not-allowed' })
        const records =
          kind === 'part-of-group' || compareReferences(a, b) < 0 ? ([a, b] as const) : ([b, a] as const)
        const before = ledger.fold
          .relations()
          .find(
            (relation) =>
              relation.kind === kind &&
              relation.records.every((each, i) => compareReferences(each, records[i] ?? each) === 0),
          )
        if (before ? before.holds === holds && !before.conflict : !holds && kind !== 'same-person')
          return refused({ reason: 'nothing-changed' })
        // Joining needs no reason; taking back, or deciding that they are not one, does.
        const fault = holds && reason === '' ? null : faultOfReason(reason)
        if (fault) return fault
        const event = { op: 'related', kind, records, holds, base: baseOf(before?.heads ?? []) } as const
        return append(ledger, event, reason === '' ? undefined : { reason }, keys[0])
      }),
    records: async (query) => {
      const ledger = opened(state)
      const { records, total } = ledger.finder.find(query)
      const sent = createSentLookup(ledger)
      return { rows: records.map((record) => rowOf(ledger, record, sent)), total }
    },
    record: async (key) => {
      const ledger = opened(state)
      const record = ledger.fold.record(key)
      return record && detailOf(ledger, record)
    },
    shift: (shift, officers) =>
      change(state, async (ledger) => {
        const { site } = ownPlace(ledger)
        if (!site) return refuse({ reason: 'not-allowed' })
        const event: EventDraft = {
          op: 'shift',
          site: site.id,
          state: shift,
          ...(officers !== null && { officers }),
        }
        const done = await append(ledger, event, undefined, null)
        return done.ok ? done : refuse(done.refusal.refusal)
      }),
  }
}
