/**
 * The state as bytes: canonical JSON (keys in code unit order, no space) of records, logs, proposals, decisions and
 * figures. Nothing personal is in it, nor anything that depends on the order of arrival, or on whether own events are
 * sealed yet: a log tells its numbers of events and gaps, not its segments. Which installation folds shows only where its
 * own log, or at a lead its neighbours', was accepted by no unit.
 */

import { compareReferences, compareText } from '../events/reference.ts'
import { officersOf, reported } from '../figures/cells.ts'
import { encodeText } from '../lines/bytes.ts'
import type { Parts } from './create-fold.ts'
import { runsOf } from './hold-events.ts'
import { personalPrefix } from './read-writes.ts'
import type { FoldedRecord } from './view.ts'
import { decisions, notUnderstood, proposals } from './view-events.ts'
import { missingOf } from './view-logs.ts'
import { countedPlaces, foldRecord } from './view-records.ts'

export const writeState = (parts: Parts): Uint8Array =>
  encodeText(
    canonical({
      operation: parts.pack.operation,
      pack: parts.pack.version,
      records: recordsOf(parts),
      logs: logsOf(parts),
      proposals: proposals(parts),
      relations: parts.relations.all.map(({ kind, records, holds, heads, conflict }) => ({
        ...{ kind, records, holds, heads, conflict },
      })),
      decisions: decisions(parts).map(({ reference }) => reference),
      figures: figuresOf(parts),
      notUnderstood: Object.fromEntries(notUnderstood(parts)),
    }),
  )

/** JSON with the keys of every object in code unit order. Undefined never occurs. */
export const canonical = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  const entries = Object.entries(value).sort(([a], [b]) => compareText(a, b))
  return `{${entries.map(([key, of]) => `${JSON.stringify(key)}:${canonical(of)}`).join()}}`
}

const recordsOf = (parts: Parts): readonly unknown[] =>
  [...countedPlaces(parts)]
    .map((place) => foldRecord(parts, place))
    .sort((a, b) => compareReferences(a.reference, b.reference))
    .map(({ key, kind, site, when, day, body, voided, approved, heads, conflicts }) => ({
      key,
      kind,
      site,
      when,
      day,
      body,
      voided,
      approved,
      heads,
      conflicts: countedConflicts(conflicts),
    }))

/** A conflict between personal values is shown on screen, and is no part of the state. */
const countedConflicts = (conflicts: FoldedRecord['conflicts']) =>
  conflicts.filter(({ register }) => !register.startsWith(personalPrefix))

const logsOf = ({ holding, logs }: Parts): readonly unknown[] =>
  [...holding.logs.values()]
    .sort((a, b) => compareText(a.id, b.id))
    .map((log) => {
      const standing = logs.standings.get(log.id)
      const runs = runsOf(log)
      const size = (counted: boolean) =>
        runs.reduce((sum, held) => sum + (held.counted === counted ? held.events.length : 0), 0)
      return {
        log: log.id,
        state: standing?.state ?? 'waiting',
        role: standing?.role ?? 'station',
        place: standing?.place ?? '',
        code: standing?.code ?? '',
        counted: size(true),
        aside: size(false),
        missing: missingOf(log),
        contradiction: standing?.branches.contradiction ?? null,
        continues: standing?.continues ?? null,
      }
    })

/** By site and day; a day of which nothing is reported any more leaves no trace. */
const figuresOf = ({ cells }: Parts): unknown => {
  const sites: Record<string, Record<string, unknown>> = {}
  for (const [site, days] of cells.bySite)
    for (const [day, cell] of days) {
      if (!reported(cell)) continue
      sites[site] ??= {}
      sites[site][day] = {
        records: cell.records,
        shifts: cell.shifts.length,
        officers: officersOf(cell),
        sums: Object.fromEntries(cell.sums),
        open: Object.fromEntries(cell.open),
      }
    }
  return sites
}
