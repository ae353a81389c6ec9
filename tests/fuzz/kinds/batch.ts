/** Batches, to the central unit and to a station that may take none. */

import { identityToRecipient } from 'age-encryption'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { signLines } from '../../../shared/batch/make-batch.ts'
import { writeListed } from '../../../shared/batch/segment-list.ts'
import type { FileOutcome, LedgerApi } from '../../../shared/ledger-api.ts'
import { trainingKeys } from '../../../shared/pack/training-keys.ts'
import type { Segment } from '../../../shared/segments/segment.ts'
import { keepCopy, startAgain, takeCopy } from '../copies.ts'
import type { Dice } from '../dice.ts'
import { expectThat } from '../fault.ts'
import { expectBounded, expectGenuine, expectSame, look, nameOf } from '../judge.ts'
import { changeFile, fileOf, type Layers, sealTo } from '../layers.ts'
import { isFalse } from '../seal-hostile.ts'
import type { Party, World } from '../world.ts'
import { hostileSegments, wrongSegments } from './hostile-segments.ts'
import type { RunKind } from './kind.ts'
import { batchHeader, crowd, inListOrder, overLimits, restOf, swellingMember } from './over-limits.ts'

const signedBy =
  (sender: Party) =>
  (lines: readonly string[]): readonly string[] =>
    signLines(cryptography, lines, sender.seed)

const layersOf = (world: World, sender: Party, segments: readonly Segment[], more: object = {}): Layers => {
  const ordered = inListOrder(segments)
  return {
    lines: [batchHeader(world, sender.log, more), ...ordered.flatMap(writeListed)],
    sign: signedBy(sender),
    rest: restOf(ordered),
    seal: sealTo([world.central.recipient]),
  }
}

/** Whole and rightly made, but for one thing that a person may get wrong. */
const misdirected = async (world: World, sender: Party, dice: Dice): Promise<Uint8Array> => {
  const training = await identityToRecipient(trainingKeys.unitIdentity)
  const to = dice.pick([
    [world.below.recipient],
    [training],
    [world.central.recipient],
    [world.central.recipient, world.below.recipient],
  ])
  const more = dice.pick<object>([{ training: true }, { operation: 'ab'.repeat(32) }, { to: 'OCUZAG' }])
  const layers = { ...layersOf(world, sender, sender.segments, more), seal: sealTo(to) }
  return fileOf(layers, layers.sign(layers.lines))
}

/** Logs of which a file has what nothing may be counted of. */
const falseLogs = new WeakMap<Uint8Array, ReadonlySet<string>>()

const someBatch = async (world: World, dice: Dice): Promise<Uint8Array> => {
  const sender = dice.pick(world.senders)
  const way = dice.int(60)
  if (way === 0) return overLimits(world, dice)
  if (way === 1) return dice.once(2) ? crowd(world) : swellingMember(world)
  if (way < 5) return misdirected(world, sender, dice)
  if (way === 5) return dice.pick([...world.receipts.values(), world.packFile.bytes, world.backup])
  const all = world.senders.filter(({ name }) => name !== 'rejected').flatMap(({ segments }) => segments)
  const held = dice.pick([[], sender.segments, all])
  const hostile =
    way < 9
      ? await wrongSegments(world, sender, dice)
      : way < 40
        ? await hostileSegments(world, dice.once(3) ? dice.pick(world.senders) : sender, dice)
        : []
  const layers = layersOf(world, sender, [...held, ...hostile])
  const file =
    hostile.length > 0 && !dice.once(10)
      ? await fileOf(layers, layers.sign(layers.lines))
      : await changeFile(layers, dice)
  falseLogs.set(file, new Set(hostile.filter(isFalse).map(({ header }) => header.log)))
  return file
}

const outcomeName = (file: FileOutcome): string => {
  if (file.refusal) return nameOf(file.refusal)
  const part = file.logs.find(({ status }) => status === file.outcome)
  if (part?.refusal) return `${file.outcome}: ${nameOf(part.refusal)}`
  if (part?.contradiction) return `${file.outcome}: contradiction`
  if (part?.against) return `${file.outcome}: ${part.against}`
  return file.outcome
}

export const runBatch: RunKind = async (world, dice, note) => {
  const bytes = await someBatch(world, dice)
  const name = `${dice.int(1000)}.mpbatch`
  note([{ name, bytes }])
  const party = dice.once(40) ? world.station : world.central
  const copy = await takeCopy(party, 'batches')
  const { ledger, before } = copy
  const [outcome, more] = await ledger.importFiles([{ name, bytes }], () => {})
  if (!outcome || more) throw new Error('not one outcome')
  const said = outcomeName(outcome)
  expectBounded(bytes, said)
  expectThat(said !== 'unreadable' && said !== 'store-failed', `a fault of ours over the file: ${said}`)
  if (!outcome.refusal) expectGenuine(bytes)
  for (const { log, fresh } of outcome.logs)
    expectThat(
      fresh === 0 || !falseLogs.get(bytes)?.has(log),
      `counted of a log that never signed it: ${log}`,
    )
  const after = await look(ledger)
  const kept = after.files.length - before.files.length
  expectThat(kept === (said === 'not-lead' ? 0 : 1), `${kept} rows of the inbox for one file`)
  if (kept === 1)
    expectSame(
      JSON.stringify(after.files[0]),
      JSON.stringify(outcome),
      'the inbox says other than the outcome',
    )
  if (outcome.refusal || outcome.fresh === 0) {
    const changed = outcome.receipt || outcome.logs.length > 0 // what came of a log stands in the list of receipts to write
    if (!changed) expectSame(before.held, after.held, `refused with ${said}, and something changed`)
  }
  if (before.held === after.held) {
    keepCopy(copy, after)
    return said
  }
  const again = await startAgain(copy, dice, after)
  if (party === world.central && dice.once(3)) await writesOn(again)
  await again.lock()
  return said
}

/** What came in must not keep the unit from going on: receipts, export, sheet, another start's worth of entries. */
export const writesOn = async (ledger: LedgerApi): Promise<void> => {
  const plan = await ledger.receiptPlan()
  for (const { log } of plan) {
    const made = await ledger.makeReceipts([log])
    if (!made.ok) nameOf(made.refusal)
  }
  const { scopes, days } = await ledger.tallyChoices()
  const [scope] = scopes
  if (scope && days[0]) {
    const sheet = await ledger.issueSheet(scope.scope, days[0])
    if (!sheet.ok) nameOf(sheet.refusal)
  }
  const backup = await ledger.makeBackup()
  expectThat(backup.ok, 'no backup can be made any more')
}
