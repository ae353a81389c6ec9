/**
 * Which records belong together. A relation is two records and a kind, with one register: whether it holds. Events on it
 * merge as all others do (DESIGN.md, "Merge"); one takes effect where its log may change both records.
 */
import type { LogId, Reference, Related, RelationKind } from '../events/event.ts'
import { compareReferences, compareText, referenceText } from '../events/reference.ts'
import { secondOf } from '../figures/instant.ts'
import { eventAt, type Held, type Holding, openAt, type Place } from './hold-events.ts'
import type { Clocks } from './keep-clocks.ts'
import { isRecorded, type MayChange } from './keep-records.ts'
import { compareWriters, type Ordered } from './order-writers.ts'
import { detailOf } from './read-writes.ts'
import { traceSeen } from './trace-seen.ts'

export interface Relation {
  readonly kind: RelationKind
  readonly records: readonly [Reference, Reference]
  readonly holds: boolean
  /** The event that stands. */
  readonly by: Reference
  readonly reason: string | null
  /** What an author of the next event on it has seen. */
  readonly heads: readonly Reference[]
  /** Two authors who had not seen each other say different things. */
  readonly conflict: boolean
}

interface RelationProposal {
  readonly reference: Reference
  readonly record: Reference
}

interface Written extends Ordered {
  readonly event: Related
  readonly reason: string | null
  readonly effective: boolean
}

interface Counted extends Written {
  readonly counted: boolean
}

export class Relations {
  readonly #holding: Holding
  readonly #mayChange: MayChange
  readonly #clocks: Clocks
  /** By relation: where its events are held, counted or not. */
  readonly #about: Map<string, Place[]>
  #made: {
    readonly relations: readonly Relation[]
    readonly proposals: readonly RelationProposal[]
    readonly open: readonly RelationProposal[]
  } | null = null

  /** `before`: the index of what events are about, from relations kept under another pack. */
  constructor(holding: Holding, mayChange: MayChange, clocks: Clocks, before?: Relations) {
    this.#holding = holding
    this.#clocks = clocks
    this.#mayChange = mayChange
    this.#about = before ? before.#about : new Map()
  }

  noteEvent(place: Place): void {
    const event = eventAt(place)
    if (event.op !== 'related') return
    const name = nameOf(event as Related)
    const places = this.#about.get(name)
    if (places) places.push(place)
    else this.#about.set(name, [place])
  }

  /** Where events that name such a record are held, counted or not. A reference is given as its text. */
  *placesAbout(isRecord: (text: string) => boolean): Iterable<Place> {
    for (const [name, places] of this.#about) if (name.split(' ').some(isRecord)) yield* places
  }

  /** A journal that was sealed is held no longer. */
  drop(held: Held): void {
    for (const [name, places] of this.#about) {
      const rest = places.filter((place) => place.held !== held)
      if (rest.length === places.length) continue
      if (rest.length > 0) this.#about.set(name, rest)
      else this.#about.delete(name)
    }
  }

  /** To be told of every change: what counts and who may change what is asked anew. There are few relations beside records. */
  changed(): void {
    this.#made = null
  }

  /** In order of kind and records; of those that nobody's effective event is about, nothing. */
  get all(): readonly Relation[] {
    return this.#make().relations
  }

  /** Counted events that take no effect: their log may not change both records. */
  get proposals(): readonly RelationProposal[] {
    return this.#make().proposals
  }

  /** Those that no effective event has seen. */
  get openProposals(): readonly RelationProposal[] {
    return this.#make().open
  }

  #make() {
    if (this.#made === null) {
      const written = [...this.#about.values()].map((places) => this.#written(places))
      this.#made = {
        relations: written
          .map(standing)
          .filter((relation) => relation !== null)
          .sort(compareRelations),
        proposals: written.flat().filter(isProposal).map(asProposal),
        open: written.flatMap(unanswered).map(asProposal),
      }
    }
    return this.#made
  }

  /** Each event once, though several branches hold it. */
  #written(places: readonly Place[]): readonly Counted[] {
    const written = new Map<string, Counted>()
    for (const place of places) {
      const reference = this.#holding.reference(place)
      const name = referenceText(reference)
      const { counted } = place.held
      if (written.get(name)?.counted) continue
      const event = eventAt(place) as Related
      written.set(name, {
        ...{
          reference,
          event,
          counted,
          second: secondOf(event.at) + this.#clocks.correction(place.held.log.id, event.n),
        },
        reason: detailOf(openAt(place).personal)?.reason ?? null,
        effective:
          counted && event.records.every((record) => this.#mayChangeRecord(place.held.log.id, record)),
      })
    }
    return [...written.values()].sort(compareWriters)
  }

  #mayChangeRecord(author: LogId, record: Reference): boolean {
    const place = this.#holding.find(record)
    return place?.held.counted === true && isRecorded(eventAt(place)) && this.#mayChange(author, record[0])
  }
}

const isProposal = ({ effective, counted }: Counted): boolean => counted && !effective
const asProposal = ({ reference, event }: Counted): RelationProposal => ({
  reference,
  record: event.records[0],
})

const seenAmong = (written: readonly Written[]) =>
  traceSeen(written.map(({ reference, event }) => ({ reference, base: event.base })))

const unanswered = (written: readonly Counted[]): readonly Counted[] => {
  const answered = seenAmong(written)([...written.keys()].filter((i) => written[i]?.effective))
  return written.filter((one, i) => isProposal(one) && !answered.has(i))
}

const nameOf = ({ kind, records }: Related): string => [kind, ...records.map(referenceText)].join(' ')

const compareRelations = (a: Relation, b: Relation): number =>
  compareText(a.kind, b.kind) ||
  compareReferences(a.records[0], b.records[0]) ||
  compareReferences(a.records[1], b.records[1])

/** `written` in the order of `compareWriters`: of those that no other effective one has seen, the last stands. */
const standing = (written: readonly Written[]): Relation | null => {
  const seen = seenAmong(written)
  const effective = [...written.keys()].filter((i) => written[i]?.effective)
  const covered = seen(effective)
  const unseen = effective.filter((i) => !covered.has(i))
  const last = (unseen.length > 0 ? unseen : effective).map((i) => written[i] as Written)
  const winner = last[last.length - 1]
  if (!winner) return null
  const { kind, records, holds } = winner.event
  return {
    ...{ kind, records, holds, by: winner.reference, reason: winner.reason },
    heads: last.map(({ reference }) => reference),
    conflict: last.some(({ event }) => event.holds !== holds),
  }
}

/** Records joined by relations of one kind that hold, as sets of at least two; each set and all of them in order. */
export const joinRecords = (
  relations: readonly Relation[],
  kind: RelationKind,
): readonly (readonly Reference[])[] => {
  const roots = new Map<string, string>()
  const references = new Map<string, Reference>()
  const rootOf = (name: string): string => {
    let root = name
    for (let up = roots.get(root); up !== undefined && up !== root; up = roots.get(root)) root = up
    roots.set(name, root)
    return root
  }
  for (const { kind: of, records, holds } of relations) {
    if (of !== kind || !holds) continue
    const [a, b] = records.map((record) => {
      references.set(referenceText(record), record)
      return rootOf(referenceText(record))
    })
    if (a !== undefined && b !== undefined) roots.set(a, b)
  }
  const sets = new Map<string, Reference[]>()
  for (const [name, reference] of references) {
    const root = rootOf(name)
    sets.set(root, [...(sets.get(root) ?? []), reference])
  }
  return [...sets.values()]
    .map((set) => set.sort(compareReferences))
    .sort((a, b) => compareReferences(a[0] as Reference, b[0] as Reference))
}
