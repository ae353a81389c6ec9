/**
 * Which segments of one log count: DESIGN.md, "Gaps" and "Contradictions". A function of the set of segments held and of
 * the branches that a decision pins, never of the order of arrival.
 *
 * Every segment names the hash of the one before it, so what is known of an index is the hashes held there and the hashes
 * that segments above it name. More than one hash at an index is a contradiction there; a `previous` that does not fit is
 * thus one at the lower index. An index of which nothing is held is a gap: what lies beyond it counts, as long as only
 * one branch can have led there.
 */
import type { Branch, Hex } from '../events/event.ts'

/** A segment as a link of its chain. */
export interface Link {
  readonly index: number
  readonly hash: Hex
  readonly previous: Hex
  /** Number of its first event, and how many there are. */
  readonly first: number
  readonly count: number
}

export interface Branches {
  /** Grows where a chain goes on. */
  readonly counted: Set<Hex>
  /** Index from which branches are set aside and no decision says which count; null where there is none. */
  readonly contradiction: number | null
  /** The last counted segment of each branch. */
  readonly tips: readonly Link[]
}

/** Hash to the segment held, or null where it is only named: by a segment above, or by a decision. */
type Level = Map<Hex, Link | null>

/**
 * `root` is what the first segment names as the one before: the operation's id. `closed` are hashes of pins beyond which
 * nothing counts, however well it follows: a revocation.
 */
export const findBranches = (
  held: readonly Link[],
  root: Hex,
  pins: readonly Branch[],
  closed: ReadonlySet<Hex> = new Set(),
): Branches => {
  const levels = levelsOf(held, pins)
  const indexes = [...levels.keys()].sort((a, b) => a - b)
  const pinned = pinnedOf(levels, indexes, pins)
  const explicit = new Set(
    pins.filter(({ hash }) => !closed.has(hash)).map(({ index, hash }) => `${index} ${hash}`),
  )
  const walk: Walk = { counted: new Set(), contradiction: null, ended: [] }

  let tips = new Map<Hex, Tip>([[root, { last: null, onward: pins.length === 0 }]])
  let others = 0
  for (const index of indexes) {
    const level = levels.get(index) as Level
    tips = step(walk, tips, level, index, pinned.get(index) ?? new Set(), explicit, others)
    others = level.size - tips.size
  }
  for (const { last } of tips.values()) if (last) walk.ended.push(last)
  return { counted: walk.counted, contradiction: walk.contradiction, tips: walk.ended }
}

interface Walk {
  readonly counted: Set<Hex>
  contradiction: number | null
  readonly ended: Link[]
}

/** The end of a branch that counts: its last segment held, and whether it goes on to segments that no decision names. */
interface Tip {
  readonly last: Link | null
  readonly onward: boolean
}

const levelsOf = (held: readonly Link[], pins: readonly Branch[]): Map<number, Level> => {
  const levels = new Map<number, Level>()
  const know = (index: number, hash: Hex, link: Link | null) => {
    let level = levels.get(index)
    if (!level) {
      level = new Map()
      levels.set(index, level)
    }
    if (link || !level.has(hash)) level.set(hash, link)
  }
  for (const link of held) {
    know(link.index, link.hash, link)
    if (link.index > 1) know(link.index - 1, link.previous, null)
  }
  for (const { index, hash } of pins) know(index, hash, null)
  return levels
}

/** By index: the hashes that decisions name, and those they follow from. Across a gap, an index with one hash is followed. */
const pinnedOf = (
  levels: Map<number, Level>,
  indexes: readonly number[],
  pins: readonly Branch[],
): Map<number, Set<Hex>> => {
  const pinned = new Map<number, Set<Hex>>()
  const mark = (index: number, hash: Hex): boolean => {
    const set = pinned.get(index) ?? new Set()
    pinned.set(index, set)
    if (set.has(hash)) return false
    set.add(hash)
    return true
  }
  for (const pin of pins) {
    if (!mark(pin.index, pin.hash)) continue
    let link = levels.get(pin.index)?.get(pin.hash) ?? null
    for (let at = indexes.indexOf(pin.index) - 1; at >= 0; at--) {
      const index = indexes[at] as number
      const level = levels.get(index) as Level
      const hash: Hex | undefined = link ? link.previous : level.size === 1 ? [...level.keys()][0] : undefined
      if (hash === undefined) continue
      if (!mark(index, hash)) break
      link = level.get(hash) ?? null
    }
  }
  return pinned
}

/** From the branches that count below an index to those that count at it. */
const step = (
  walk: Walk,
  tips: Map<Hex, Tip>,
  level: Level,
  index: number,
  pinned: ReadonlySet<Hex>,
  explicit: ReadonlySet<string>,
  others: number,
): Map<Hex, Tip> => {
  const next = new Map<Hex, Tip>()
  const kids = new Map<Hex, Link[]>()
  const ghosts: Hex[] = []
  const continued = new Set<Hex>()
  for (const [hash, link] of [...level].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const parent = link?.previous
    if (pinned.has(hash)) {
      const from = parent === undefined ? undefined : tips.get(parent)
      if (parent !== undefined && from) continued.add(parent)
      next.set(hash, { last: link ?? from?.last ?? null, onward: explicit.has(`${index} ${hash}`) })
      if (link) walk.counted.add(hash)
    } else if (link === null) ghosts.push(hash)
    else if (tips.has(link.previous)) kids.set(link.previous, [...(kids.get(link.previous) ?? []), link])
  }
  const contradict = () => {
    walk.contradiction = Math.min(walk.contradiction ?? index, index)
  }

  const fresh: Link[] = []
  const open: Hex[] = []
  let onward = 0
  for (const [hash, tip] of tips) {
    // A branch that a decision names ends where the decision says, unless what follows is its only continuation.
    if (!tip.onward || continued.has(hash)) continue
    onward++
    const mine = kids.get(hash) ?? []
    if (mine.length === 0) open.push(hash)
    else if (mine.length === 1 && follows(tip.last, mine[0] as Link)) fresh.push(mine[0] as Link)
    else contradict()
  }
  const contradicted = others === 0 && onward > 0 && ghosts.length > open.length
  if (contradicted) contradict()
  else {
    for (const link of fresh) {
      continued.add(link.previous)
      walk.counted.add(link.hash)
      next.set(link.hash, { last: link, onward: true })
    }
    // A hash with no segment follows from a branch with no other continuation, if only named branches reach this far.
    if (others === 0 && onward > 0)
      for (const [i, hash] of ghosts.entries()) {
        const from = open[i] as Hex
        continued.add(from)
        next.set(hash, { last: tips.get(from)?.last ?? null, onward: true })
      }
  }
  for (const [hash, { last }] of tips) if (!continued.has(hash) && last) walk.ended.push(last)
  return next
}

/** Numbers without holes. Across a gap there is nothing to compare with. */
export const follows = (last: Link | null, link: Link): boolean =>
  last === null || last.index !== link.index - 1 || last.first + last.count === link.first
