/** Packs: opened on an empty installation, and taken as the next version of one that is held. */
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { limits } from '../../../shared/batch/limits.ts'
import { hashOfLine } from '../../../shared/events/reference.ts'
import { fromHex, toHex } from '../../../shared/lines/bytes.ts'
import { operationIdOf } from '../../../shared/pack/fingerprint.ts'
import { packFileHeader } from '../../../shared/pack/make-pack.ts'
import { readOpeningCode } from '../../../shared/pack/opening-code.ts'
import type { Pack } from '../../../shared/pack/pack.ts'
import { trainingKeys } from '../../../shared/pack/training-keys.ts'
import { signHash } from '../../../shared/segments/segment-header.ts'
import { keepCopy, startAgain, takeCopy } from '../copies.ts'
import { type Dice, makeDice } from '../dice.ts'
import { expectThat } from '../fault.ts'
import { changeValue, wildKeys } from '../hostile-values.ts'
import { expectBounded, expectGenuine, expectSame, look, nameOf, restart } from '../judge.ts'
import { changeFile, fileOf, type Layers, makeDear, openContent, openUnder, sealUnder } from '../layers.ts'
import { emptyProfile, officerDraft, type World } from '../world.ts'
import type { RunKind } from './kind.ts'

const codeOf = (typed: string): string => {
  const code = readOpeningCode(typed)
  if (!code.ok) throw new Error('not a code of ours')
  return code.value
}

/** Signs the pack's own line, as its authority would. */
const signer =
  (seed: Uint8Array) =>
  (lines: readonly string[]): readonly string[] => {
    const signature = signHash(cryptography, 'pack', hashOfLine(cryptography, lines[1] ?? ''), seed)
    return [...lines, JSON.stringify({ signature })]
  }

/** A pack that follows the one held, or that its authority would never have written. */
const nextPack = (world: World, line: string, dice: Dice): string => {
  const held = JSON.parse(line) as Pack
  const next = { ...held, version: held.version + 1, previous: hashOfLine(cryptography, line) }
  const other = world.stranger
  return JSON.stringify(
    dice.pick<unknown>([
      next,
      { ...next, previous: 'ab'.repeat(32) },
      { ...next, version: Number.MAX_SAFE_INTEGER },
      { ...next, name: 'Ž'.repeat(120), ends: '9999-12-31', retention: '9999-12-31' },
      { ...next, starts: '1900-01-01' },
      { ...next, units: next.units.map((unit) => ({ ...unit, recipient: `age1${'q'.repeat(58)}` })) },
      { ...next, units: next.units.map((unit) => ({ ...unit, recovery: `age1${'q'.repeat(58)}` })) },
      {
        ...next,
        units: next.units.toReversed().map((unit, at) => ({ ...unit, log: at ? unit.log : other.log })),
      },
      {
        ...next,
        units: next.units.slice(0, 1),
        sites: next.sites.map((site) => ({ ...site, unit: next.units[0]?.id })),
      },
      { ...next, sites: [] },
      {
        ...next,
        sites: next.sites.map((site) => ({
          ...site,
          zone: 'No/Where',
          offsets: [{ from: '9999-12-31T23:59Z', minutes: 840 }],
        })),
      },
      {
        ...next,
        sites: next.sites.map((site) => ({
          ...site,
          cutoffs: site.cutoffs.map(({ from }) => ({ from, minutes: 1439 })),
        })),
      },
      { ...next, [dice.pick(wildKeys)]: 1 },
      { ...next, [dice.pick(wildKeys)]: 1 },
      { ...next, matching: 'A' },
      { ...next, languages: ['ar'] },
      {
        ...next,
        sites: next.sites.map((site, at) =>
          at ? site : { ...site, lead: { log: other.log, recipient: `age1${'q'.repeat(58)}` } },
        ),
      },
      changeValue(next, dice),
      changeValue(next, dice),
      changeValue(changeValue(next, dice), dice),
    ]),
  )
}

interface MadePack {
  readonly bytes: Uint8Array
  readonly code: string
}

