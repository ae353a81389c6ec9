/**
 * A log's segments as the cells of its row: one cell a segment, and one wide cell for a long run of the same state, so
 * that a log of thousands of segments still fits its row and what is wrong in it is still seen.
 */
import type { LogView } from '../../shared/fold/view.ts'

/** `bare`: it counts, its personal part is not held here. `revoked`: set aside by a decision against its log. */
export type CellState = 'held' | 'bare' | 'missing' | 'waiting' | 'set-aside' | 'revoked' | 'two'
export interface Cell {
  readonly state: CellState
  readonly first: number
  readonly last: number
  /** Entries in it. */
  readonly events: number
  /** Of a single segment. */
  readonly hashes: readonly string[]
}
type Segment = LogView['segments'][number]

/** Runs at least this long become one wide cell. */
export const runLength = 24

export const cellState = (segment: Segment, log: LogView['state']): CellState => {
  if (segment.hashes.length > 1) return 'two'
  if (segment.state === 'counted') return segment.personal ? 'held' : 'bare'
  return segment.state === 'set-aside' && (log === 'revoked' || log === 'rejected')
    ? 'revoked'
    : segment.state
}

const cellOf = (segment: Segment, log: LogView['state']): Cell => ({
  state: cellState(segment, log),
  first: segment.index,
  last: segment.index,
  events: segment.events,
  hashes: segment.hashes,
})

export const segmentCells = ({ segments, state }: Pick<LogView, 'segments' | 'state'>): readonly Cell[] => {
  const runs: Cell[][] = []
  for (const segment of segments) {
    const cell = cellOf(segment, state)
    const run = runs.at(-1)
    if (run?.[0]?.state === cell.state) run.push(cell)
    else runs.push([cell])
  }
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)]
    if (run.length < runLength || !first || !last) return run
    const events = run.reduce((sum, cell) => sum + cell.events, 0)
    return [{ state: first.state, first: first.first, last: last.last, events, hashes: [] }]
  })
}

/** Indexes not held below the highest held. */
export const missingOf = (log: Pick<LogView, 'segments'>): readonly number[] =>
  log.segments.filter((segment) => segment.state === 'missing').map((segment) => segment.index)
