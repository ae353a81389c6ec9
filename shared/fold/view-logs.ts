/** Logs as the inbox shows them: where each stands, what is held of it, what is missing or set aside. */
import type { ClockTime, LogId } from '../events/event.ts'
import { compareText } from '../events/reference.ts'
import { secondOf } from '../figures/instant.ts'
import type { Parts } from './create-fold.ts'
import { eventAt, type Held, type HeldLog, runsOf } from './hold-events.ts'
import { holdsPersonal } from './take-personal.ts'
import type { LogView } from './view.ts'

export const codeOf = ({ logs }: Parts, log: LogId): string =>
  logs.standings.get(log)?.code || log.slice(0, 8)

/** Sorted by id. A log of which nothing is held but what its successor carries is seen there. */
export const viewLogs = (parts: Parts): readonly LogView[] =>
  [...parts.holding.logs.values()]
    .filter((log) => log.segments.size > 0 || log.journal !== null)
    .sort((a, b) => compareText(a.id, b.id))
    .map((log) => viewLog(parts, log))

const viewLog = (parts: Parts, log: HeldLog): LogView => {
  const standing = parts.logs.standings.get(log.id)
  const accepted = standing?.state !== 'waiting' && standing?.state !== 'not-on-path'
  const runs = runsOf(log)
  return {
    log: log.id,
    role: standing?.role ?? 'station',
    place: standing?.place ?? '',
    code: codeOf(parts, log.id),
    state: log.id === parts.own ? 'own' : (standing?.state ?? 'waiting'),
    segments: segmentsOf(log, accepted),
    heard: heardOf(runs),
    events: runs.reduce((sum, held) => sum + held.events.length, 0),
    contradiction: standing?.branches.contradiction ?? null,
    continues: standing?.continues ?? null,
  }
}

/** Indexes from 1 to the highest held of which nothing is held. */
export const missingOf = (log: HeldLog): readonly number[] => {
  const held = [...log.byIndex.keys()].sort((a, b) => a - b)
  const missing: number[] = []
  let next = 1
  for (const index of held) {
    // A signed header may name any index: what is listed stays in proportion to what is held.
    for (; next < index && missing.length < mostMissing; next++) missing.push(next)
    next = index + 1
  }
  return missing
}
const mostMissing = 10_000

const segmentsOf = (log: HeldLog, accepted: boolean): LogView['segments'] => {
  const rows = [...log.byIndex].map(([index, held]): LogView['segments'][number] => {
    const counted = held.filter((segment) => segment.counted)
    const shown = counted.length > 0 ? counted : held
    return {
      index,
      state: counted.length > 0 ? 'counted' : accepted ? 'set-aside' : 'waiting',
      hashes: held.map(({ hash }) => hash).sort(),
      events: Math.max(...shown.map(({ events }) => events.length)),
      // Of some, all names were taken away.
      personal: held.every(({ events }) => holdsPersonal(events) && !events.nameless),
    }
  })
  const gaps = missingOf(log).map((index): LogView['segments'][number] => ({
    index,
    state: 'missing',
    hashes: [],
    events: 0,
    personal: false,
  }))
  return [...rows, ...gaps].sort((a, b) => a.index - b.index)
}

/** The clock of the highest number held; of two branches, the later clock. */
const heardOf = (runs: readonly Held[]): ClockTime | null => {
  // A journal may have holes.
  const lastOf = (held: Held) =>
    held.journal ? eventAt({ held, at: held.events.length - 1 }).n : held.first + held.events.length - 1
  const some = runs.filter(({ events }) => events.length > 0)
  const highest = some.reduce((most, held) => Math.max(most, lastOf(held)), 0)
  let heard: ClockTime | null = null
  for (const held of some) {
    if (lastOf(held) !== highest) continue
    const { at } = eventAt({ held, at: held.events.length - 1 })
    if (heard === null || secondOf(at) > secondOf(heard)) heard = at
  }
  return heard
}
