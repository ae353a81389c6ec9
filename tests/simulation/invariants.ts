/** What must hold when everything has come to rest. Each throws a sentence. */
import { rowsOfGroup } from '../../renderer/ledger/store/database.ts'
import { personalBytes } from '../../renderer/ledger/store/group-files.ts'
import { personalName } from '../../renderer/ledger/store/mirror-files.ts'
import { parseSegment } from '../../renderer/ledger/store/segment-rows.ts'
import type { LogId } from '../../shared/events/event.ts'
import { referenceOf } from '../../shared/events/reference.ts'
import { tallyOf } from '../../shared/figures/tally-scope.ts'
import { createFold } from '../../shared/fold/create-fold.ts'
import type { Fold } from '../../shared/fold/fold.ts'
import { decodeText, toHex } from '../../shared/lines/bytes.ts'
import type { OpenSegment } from '../../shared/segments/segment.ts'
import { makeCheckCode } from '../../shared/sheet/check-code.ts'
import { sheetFigures } from '../../shared/sheet/sheet-figures.ts'
import { plainCells, recountOf } from '../properties/recount.ts'
import { type Actor, Broken, Operation } from './actors.ts'
import { hash } from './platform/hash.ts'

const stateOf = (fold: Fold): string => toHex(hash(fold.stateBytes()))

const openOf = ({ laptop, code }: Actor) => {
  if (!laptop.open) throw new Broken(`${code} is not open`)
  return laptop.open
}

/** All segments that an installation holds, opened from its store. */
export const segmentsOf = async (actor: Actor): Promise<ReadonlyMap<string, OpenSegment>> => {
  const { held, parts } = openOf(actor)
  const all = new Map<string, OpenSegment>()
  for (const { hash: name } of held.all()) {
    const segment = await held.read(name)
    const open = segment && (await parseSegment(parts.caps, segment))
    if (!open) throw new Broken(`${actor.code} holds a segment that it cannot read`)
    all.set(name, open)
  }
  return all
}

/** The state is a function of what is held: folded anew, in another order and in other pieces, it is the same. */
export const checkOneFunction = (
  operation: Operation,
  actor: Actor,
  segments: ReadonlyMap<string, OpenSegment>,
): void => {
  const { fold, own } = openOf(actor)
  const { random } = operation
  const again = createFold(actor.laptop.caps, fold.pack, fold.own)
  const order = random.shuffled([...segments.values()])
  while (order.length > 0) again.addSegments(order.splice(0, 1 + random.below(20)))
  for (const event of own.journal) again.addOwn(event)
  if (stateOf(again) !== stateOf(fold))
    throw new Broken(
      `${actor.code}: the state depends on the order in which its segments came, ${differenceOf(fold, again)}`,
    )
}

/** Where two states differ first: for whoever looks for the cause. */
const differenceOf = (kept: Fold, again: Fold): string => {
  const [a, b] = [kept, again].map((fold) => decodeText(fold.stateBytes()) ?? '') as [string, string]
  let at = 0
  while (a[at] === b[at] && at < a.length) at++
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 60)
  return `kept …${around(a)}… folded anew …${around(b)}…`
}

export const checkFigures = (actor: Actor): void => {
  const { fold } = openOf(actor)
  const [kept, counted] = [fold.cells, recountOf(fold)].map((cells) => JSON.stringify(plainCells(cells)))
  if (kept !== counted) throw new Broken(`${actor.code}: the figures kept are not those of its records`)
}

/** Each record stands once, and under one number of its log only one, unless histories were chosen side by side. */
export const checkOnce = (operation: Operation, actor: Actor): void => {
  const copied = new Set(operation.actors.filter((one) => one.copied).map(({ log }) => log))
  const seen = new Set<string>()
  for (const { key, reference } of openOf(actor).fold.records()) {
    const number = `${reference[0]}:${reference[1]}`
    const name = copied.has(reference[0]) ? key : number
    if (seen.has(name)) throw new Broken(`${actor.code} counts ${number.slice(0, 8)}… twice`)
    seen.add(name)
  }
}

/** Lines by log and number, of segments and of what is carried in them. */
const linesIn = (
  segments: Iterable<OpenSegment>,
  journals: Iterable<readonly [LogId, { event: unknown; line: string }]>,
) => {
  const lines = new Map<string, Set<string>>()
  const put = (log: LogId, n: number, line: string) => {
    const key = `${log}:${n}`
    lines.set(key, (lines.get(key) ?? new Set()).add(line))
  }
  const take = (log: LogId, event: { n: number; op: string }, line: string) => {
    put(log, event.n, line)
    if (event.op !== 'carried') return
    const carried = event as unknown as { log: LogId; event: { n: number } }
    put(carried.log, carried.event.n, JSON.stringify(carried.event))
  }
  for (const { segment, events } of segments)
    for (const { event, line } of events) take(segment.header.log, event as { n: number; op: string }, line)
  for (const [log, { event, line }] of journals) take(log, event as { n: number; op: string }, line)
  return lines
}

