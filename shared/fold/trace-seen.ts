/**
 * Who had seen whom: the events on a record that each author had before it, directly or through any event held, as the
 * references in `base` say. A reference whose hash fits no event held says nothing.
 */
import type { Reference } from '../events/event.ts'
import { referenceText } from '../events/reference.ts'

export interface Node {
  readonly reference: Reference
  readonly base: readonly Reference[]
}

/** All nodes that the authors of these nodes had seen. One walk, however many nodes: a hostile log may write thousands. */
export type Seen = (nodes: readonly number[]) => ReadonlySet<number>

/** A circle cannot be made without breaking SHA-256; if one is there, each of its events has seen the others and itself. */
export const traceSeen = (nodes: readonly Node[]): Seen => {
  const numbers = new Map(nodes.map(({ reference }, i) => [referenceText(reference), i]))
  const bases = nodes.map(({ base }) =>
    base.map((reference) => numbers.get(referenceText(reference))).filter((i) => i !== undefined),
  )
  return (from) => {
    const seen = new Set<number>()
    const open = from.flatMap((i) => bases[i] ?? [])
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      for (const base of bases[next] ?? []) open.push(base)
    }
    return seen
  }
}
