/** What units do: deciding about logs, reviewing, clocks, sheets, the operation itself. */
import type { LogView } from '../../../shared/fold/view.ts'
import type { Actor, Operation } from '../actors.ts'
import { siteDraft, siteIds } from '../set-up.ts'

/** The last segment held of each branch. */
export const tipsOf = ({ segments }: LogView): readonly { index: number; hash: string }[] => {
  const held = segments.filter(({ hashes }) => hashes.length > 0)
  const widest = held.findLast(({ hashes }) => hashes.length > 1)
  const last = held.at(-1)
  if (!last) return []
  const ends = [...(widest ? widest.hashes.map((hash) => ({ index: widest.index, hash })) : [])]
  for (const hash of last.hashes)
    if (!ends.some((end) => end.hash === hash)) ends.push({ index: last.index, hash })
  return ends
}

const decide = async (
  operation: Operation,
  actor: Actor,
  op: 'accepted' | 'rejected' | 'revoked',
  view: LogView,
  branches: readonly { index: number; hash: string }[],
): Promise<void> => {
  const suffix = op === 'accepted' && operation.random.chance(0.05) ? 'b' : null
  const done = await operation.act(actor, op, (ledger) =>
    op === 'accepted'
      ? ledger.acceptLog(view.log, branches, suffix)
      : op === 'rejected'
        ? ledger.rejectLog(view.log, 'Nobody knows it')
        : ledger.revokeLog(view.log, branches, 'The laptop was stolen'),
  )
  operation.note(`${op} ${view.log} ${JSON.stringify(branches)}`)
  if (done || operation.inDoubt)
    operation.decided.set(`${actor.log} ${view.log}`, {
      ...{ op: done ? op : 'in-doubt', pins: branches.map(({ hash }) => hash) },
    })
}

export const decideLogs = async (operation: Operation, actor: Actor, all = false): Promise<void> => {
  if (!(await operation.unlocked(actor))) return
  const { random } = operation
  for (const view of actor.laptop.open?.fold.logs() ?? []) {
    if (view.role === 'unit' || view.log === actor.log || view.events === 0) continue
    const genuine = operation.genuine.has(view.log)
    if (view.state === 'waiting') {
      if (genuine && (all || random.chance(0.8))) await decide(operation, actor, 'accepted', view, [])
      else if (!genuine && random.chance(0.3)) await decide(operation, actor, 'rejected', view, [])
    } else if (view.contradiction !== null && random.chance(all ? 0.5 : 0.2))
      // A history is chosen, or both: references tell their events apart.
      await decide(
        operation,
        actor,
        'accepted',
        view,
        random.shuffled(tipsOf(view)).slice(0, 1 + random.below(2)),
      )
  }
}

/** A laptop was stolen, a log is not what it said; and now and then it was a mistake. */
export const turnAgainst = async (operation: Operation, actor: Actor): Promise<void> => {
  if (!(await operation.unlocked(actor))) return
  const { random } = operation
  const views = (actor.laptop.open?.fold.logs() ?? []).filter(
    ({ role, state, segments }) =>
      role === 'station' && state !== 'waiting' && state !== 'own' && segments.length > 0,
  )
  if (views.length === 0) return
  const view = random.pick(views)
  if (view.state === 'rejected' || view.state === 'revoked') {
    if (operation.genuine.has(view.log)) await decide(operation, actor, 'accepted', view, [])
  } else if (random.chance(0.3)) await decide(operation, actor, 'rejected', view, [])
  else {
    const held = view.segments.filter(({ hashes }) => hashes.length === 1)
    const at = held.length > 0 && random.chance(0.8) ? random.pick(held) : null
    const pins = at ? [{ index: at.index, hash: at.hashes[0] ?? '' }] : []
    await decide(operation, actor, 'revoked', view, pins)
  }
}

