/** Recovery: requests to the unit, answers to the locked station. */
import { identityToRecipient } from 'age-encryption'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { loadKeyring } from '../../../renderer/ledger/session/keyring-file.ts'
import { loadRequest } from '../../../renderer/ledger/session/recovery-file.ts'
import { openSlot } from '../../../renderer/ledger/vault/officer-slot.ts'
import { toHex } from '../../../shared/lines/bytes.ts'
import { joinLines } from '../../../shared/lines/write-line.ts'
import { trainingKeys } from '../../../shared/pack/training-keys.ts'
import { recoveryLimits } from '../../../shared/recovery/recovery.ts'
import { signHash } from '../../../shared/segments/segment-header.ts'
import { value } from '../../renderer/ledger/harness.ts'
import { keepCopy, startAgain, takeCopy } from '../copies.ts'
import type { Dice } from '../dice.ts'
import { expectThat } from '../fault.ts'
import { expectBounded, expectGenuine, expectSame, look, nameOf, restart } from '../judge.ts'
import { changeFile, fileOf, type Layers, openContent, openTo, sealTo } from '../layers.ts'
import { copyOf, newPassphrase, type Party, type World } from '../world.ts'
import type { RunKind } from './kind.ts'

type Json = Record<string, unknown>
const changed = (line: string | undefined, more: Json): string =>
  JSON.stringify({ ...(JSON.parse(line ?? '{}') as Json), ...more })

const large = () => new Uint8Array(recoveryLimits.fileBytes + 1)

const someRequest = async (world: World, dice: Dice): Promise<Uint8Array> => {
  const unit = world.central.secrets.unit
  if (dice.once(8)) return dice.pick([world.answer, world.packFile.bytes, world.request, large()])
  const { lines, rest } = await openContent(await openTo(world.request, unit?.recovery ?? ''))
  const seal = sealTo([await identityToRecipient(unit?.recovery ?? '')])
  const layers: Layers = { lines, sign: (said) => said, rest, seal }
  const bytes = (text: Uint8Array) => Buffer.from(text).toString('base64')
  switch (dice.int(9)) {
    case 0:
      return fileOf(layers, lines.with(0, changed(lines[0], { training: true })))
    case 1:
      return fileOf(layers, lines.with(0, changed(lines[0], { recipient: `age1${'q'.repeat(58)}` })))
    case 2: {
      // What was never a vault key, handed in to be opened.
      const other = await seal(dice.bytes(dice.pick([0, 31, 33, 1_000])))
      return fileOf(layers, [...lines.slice(0, 1), changed(lines[1], { wrapped: bytes(other) })])
    }
    case 3: {
      const foreign = await sealTo([world.below.recipient])(dice.bytes(32))
      return fileOf(layers, [...lines.slice(0, 1), changed(lines[1], { wrapped: bytes(foreign) })])
    }
    case 4:
      return fileOf({ ...layers, seal: sealTo([world.below.recipient]) }, lines)
    case 5:
      return fileOf(
        { ...layers, seal: sealTo([await identityToRecipient(trainingKeys.recoveryIdentity)]) },
        lines,
      )
    default:
      return changeFile(layers, dice)
  }
}

export const runRequest: RunKind = async (world, dice, note) => {
  const bytes = await someRequest(world, dice)
  note([{ name: 'one.mprecover', bytes }])
  const copy = await takeCopy(world.central, 'requests')
  const { ledger, before } = copy
  const read = await ledger.openRecoveryRequest(bytes)
  const answered = await ledger.answerRecovery(bytes)
  const said = answered.ok ? 'answered' : nameOf(answered.refusal)
  expectBounded(bytes, said)
  if (!read.ok)
    expectThat(nameOf(read.refusal) === said, `read as ${read.refusal.reason}, answered as ${said}`)
  const after = await look(ledger)
  if (!answered.ok) {
    expectSame(before.held, after.held, `refused with ${said}, and something changed`)
    keepCopy(copy, after)
    return said
  }
  await (await startAgain(copy, dice, after)).lock()
  return said
}

const identityOf = async ({ asking }: World): Promise<string> => {
  const parts = asking.parts()
  const keyring = value(await loadKeyring(parts))
  const waiting = keyring && value(await loadRequest(parts, keyring))
  const identity =
    keyring && waiting && (await openSlot(parts.derive, keyring.store, waiting.slot, newPassphrase))
  if (!identity) throw new Error('nothing was asked')
  return identity
}

const someAnswer = async (world: World, dice: Dice): Promise<Uint8Array> => {
  if (dice.once(6))
    return dice.pick([world.request, world.packFile.bytes, world.answer, world.answer, large(), large()])
  const identity = await identityOf(world)
  const { lines, rest } = await openContent(await openTo(world.answer, identity))
  const signedBy =
    (party: Party, more: Json = {}) =>
    (said: readonly string[]): readonly string[] => {
      const all =
        said.length > 0 && Object.keys(more).length > 0 ? said.with(0, changed(said[0], more)) : said
      const hash = toHex(cryptography.sha256(joinLines(all)))
      return [...all, JSON.stringify({ signature: signHash(cryptography, 'recovery', hash, party.seed) })]
    }
  const layers: Layers = {
    ...{ lines: lines.slice(0, -1), sign: signedBy(world.central), rest },
    seal: sealTo([await identityToRecipient(identity)]),
  }
  const keys = layers.lines.slice(1)
  switch (dice.int(10)) {
    case 0:
      return fileOf(layers, signedBy(world.second, { from: world.second.log })(layers.lines))
    case 1:
      return fileOf(layers, signedBy(world.second)(layers.lines))
    case 2:
      return fileOf(layers, signedBy(world.central, { training: true })(layers.lines))
    case 3:
      return fileOf(layers, signedBy(world.central, { request: 'ab'.repeat(32) })(layers.lines))
    case 4:
      return fileOf(layers, layers.sign([layers.lines[0] ?? '', ...keys, changed(keys[0], { number: 99 })]))
    case 5:
      return fileOf(
        layers,
        layers.sign([layers.lines[0] ?? '', changed(keys[0], { secret: 'ab'.repeat(32) })]),
      )
    case 6:
      return fileOf({ ...layers, seal: sealTo([world.below.recipient]) }, layers.sign(layers.lines))
    default:
      return changeFile(layers, dice)
  }
}

export const runAnswer: RunKind = async (world, dice, note) => {
  const bytes = await someAnswer(world, dice)
  note([{ name: 'one.mprecover', bytes }])
  const profile = await copyOf(world.asking)
  const files = () =>
    JSON.stringify(
      [...profile.mirror.files].map(([name, held]) => [
        name,
        held.length,
        Buffer.from(held).toString('base64'),
      ]),
    )
  const before = files()
  const ledger = profile.start()
  const taken = await ledger.takeRecoveryAnswer(bytes, newPassphrase)
  expectBounded(bytes, taken.ok ? 'taken' : taken.refusal.reason)
  if (!taken.ok) {
    const said = nameOf(taken.refusal)
    expectSame(before, files(), `refused with ${said}, and something was written`)
    return said
  }
  expectGenuine(bytes)
  await (await restart(profile, ledger, { wiped: dice.once(4), phrase: newPassphrase })).lock()
  return 'taken'
}
