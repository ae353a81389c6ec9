/** Receipts, to the station and to the unit that they are about. */
import { identityToRecipient } from 'age-encryption'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { limits } from '../../../shared/batch/limits.ts'
import { signLines } from '../../../shared/batch/make-batch.ts'
import { toHex } from '../../../shared/lines/bytes.ts'
import { trainingKeys } from '../../../shared/pack/training-keys.ts'
import { keepCopy, startAgain, takeCopy } from '../copies.ts'
import type { Dice } from '../dice.ts'
import { expectThat } from '../fault.ts'
import { hostileEvent, hostilePersonal } from '../hostile-ops.ts'
import { wildKeys } from '../hostile-values.ts'
import { expectBounded, expectGenuine, expectSame, look, nameOf } from '../judge.ts'
import { changeFile, fileOf, type Layers, markForged, openContent, openTo, sealTo } from '../layers.ts'
import type { Party, World } from '../world.ts'
import type { RunKind } from './kind.ts'

const layersOf = async (world: World, about: Party): Promise<Layers> => {
  const file = world.receipts.get(about.log)
  if (!file) throw new Error('no receipt')
  const { lines, rest } = await openContent(await openTo(file, about.secrets.identity))
  return {
    lines: lines.slice(0, -1),
    sign: (said) => signLines(cryptography, said, world.central.seed, 'receipt'),
    rest,
    seal: sealTo([await identityToRecipient(about.secrets.identity)]),
  }
}

type Json = Record<string, unknown>
const changed = (line: string | undefined, more: Json): string =>
  JSON.stringify({ ...(JSON.parse(line ?? '{}') as Json), ...more })

/** What a unit that is above says rightly, and should not. */
const hostile = (world: World, { lines }: Layers, dice: Dice): readonly string[] => {
  const summary = JSON.parse(lines[1] ?? '{}') as { head: readonly [string, number, string] }
  const [log] = summary.head
  const [events, personal]: [string[], string[]] = [[], []]
  for (let n = 1; n <= 1 + dice.int(6); n++) {
    events.push(JSON.stringify(hostileEvent(world, dice, n, [], 40)))
    if (dice.once(2)) personal.push(JSON.stringify(hostilePersonal(n, dice, 40)))
  }
  const refused = [
    {
      at: '2021-07-06T20:30:00+02:00',
      reason: dice.pick(['bomb', 'not-a-valid-event', 'later-reason', 'constructor']),
      detail: { index: 3, field: dice.pick(['site', ...wildKeys]).slice(0, 64) },
    },
  ]
  const runs = dice.pick([
    [],
    [
      {
        first: 1,
        last: Number.MAX_SAFE_INTEGER,
        hash: toHex(dice.bytes(32)),
        state: 'counted',
        personal: true,
      },
    ],
    [{ first: 1, last: 1, hash: world.station.segments[0]?.hash, state: 'set-aside', personal: false }],
  ])
  return [
    lines[0] ?? '',
    changed(lines[1], {
      head: [log, dice.pick([1, 50, Number.MAX_SAFE_INTEGER]), toHex(dice.bytes(8))],
      state: dice.pick(['accepted', 'waiting', 'rejected', 'revoked', 'named-by-pack']),
      ...{ runs: runs.length, refused: refused.length, events: events.length, personal: personal.length },
    }),
    ...[...runs, ...refused].map((line) => JSON.stringify(line)),
    ...events,
    ...personal,
  ]
}

const misdirected = async (world: World, layers: Layers, dice: Dice): Promise<Uint8Array> => {
  const signed = (more: Json) =>
    fileOf(layers, layers.sign(layers.lines.with(0, changed(layers.lines[0], more))))
  const { second } = world
  switch (dice.int(13)) {
    case 7:
    case 8:
    case 9:
      return signed({ created: '2021-07-05T08:00:00+02:00' })
    case 10:
      return signed({ operation: 'cd'.repeat(32) })
    case 0:
      return signed({ training: true })
    case 1:
      return signed({ operation: 'ab'.repeat(32) })
    case 2:
      return markForged(await signed({ about: world.stranger.log }))
    case 3: {
      // Of a station, whole and rightly signed.
      const lines = layers.lines
        .with(0, changed(layers.lines[0], { from: second.log }))
        .with(1, changed(layers.lines[1], { head: [second.log, 9, toHex(dice.bytes(8))] }))
      return markForged(await fileOf(layers, signLines(cryptography, lines, second.seed, 'receipt')))
    }
    case 4:
      return fileOf(
        { ...layers, seal: sealTo([await identityToRecipient(trainingKeys.unitIdentity)]) },
        layers.sign(layers.lines),
      )
    case 5:
      return dice.pick([world.packFile.bytes, world.backup, world.request])
    case 6:
      return new Uint8Array(limits.receiptBytes + 1)
    default:
      return markForged(await fileOf(layers, signLines(cryptography, layers.lines, second.seed, 'receipt')))
  }
}

const someReceipt = async (world: World, about: Party, dice: Dice): Promise<Uint8Array> => {
  const layers = await layersOf(world, about)
  if (dice.once(5)) return misdirected(world, layers, dice)
  if (dice.once(3)) return fileOf(layers, layers.sign(hostile(world, layers, dice)))
  if (dice.once(12)) return fileOf(layers, layers.sign(layers.lines))
  return changeFile(layers, dice)
}

export const runReceipt: RunKind = async (world, dice, note) => {
  const about = dice.once(4) ? world.below : world.station
  const bytes = await someReceipt(world, about, dice)
  const name = 'one.mpreceipt'
  note([{ name, bytes }])
  const held = world.receipts.get(about.log)
  // Half the time one is held already, which the other may be older than.
  const copy =
    held && dice.once(2)
      ? await takeCopy(about, 'with a receipt', (ledger) => ledger.importReceipts([{ name, bytes: held }]))
      : await takeCopy(about, 'without a receipt')
  const { ledger, before } = copy
  const [outcome] = await ledger.importReceipts([{ name, bytes }])
  if (!outcome) throw new Error('no outcome')
  const said = outcome.refusal ? nameOf(outcome.refusal) : 'taken'
  expectBounded(bytes, said)
  expectThat(said === 'taken' ? outcome.unit !== null : true, 'taken from nobody')
  const after = await look(ledger)
  if (said !== 'taken') {
    expectSame(before.held, after.held, `refused with ${said}, and something changed`)
    keepCopy(copy, after)
    return said
  }
  expectGenuine(bytes)
  await (await startAgain(copy, dice, after)).lock()
  return said
}
