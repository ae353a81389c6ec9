/** Join files, to the authority. */

import { identityToRecipient } from 'age-encryption'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { joinLimits } from '../../../shared/join/join.ts'
import { toHex } from '../../../shared/lines/bytes.ts'
import { joinLines } from '../../../shared/lines/write-line.ts'
import { trainingKeys } from '../../../shared/pack/training-keys.ts'
import { signHash } from '../../../shared/segments/segment-header.ts'
import { keepCopy, startAgain, takeCopy } from '../copies.ts'
import { type Dice, makeDice } from '../dice.ts'
import { expectThat } from '../fault.ts'
import { expectBounded, expectGenuine, expectSame, look, nameOf } from '../judge.ts'
import { changeFile, fileOf, type Layers, openContent, openTo, sealTo } from '../layers.ts'
import type { World } from '../world.ts'
import type { RunKind } from './kind.ts'

type Json = Record<string, unknown>
const seed = makeDice('joining').bytes(32)
const log = toHex(cryptography.publicKey(seed))

/** By a log whose key the sender has: its own. */
const sign = (lines: readonly string[]): readonly string[] => [
  ...lines,
  JSON.stringify({
    signature: signHash(cryptography, 'join', toHex(cryptography.sha256(joinLines(lines))), seed),
  }),
]

const someJoin = async (world: World, dice: Dice): Promise<Uint8Array> => {
  if (dice.once(8))
    return dice.pick([
      world.request,
      world.packFile.bytes,
      new Uint8Array(joinLimits.fileBytes + 1),
      new Uint8Array(joinLimits.fileBytes + 1),
      ...world.joins,
    ])
  const file = dice.pick(world.joins)
  const { lines, rest } = await openContent(await openTo(file, world.central.secrets.unit?.batch ?? ''))
  const unit = { ...(JSON.parse(lines[1] ?? '{}') as Json), log }
  const bad = `age1${'q'.repeat(58)}`
  const said = dice.pick<Json>([
    unit,
    unit,
    { ...unit, recipient: bad },
    { ...unit, recovery: bad },
    { ...unit, parent: 'NOWHERE' },
    { ...unit, id: 'OCUABU', parent: 'OCUZAG' },
    { ...unit, log: world.station.log },
  ])
  const head = JSON.parse(lines[0] ?? '{}') as Json
  const header = dice.pick<Json>([
    head,
    head,
    head,
    head,
    { ...head, training: true },
    { ...head, operation: 'ab'.repeat(32) },
    { ...head, operation: 'ab'.repeat(32) },
  ])
  const to = dice.pick([
    ...Array.from({ length: 8 }, () => world.central.recipient),
    world.below.recipient,
    await identityToRecipient(trainingKeys.unitIdentity),
  ])
  const layers: Layers = {
    lines: [JSON.stringify(header), JSON.stringify(said)],
    sign,
    rest,
    seal: sealTo([to]),
  }
  return dice.once(2) ? changeFile(layers, dice) : fileOf(layers, sign(layers.lines))
}

export const runJoin: RunKind = async (world, dice, note) => {
  const bytes = await someJoin(world, dice)
  note([{ name: 'one.mpjoin', bytes }])
  const copy = await takeCopy(world.central, 'joins')
  const { ledger, before } = copy
  const read = await ledger.readJoinFile(bytes)
  const parent = dice.pick(['OCUABU', 'OCUABU', 'OCUZAG', 'NOWHERE'])
  const added = await ledger.addUnit(bytes, { parent, personal: dice.once(2), restored: dice.once(2) })
  const said = added.ok ? 'taken' : nameOf(added.refusal)
  expectBounded(bytes, said)
  if (!read.ok) expectThat(nameOf(read.refusal) === said, `read as ${read.refusal.reason}, taken as ${said}`)
  if (!added.ok) {
    const after = await look(ledger)
    expectSame(before.held, after.held, `refused with ${said}, and something changed`)
    keepCopy(copy, after)
    return said
  }
  expectGenuine(bytes)
  const pack = await ledger.writePack()
  expectThat(pack.ok, 'no pack can be written any more')
  await (await startAgain(copy, dice, await look(ledger))).lock()
  return said
}