/** Nothing that was answered as saved is lost: not here, and not at the top. */
export const checkPromises = (
  operation: Operation,
  where: string,
  segments: Iterable<OpenSegment>,
  journals: Iterable<readonly [LogId, { event: unknown; line: string }]>,
  of: (log: LogId) => boolean,
): void => {
  const held = linesIn(segments, journals)
  for (const [key, promised] of operation.promises.lines)
    for (const { log, n, line } of promised) {
      if (!of(log)) continue
      const there = held.get(key)
      if (!there || (line !== '' && !there.has(line)))
        throw new Broken(
          `entry ${n} of log ${log.slice(0, 8)}… was told as saved and is not held ${where}: ${line.slice(0, 120)}`,
        )
    }
}

/** Nothing counts that nobody entered, or that a decision keeps from counting. */
export const checkCounted = (operation: Operation, actor: Actor): void => {
  const { fold, held } = openOf(actor)
  const deciders = actor.role === 'unit' ? [actor] : actor.role === 'central' ? operation.units : []
  const lastOf = (pins: readonly string[]) =>
    Math.max(
      0,
      ...pins.map((pin) => held.get(pin)).map((one) => (one ? one.header.first + one.header.count - 1 : 0)),
    )
  const decidedOf = (log: LogId) =>
    deciders
      .map((unit) => operation.decided.get(`${unit.log} ${log}`))
      .find((decision) => decision !== undefined)
  const unknown = new Map<LogId, number>()
  for (const { key, reference } of fold.records()) {
    const [log, n] = reference
    if (!operation.genuine.has(log)) throw new Broken(`${actor.code} counts a forged record`)
    if (!operation.promises.records.has(key)) unknown.set(log, (unknown.get(log) ?? 0) + 1)
    // The centre's decision before the unit's.
    const decided = decidedOf(log)
    // A successor that was accepted all the same, or may have been, brings what it carries; revoked later, what it had by then.
    const brings = (by: LogId, at: number): boolean => {
      const about = decidedOf(by)
      return about?.op === 'revoked' ? at <= lastOf(about.pins) : (about?.op ?? 'rejected') !== 'rejected'
    }
    const brought = fold.carriers(log).some(({ n: of, by, at }) => of === n && brings(by, at))
    if (brought) continue
    if (decided?.op === 'rejected') throw new Broken(`${actor.code} counts a record of a rejected log`)
    if (decided?.op === 'revoked' && n > lastOf(decided.pins))
      throw new Broken(
        `${actor.code} counts entry ${n} of log ${log.slice(0, 8)}… after what a revocation keeps`,
      )
  }
  const logs = new Map(fold.logs().map((view) => [view.log, view]))
  for (const [log, many] of unknown) {
    const strangers = operation.strangers.get(log) ?? 0
    if (many > strangers + (operation.promises.doubtful.get(log) ?? 0))
      throw new Broken(`${actor.code} counts records of ${logs.get(log)?.code ?? log} that nobody entered`)
  }
}

/**
 * A log that one laptop alone wrote never says two things; and where it was accepted, all of it counts that came without a gap, down to
 * every record that somebody was told of.
 */
export const checkWhole = (
  operation: Operation,
  actor: Actor,
  segments: ReadonlyMap<string, OpenSegment>,
): void => {
  const { fold } = openOf(actor)
  const copied = new Set(operation.actors.filter((one) => one.copied).map(({ log }) => log))
  const counted = new Set([...fold.records()].map(({ key }) => key))
  for (const { log, code, state, contradiction, segments: held } of fold.logs()) {
    if (!operation.genuine.has(log) || copied.has(log)) continue
    if (contradiction !== null)
      throw new Broken(`${actor.code}: the log of ${code} says two things, and nobody copied it`)
    if (state !== 'accepted' && state !== 'own' && state !== 'named-by-pack') continue
    for (const one of held) {
      if (one.state === 'missing') break
      if (one.state !== 'counted')
        throw new Broken(`${actor.code}: segment ${one.index} of ${code}, which is ${state}, is ${one.state}`)
      const segment = segments.get(one.hashes[0] ?? '')
      if (!segment) throw new Broken(`${actor.code} names a segment that it does not hold`)
      for (const { event, line } of segment.events) {
        if (event.op !== 'recorded') continue
        const key = referenceOf(actor.laptop.caps, log, event.n, line).join(':')
        if (!operation.promises.records.has(key)) continue
        operation.count('check: records that count')
        if (!counted.has(key))
          throw new Broken(`${actor.code}: entry ${event.n} of ${code} was told as saved and does not count`)
      }
    }
  }
}

/** As `Operation.word` makes them. */
const anyWord = /Qux[a-z]{4}ova/g

/**
 * Every word that an installation keeps, and where: in files of its mirror and rows of its database, whatever they are
 * for. What is sealed and packed lies in clear here, see `platform/`.
 */
const wordsKept = ({ laptop }: Actor): Map<string, string> => {
  const kept = new Map<string, string>()
  const search = (bytes: Uint8Array, where: string) => {
    for (const [word] of Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      .toString('latin1')
      .matchAll(anyWord))
      kept.set(word, where)
  }
  for (const [name, bytes] of laptop.disk.files) search(bytes, `its file ${name}`)
  for (const [name, rows] of laptop.stored.tables)
    for (const { row } of rows.values())
      for (const value of Object.values(row))
        if (value instanceof Uint8Array) search(value, `its table ${name}`)
  return kept
}

