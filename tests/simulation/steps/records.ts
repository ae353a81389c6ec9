/** What an officer does with records: entering, changing, voiding, relating, erasing, approving. */
import { localMinute } from '../../../renderer/ledger/clock.ts'
import type { Body, KindName } from '../../../shared/events/event.ts'
import { isRecorded } from '../../../shared/fold/keep-records.ts'
import type { FoldedRecord, RecordRun } from '../../../shared/fold/view.ts'
import type { SaveDraft } from '../../../shared/ledger-api.ts'
import type { Actor, Operation } from '../actors.ts'
import { checkErased } from '../invariants.ts'

const places = ['LAND_BORDER', 'AIRPORT', 'SEAPORT', 'RIVER', 'CHECKPOINT']
const citizens = ['UKR', 'NPL', 'NGA', 'VEN', 'PHL', 'HRV']

const bodyOf = ({ random }: Operation, kind: KindName): Body => {
  const place = random.pick(places)
  const person = {
    citizenship: random.pick(citizens),
    ...{ persons: random.chance(0.1) ? 2 + random.below(4) : 1, sex: random.pick(['1', '2', '9']) },
  }
  if (kind === 'arrest')
    return {
      ...{ ...person, place, status: random.pick(['SUSPECT', 'ARRESTED', 'CHARGED']) },
      ...{
        category: random.pick(['TIP', 'SOM', 'DOCS']),
        basis: random.pick(['FLAGRANTE', 'INVESTIGATION']),
      },
    }
  if (kind === 'rescue')
    return {
      ...{ ...person, place },
      ...(random.chance(0.6) && { trafficking: 'PossibleVictimOfTrafficking' }),
      migrant: [random.pick(['IrregularMigrant', 'AsylumSeeker', 'LabourMigrant'])],
    }
  const result = random.pick(['NO_HIT', 'POSSIBLE', 'HIT_PENDING', 'HIT_CONFIRMED'])
  return {
    ...{ place, checked: { 'inspectionTypes:PERSON': 1 + random.below(9) } },
    queries: { [`databases:SLTD/queryResults:${result}`]: 1 + random.below(3) },
    ...(random.chance(0.3) && { outcomes: [random.pick(['SECONDARY', 'DB_HIT', 'REFUSED_ENTRY'])] }),
  }
}

export const draftOf = (
  operation: Operation,
  actor: Actor,
): { draft: SaveDraft; words: readonly string[] } => {
  const { random } = operation
  const kind = random.pick(['inspection', 'inspection', 'inspection', 'arrest', 'rescue'] as const)
  const [family, note] = [operation.word(), operation.word()]
  // The same passport at two sites: what finds doubles has something to find.
  const documentNumber = random.chance(0.2) ? `P${random.below(8)}00777` : `D${operation.serial}33`
  const named = random.chance(0.7)
  const when = operation.now + actor.laptop.skew - random.below(90) * 60_000
  return {
    draft: {
      ...{ kind, site: actor.site ?? 'HRBAJ', when: localMinute(when, 120), body: bodyOf(operation, kind) },
      personal: named ? { familyName: family, documentNumber, ...(random.chance(0.4) && { note }) } : {},
    },
    words: named ? [family, note] : [],
  }
}

export const log = async (operation: Operation, actor: Actor): Promise<void> => {
  const { draft, words } = draftOf(operation, actor)
  const saved = await operation.act(actor, `recorded ${draft.kind}`, (ledger) => ledger.save(draft))
  if (!saved) return
  operation.promises.records.add(saved.value.key)
  operation.promises.word(saved.value.key, words)
  const entered = new Set(Object.values(draft.personal))
  operation.promises.names.set(
    saved.value.key,
    words.filter((word) => entered.has(word)),
  )
}

/** A record that this installation has, `about`: that something was said about. Looked for here and there, since most are what is asked for. */
const someRecord = (
  { random }: Operation,
  { laptop }: Actor,
  voided = false,
  about = voided,
): FoldedRecord | null => {
  const runs = laptop.open?.fold.recordRuns() ?? []
  // Nobody voided a record that nothing is about.
  const changed = about ? runs.flatMap((run) => [...run.changed.keys()].map((at) => ({ run, at }))) : null
  const all = changed?.length ?? runs.reduce((sum, { events }) => sum + events.length, 0)
  for (let tries = 0; all > 0 && tries < 40; tries++) {
    const { run, at } = changed ? random.pick(changed) : placeAt(runs, random.below(all))
    const event = run.events.at(at)?.event
    const record = event && isRecorded(event) && !run.repeats.has(at) ? run.record(at) : null
    if (record?.voided === voided) return record
  }
  return null
}

