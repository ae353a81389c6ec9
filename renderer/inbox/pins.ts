/** Where a decision may end a log, and which decisions may be taken about it. */
import type { LogView } from '../../shared/fold/view.ts'
import type { Session } from '../../shared/ledger-api.ts'

export interface Pin {
  readonly index: number
  readonly hash: string
  readonly events: number
  /** Another segment stands at this index: the hash tells them apart. */
  readonly twin: boolean
}

/** Every segment held, the last first; of several at one index, each. */
export const pinsOf = (log: LogView): readonly Pin[] =>
  [...log.segments]
    .reverse()
    .flatMap(({ index, hashes, events }) =>
      hashes.map((hash): Pin => ({ index, hash, events, twin: hashes.length > 1 })),
    )

/** The last segment that counts: where a lost laptop is cut off when nobody knows better. */
export const lastCounted = (log: LogView): Pin | null => {
  const index = log.segments.findLast(({ state }) => state === 'counted')?.index
  return pinsOf(log).find((pin) => pin.index === index) ?? null
}

/** The histories that contradict each other. */
export const historiesOf = (log: LogView): readonly Pin[] =>
  pinsOf(log).filter(({ index }) => index === log.contradiction)

/** Whether decisions on this log are heard from here: of a site's lead, on its neighbours at the site. */
export const isToDecide = (
  { role, site }: Pick<Session, 'role' | 'site'>,
  log: Pick<LogView, 'role' | 'place'>,
): boolean => role === 'unit' || (log.role === 'station' && log.place === site?.id)

export type Deciding = 'reject' | 'revoke' | 'again' | 'choose'

/** What a supervisor may decide about a log as it stands, beside accepting one that waits. */
export const decisionsOn = (log: LogView): readonly Deciding[] => {
  switch (log.state) {
    case 'own':
    case 'not-on-path':
      return []
    case 'waiting':
      return ['reject']
    case 'rejected':
    case 'revoked':
      return ['again']
    case 'accepted':
    case 'named-by-pack':
      return log.contradiction === null || historiesOf(log).length < 2 ? ['revoke'] : ['choose', 'revoke']
  }
}