/** Of each record that is held here, the names with which it was saved, where nobody took them away on their way. */
export const checkNames = (operation: Operation, actor: Actor): void => {
  const { fold } = openOf(actor)
  const { names, toErase } = operation.promises
  const writers = new Map<LogId, Actor>()
  for (const one of operation.actors) for (const log of [one.log, ...one.before]) writers.set(log, one)
  const kept = wordsKept(actor)
  for (const [key, words] of names) {
    if (toErase.has(key) || words.length === 0 || !fold.record(key)) continue
    const writer = writers.get(key.split(':')[0] ?? '')
    // What a laptop that is gone now took away before it exported, nobody knows.
    if (!writer) continue
    const way = [writer, operation.unitOf(writer), actor]
    if (way.some(({ askedToPurge }) => askedToPurge)) continue
    for (const word of words) {
      operation.count('check: names that are kept')
      if (!kept.has(word))
        throw new Broken(`${actor.code} lost the word ${word} of record ${key.slice(0, 12)}…`)
    }
  }
}

/** Of the personal parts, the mirror has what the database has, to the byte: what was erased in one is erased in both. */
const checkMirror = async (actor: Actor, when: string): Promise<void> => {
  const { store, held, fold } = openOf(actor)
  const { database } = store
  const { files } = actor.laptop.disk
  // Between the mirror's part of an erasure and the database's.
  const due = new Set(
    [...fold.dueErasures().segments.keys()].flatMap((name) => held.placesOf(name).map(([group]) => group)),
  )
  for (const { group, hasPersonal } of await database.groups.toArray()) {
    if (!hasPersonal || due.has(group)) continue
    const mirrored = files.get(personalName(group))
    const rows = personalBytes(await rowsOfGroup(database, group)) ?? new Uint8Array()
    if (!mirrored || Buffer.compare(mirrored, rows) !== 0)
      throw new Broken(`${actor.code}: the stores hold different personal parts of group ${group}, ${when}`)
  }
}

/** What was erased is in nothing that is kept. `words`: of erased records that concern this installation. */
export const checkErased = async (operation: Operation, actor: Actor, when: string): Promise<void> => {
  const { fold } = openOf(actor)
  const due = fold.dueErasures()
  await checkMirror(actor, when)
  // A store failed right after something was said of an erased record, or between the mirror's part and the database's:
  // what is due is done at the next start.
  if (when !== 'after a start' && (due.segments.size > 0 || due.inJournal)) {
    operation.putOff.add(actor)
    return operation.count('check: erasures put off to the next start')
  }
  const words = [...operation.promises.erased].flatMap(([key, by]) => {
    const log = key.split(':')[0] ?? ''
    // Whether the erasure is heard here, and counts here, is asked of decisions, not of what was done with the words.
    const heard = [...by].some((author) => fold.mayChange(log, author) && holdsErasure(fold, author, key))
    return heard ? (operation.promises.words.get(key) ?? []) : []
  })
  if (words.length === 0) return
  const kept = wordsKept(actor)
  for (const [key] of operation.promises.erased)
    for (const [word] of JSON.stringify(fold.record(key)?.personal ?? null).matchAll(anyWord))
      kept.set(word, 'what it shows')
  for (const word of words) {
    const where = kept.get(word)
    if (where !== undefined)
      throw new Broken(`${actor.code} keeps the word ${word}, which was erased, in ${where}, ${when}`)
  }
  operation.count('check: erased words looked for', words.length)
}

/** Who took all names away has none of those that there were. */
export const checkPurged = (actor: Actor): void => {
  for (const [word, where] of wordsKept(actor))
    if (Operation.serialOf(word) <= actor.purged)
      throw new Broken(`${actor.code} keeps the word ${word} in ${where}, and took all names away before`)
}

const holdsErasure = (fold: Fold, author: LogId, key: string): boolean =>
  fold
    .eventsOf('erased')
    .some(({ log, event }) => log === author && event.events.some((one) => one.join(':') === key))

/** Every sheet comes out again of what it was counted from. */
export const checkSheets = (operation: Operation, all: ReadonlyMap<string, OpenSegment>): void => {
  const { caps } = operation.central.laptop
  for (const { own, held, pack, scope, day, check, label } of operation.promises.sheets) {
    const segments = held.map((name) => all.get(name))
    // Held by a laptop that is gone, and by nobody else.
    if (segments.includes(undefined)) {
      operation.count('check: sheets whose segments are lost')
      continue
    }
    const fold = createFold(caps, pack, own)
    fold.addSegments(operation.random.shuffled(segments as OpenSegment[]))
    const tally = tallyOf(fold, scope, day, null)
    if (makeCheckCode(caps, scope, [day, day], sheetFigures(tally), tally.heads) !== check)
      throw new Broken(`a sheet of ${label} for ${day} does not come out again`)
    operation.count('check: sheets refolded')
  }
}