const placeAt = (runs: readonly RecordRun[], position: number): { run: RecordRun; at: number } => {
  let at = position
  for (const run of runs) {
    if (at < run.events.length) return { run, at }
    at -= run.events.length
  }
  throw new Error('no such position')
}

/** On a record of the actor's own choosing, once it is unlocked. */
const onRecord =
  (
    work: (operation: Operation, actor: Actor, record: FoldedRecord) => Promise<void>,
    { voided = false } = {},
  ) =>
  async (operation: Operation, actor: Actor): Promise<void> => {
    if (!(await operation.unlocked(actor))) return
    const record = someRecord(operation, actor, voided)
    if (record) await work(operation, actor, record)
  }

export const amend = onRecord(async (operation, actor, record) => {
  const { random } = operation
  const [family, reason] = [operation.word(), operation.word()]
  const named = random.chance(0.5)
  const body: Body = random.chance(0.8)
    ? {
        ...record.body,
        place: random.pick(places),
        ...(record.kind !== 'inspection' && { citizenship: random.pick(citizens) }),
      }
    : { ...record.body, ...bodyOf(operation, record.kind) }
  const personal = { ...record.personal, ...(named && { familyName: family }) }
  const { site, when } = record
  const done = await operation.act(actor, 'amended', (ledger) =>
    ledger.amend(record.key, { site, when, body, personal }, `Misread ${reason}`),
  )
  // Cut short, it may be said all the same.
  operation.promises.word(record.key, [reason, ...(named ? [family] : [])])
  if (done && random.chance(0.01)) await actor.laptop.rest()
})

export const voidRecord = onRecord(async (operation, actor, record) => {
  const reason = operation.word()
  await operation.act(actor, 'voided', (ledger) => ledger.voidRecord(record.key, `Double ${reason}`))
  operation.promises.word(record.key, [reason])
})

export const restoreRecord = onRecord(
  async (operation, actor, record) => {
    const reason = operation.word()
    await operation.act(actor, 'restored', (ledger) => ledger.restoreRecord(record.key, `Not so ${reason}`))
    operation.promises.word(record.key, [reason])
  },
  { voided: true },
)

export const approve = onRecord(async (operation, actor, record) => {
  await operation.act(actor, 'approved', (ledger) => ledger.approveRecord(record.key))
})

/** Every second time of a record that something was said about: by others too, whose receipts quote it. */
export const erase = async (operation: Operation, actor: Actor): Promise<void> => {
  if (!(await operation.unlocked(actor))) return
  const said = operation.random.chance(0.5) ? someRecord(operation, actor, false, true) : null
  const record = said ?? someRecord(operation, actor)
  if (!record) return
  operation.promises.toErase.add(record.key)
  const done = await operation.act(actor, 'erased', (ledger) => ledger.eraseRecord(record.key, 'Asked for'))
  if (!done) return
  const by = operation.promises.erased.get(record.key) ?? new Set()
  operation.promises.erased.set(record.key, by.add(actor.log))
  // A store that failed in the middle is brought in order at the next start.
  if (!operation.struck && actor.laptop.open) await checkErased(operation, actor, 'right after')
}

export const relate = onRecord(async (operation, actor, record) => {
  const { random } = operation
  const other = someRecord(operation, actor)
  if (!other) return
  const kind = random.pick(['same-person', 'same-person', 'same-incident', 'part-of-group'] as const)
  const reason = operation.word()
  await operation.act(actor, 'related', (ledger) =>
    ledger.relate([record.key, other.key], kind, random.chance(0.75), `Seen ${reason}`),
  )
  for (const { key } of [record, other]) operation.promises.word(key, [reason])
})

export const shift = async (operation: Operation, actor: Actor): Promise<void> => {
  const state = operation.random.pick(['on', 'off', 'nothing-to-report'] as const)
  await operation.act(actor, 'shift', (ledger) => ledger.shift(state, operation.random.below(30)))
}