const strangersPack = (world: World, held: Pack, dice: Dice) => {
  const seed = makeDice('authority').bytes(32)
  const authority = toHex(cryptography.publicKey(seed))
  const operation = operationIdOf(cryptography, authority, held.nonce)
  const nonce = toHex(dice.bytes(16))
  const byUs = {
    ...held,
    nonce,
    operation: operationIdOf(cryptography, held.authority, nonce),
    version: 9,
    previous: 'ab'.repeat(32),
  }
  const own = fromHex(world.central.secrets.unit?.authority ?? '')
  return dice.pick([
    { pack: { ...held, authority, operation }, seed },
    { pack: { ...held, authority, operation, version: 9, previous: 'ab'.repeat(32) }, seed },
    { pack: byUs, seed: own },
    { pack: byUs, seed: own },
    { pack: { ...held, training: true }, seed: own },
    {
      pack: {
        ...held,
        authority: trainingKeys.authority,
        operation: operationIdOf(cryptography, trainingKeys.authority, held.nonce),
        training: true,
      },
      seed: fromHex(trainingKeys.authoritySecret),
    },
  ])
}

const somePack = async (world: World, dice: Dice): Promise<MadePack> => {
  const { code, bytes } = world.packFile
  if (dice.once(12))
    return { bytes, code: dice.pick(['', 'AB', code.replace(/[0-9A-Z]/, 'U'), code.slice(1), `${code}0`]) }
  if (dice.once(14))
    return {
      bytes: dice.pick([
        new Uint8Array(limits.packBytes + 1),
        new Uint8Array(limits.packBytes + 1),
        world.request,
        world.backup,
      ]),
      code,
    }
  if (dice.once(16)) return { bytes, code: world.oldPack.code }
  if (dice.once(16)) return world.oldPack
  if (dice.once(14)) return { bytes: makeDear(bytes, dice), code }
  const { lines, rest } = await openContent(await openUnder(bytes, codeOf(code)))
  const [, line = ''] = lines
  const sealed = { rest, seal: sealUnder(codeOf(code)) }
  if (dice.once(5)) {
    const { pack, seed } = strangersPack(world, JSON.parse(line) as Pack, dice)
    const layers: Layers = { ...sealed, lines: [packFileHeader, JSON.stringify(pack)], sign: signer(seed) }
    return { bytes: await fileOf(layers, layers.sign(layers.lines)), code }
  }
  const sign = signer(fromHex(world.central.secrets.unit?.authority ?? ''))
  const next = dice.once(3) ? line : nextPack(world, line, dice)
  const layers: Layers = { ...sealed, lines: [packFileHeader, next], sign }
  return {
    bytes: dice.once(2) ? await changeFile(layers, dice) : await fileOf(layers, sign(layers.lines)),
    code,
  }
}

/** On an empty machine, as far as a station at work. */
export const runPack: RunKind = async (world, dice, note) => {
  const { bytes, code } = await somePack(world, dice)
  note([{ name: 'one.mppack', bytes }])
  const profile = emptyProfile()
  const ledger = profile.start()
  const read = await ledger.readPack(bytes, code, false)
  expectBounded(bytes, read.ok ? 'taken' : read.refusal.reason)
  if (!read.ok) {
    expectThat(profile.mirror.files.size === 0, 'refused, and something was written')
    return nameOf(read.refusal)
  }
  expectGenuine(bytes)
  const site = read.value.pack.sites[0]?.id ?? 'HRBAJ'
  const made = await ledger.createStation(site, `${site.slice(0, 11)}9`, officerDraft)
  if (!made.ok) return `read, then ${nameOf(made.refusal)}`
  const sealed = await ledger.makeExport('all')
  if (!sealed.ok) nameOf(sealed.refusal)
  await (await restart(profile, ledger, { wiped: dice.once(4) })).lock()
  return 'taken'
}

/** At a station, and at the unit below, that are at work under the pack before. */
export const runNewerPack: RunKind = async (world, dice, note) => {
  const { bytes, code } = await somePack(world, dice)
  note([{ name: 'one.mppack', bytes }])
  const party = dice.once(3) ? world.below : world.station
  const copy = await takeCopy(party, 'packs')
  const { ledger, before } = copy
  const taken = await ledger.takePack(bytes, code)
  const said = taken.ok ? 'taken' : nameOf(taken.refusal)
  expectBounded(bytes, said)
  if (!taken.ok) {
    const after = await look(ledger)
    expectSame(before.held, after.held, `refused with ${said}, and something changed`)
    keepCopy(copy, after)
    return said
  }
  expectGenuine(bytes)
  const sealed = await ledger.makeExport('all')
  if (!sealed.ok) nameOf(sealed.refusal)
  await (await startAgain(copy, dice, await look(ledger))).lock()
  return said
}