export const review = async (operation: Operation, actor: Actor): Promise<void> => {
  if (!(await operation.unlocked(actor))) return
  const rows = (await actor.laptop.ask((ledger) => ledger.review()))?.rows ?? []
  const mine = rows.filter(({ mayAct }) => mayAct)
  if (mine.length === 0) return
  const { random } = operation
  // Doubles are many, and wait longest.
  const rare = mine.filter(({ what }) => what !== 'duplicate')
  const row = random.pick(rare.length > 0 && random.chance(0.8) ? rare : mine)
  const reason = operation.word()
  if (row.what === 'conflict') {
    const choices = Object.fromEntries(
      row.registers.map(({ register, values }) => [register, random.pick(values).by]),
    )
    await operation.act(actor, 'settled', (ledger) => ledger.settle(row.row.record.key, choices, reason))
    operation.promises.word(row.row.record.key, [reason])
  } else if (row.what === 'proposal' || row.what === 'relation-proposal') {
    if (random.chance(0.5)) await operation.act(actor, 'adopted', (ledger) => ledger.adopt(row.by))
    else await operation.act(actor, 'declined', (ledger) => ledger.decline(row.by, reason))
    for (const { record } of row.what === 'proposal' ? [row.row] : row.records)
      operation.promises.word(record.key, [reason])
  } else {
    const [a, b] = row.records
    const kind = row.what === 'relation' ? row.kind : 'same-person'
    await operation.act(actor, 'related', (ledger) =>
      ledger.relate([a.record.key, b.record.key], kind, random.chance(0.5), reason),
    )
    for (const { record } of row.records) operation.promises.word(record.key, [reason])
  }
}

export const correctClock = async (operation: Operation, actor: Actor): Promise<void> => {
  if (!(await operation.unlocked(actor))) return
  const { random } = operation
  const jumps = (await actor.laptop.ask((ledger) => ledger.clockJumps())) ?? []
  const fold = actor.laptop.open?.fold
  if (!fold) return
  const jump = jumps.length > 0 ? random.pick(jumps) : null
  const of = jump?.log ?? actor.log
  const last = fold.lastNumber(of)
  if (last < 1) return
  const first = jump ? jump.number : 1 + random.below(last)
  const days = random.pick([-3, -2, -1, 1, 2, 3])
  await operation.act(actor, 'clock-shifted', (ledger) =>
    ledger.correctClock(of, Math.min(first, last), last, days * 86_400, 'The clock was wrong'),
  )
}

export const issueSheet = async (operation: Operation, actor: Actor): Promise<void> => {
  if (!(await operation.unlocked(actor))) return
  const { random } = operation
  const choices = await actor.laptop.ask((ledger) => ledger.tallyChoices())
  if (!choices || choices.days.length === 0) return
  const { scope } = random.pick(choices.scopes)
  const day = random.pick(choices.days)
  const next = actor.laptop.open?.own.next ?? 0
  const issued = await operation.act(actor, 'sheet', (ledger) => ledger.issueSheet(scope, day))
  const open = actor.laptop.open
  if (!issued || !open) return
  // One that was kept when its answer failed is given again: it was counted from what was held then.
  if (issued.value.reference[1] < next) return operation.count('check: sheets given again')
  operation.promises.sheets.push({
    ...{ own: open.fold.own, check: issued.value.sheet.check, label: actor.code, scope, day },
    held: [...open.held.all()].map(({ hash }) => hash),
    pack: open.fold.pack,
  })
  if (random.chance(0.4)) await operation.act(actor, 'day-closed', (ledger) => ledger.closeDay(scope, day))
}

/** The authority changes a site: a new cut-off, or who leads it. */
export const changeOperation = async (operation: Operation): Promise<void> => {
  const { central, random } = operation
  if (!(await operation.unlocked(central))) return
  const at = random.below(siteIds.length)
  const leads = operation.stations.filter(({ site }) => site === siteIds[at])
  const wish = random.chance(0.75) && leads.length > 0 ? { lead: random.pick(leads).log } : {}
  const cutoff = random.pick([300, 360, 420])
  const done = await operation.act(central, 'lead' in wish ? 'lead named' : 'operation changed', (ledger) =>
    ledger.changeOperation([{ ...siteDraft(at), cutoff, ...wish }]),
  )
  const pack = central.laptop.open?.fold.pack
  if (done && pack) {
    operation.packs.set(pack.version, pack)
    central.packVersion = pack.version
  }
}
