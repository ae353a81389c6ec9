/** Files that an installation wrote itself and somebody changed: its mirror, its backups, a second copy. */
import { toBase64 } from '../../../renderer/ledger/bytes.ts'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { restoringName } from '../../../renderer/ledger/session/keyring-file.ts'
import { recoveryName } from '../../../renderer/ledger/session/recovery-file.ts'
import {
  keyringName,
  readKeyring,
  wrap,
  wrappingOf,
  writeKeyring,
} from '../../../renderer/ledger/vault/keyring.ts'
import { createVault } from '../../../renderer/ledger/vault/vault.ts'
import { copyKeysName, followsToCopy } from '../../../shared/ipc/copy.ts'
import { encodeText, joinBytes } from '../../../shared/lines/bytes.ts'
import type { NamedFile } from '../../../shared/mirror/backup.ts'
import { frameOverhead, makeFrame, readFrames } from '../../../shared/mirror/frames.ts'
import { type Installation, passphrase } from '../../renderer/ledger/harness.ts'
import { changeBytes } from '../change-bytes.ts'
import type { Dice } from '../dice.ts'
import { expectThat, Fault } from '../fault.ts'
import { changeValue, wildValue } from '../hostile-values.ts'
import { expectSame, look, nameOf, restart } from '../judge.ts'
import { textOf } from '../layers.ts'
import { copyOf, emptyProfile, newPassphrase, openCopy, type Party, type World } from '../world.ts'
import type { RunKind } from './kind.ts'

/** Frames doubled, left out, swapped, with a wrong length, or with other contents under a right checksum. */
const changeFrames = (bytes: Uint8Array, dice: Dice): Uint8Array => {
  const frames = readFrames(bytes).frames.map(({ type, payload }) => ({ type, payload }))
  if (frames.length === 0) return changeBytes(bytes, dice)
  const at = dice.int(frames.length)
  const one = frames[at]
  if (!one) return bytes
  switch (dice.int(6)) {
    case 0:
      frames.splice(at, 0, one)
      break
    case 1:
      frames.splice(at, 1)
      break
    case 2:
      frames.splice(at, 1, { ...one, type: one.type === 'close' ? 'entry' : 'close' })
      break
    case 3:
      frames.splice(at, 1, { ...one, payload: changeBytes(one.payload, dice) })
      break
    case 4:
      frames.push(...frames.slice(0, 1 + dice.int(3)))
      break
    default: {
      const whole = joinBytes(frames.map(({ type, payload }) => makeFrame(type, payload)))
      return whole.subarray(0, whole.length - dice.int(frameOverhead + 40))
    }
  }
  return joinBytes(frames.map(({ type, payload }) => makeFrame(type, payload)))
}

/** An officer's passphrase made dear, cheap or something else. */
const changeCost = (bytes: Uint8Array, dice: Dice): Uint8Array => {
  const to = dice.pick([0, 7, 64, 2 ** 22, 2 ** 31, Number.MAX_SAFE_INTEGER])
  const key = dice.pick(['memory', 'passes'])
  return encodeText(textOf(bytes).replace(new RegExp(`"${key}": \\d+`), `"${key}": ${to}`))
}

/** Keys and requests lie in JSON. */
const changeJson = (bytes: Uint8Array, dice: Dice): Uint8Array => {
  if (dice.once(3)) return changeCost(bytes, dice)
  try {
    return encodeText(JSON.stringify(changeValue(JSON.parse(textOf(bytes)), dice), null, 1))
  } catch {
    return changeBytes(bytes, dice)
  }
}

const changeStored = ({ name, bytes }: NamedFile, dice: Dice): NamedFile => {
  if (dice.once(3)) return { name, bytes: changeBytes(bytes, dice) }
  if (name === keyringName || name === copyKeysName) return { name, bytes: changeJson(bytes, dice) }
  return { name, bytes: changeFrames(bytes, dice) }
}

/** One file changed, or gone, or under another's name; now and then two. */
const changeFolder = (files: readonly NamedFile[], dice: Dice): readonly NamedFile[] => {
  const changed = [...files]
  for (let left = dice.once(4) ? 2 : 1; left > 0 && changed.length > 0; left--) {
    const keys = changed.findIndex(({ name }) => name === keyringName)
    const at = keys >= 0 && dice.once(5) ? keys : dice.int(changed.length)
    const file = changed[at] as NamedFile
    if (dice.once(10)) changed.splice(at, 1)
    else if (dice.once(12))
      changed[at] = { ...file, name: dice.pick([...changed.map(({ name }) => name), restoringName]) }
    else changed[at] = changeStored(file, dice)
  }
  return changed
}

type Keys = { recovery: string; slots: { enabled: boolean; locked: string }[] }
/** The key file, still a key file, changed where it says who may open it. */
const otherKeys = (files: readonly NamedFile[], change: (keys: Keys) => void): readonly NamedFile[] =>
  files.map((file) => {
    if (file.name !== keyringName) return file
    const keys = JSON.parse(textOf(file.bytes)) as Keys
    change(keys)
    return { ...file, bytes: encodeText(JSON.stringify(keys, null, 1)) }
  })

/** Another letter at the beginning: base64 and age recipients alike stay what they are in form. */
const retyped = (text: string, at = 0): string =>
  text.slice(0, at) + (text[at] === 'q' ? 'p' : 'q') + text.slice(at + 1)

/** A key of the attacker's own, wrapped for everybody that the key file names, and secrets sealed under it. */
const forgedKeys = async (
  bytes: Uint8Array,
  { secrets }: Pick<Party, 'secrets'>,
  dice: Dice,
): Promise<Uint8Array> => {
  const keys = readKeyring(bytes)
  if (!keys) throw new Error('no key file')
  const key = { number: 1, secret: dice.bytes(32) }
  const vaultKeys = [await wrap(cryptography, key, keys.slots, keys.recovery)]
  const vault = await createVault(keys.store, [key], cryptography)
  const ours = { ...secrets, ...wrappingOf(cryptography, { ...keys, vaultKeys }) }
  const said = dice.pick([() => ours, () => wildValue(dice), () => changeValue(ours, dice)])()
  const sealed = await vault.seal('secrets', '', encodeText(JSON.stringify(said)))
  return writeKeyring({ ...keys, vaultKeys, secrets: toBase64(sealed) })
}

const withForgedKeys = async (
  files: readonly NamedFile[],
  party: Party,
  dice: Dice,
): Promise<readonly NamedFile[]> =>
  Promise.all(
    files.map(async (file) =>
      file.name === keyringName ? { ...file, bytes: await forgedKeys(file.bytes, party, dice) } : file,
    ),
  )

/** Damage that has an outcome of its own. */
const aimedDamage = async (
  files: readonly NamedFile[],
  party: Party,
  foreign: Party,
  dice: Dice,
): Promise<readonly NamedFile[]> => {
  switch (dice.int(8)) {
    case 0:
      return []
    case 1:
      return otherKeys(files, ({ slots }) => {
        for (const slot of slots) slot.locked = retyped(slot.locked)
      })
    case 2:
      return otherKeys(files, ({ slots }) => {
        for (const slot of slots) slot.enabled = false
      })
    case 3:
      return otherKeys(files, (keys) => {
        keys.recovery = foreign.recipient
      })
    case 4:
    case 5:
      return withForgedKeys(files, party, dice)
    default: {
      // Whole frames, other content: what no disk does by itself.
      const entries = files.filter(({ name }) => name === 'journal' || name === 'segments')
      const chosen = dice.pick(entries)
      const frames = readFrames(chosen.bytes).frames
      const at = dice.int(frames.length)
      const bytes = joinBytes(
        frames.map(({ type, payload }, place) =>
          makeFrame(type, place === at ? changeBytes(payload, dice) : payload),
        ),
      )
      return files.map((file) => (file === chosen ? { ...file, bytes } : file))
    }
  }
}

const filesOf = ({ mirror }: { mirror: { files: ReadonlyMap<string, Uint8Array> } }): readonly NamedFile[] =>
  [...mirror.files].map(([name, bytes]) => ({ name, bytes: bytes.slice() }))

interface Known {
  readonly held: string
  readonly records: number
}
const knownOf = new Map<string, Known>()
/** What an installation says of itself as long as nobody damages it. */
const undamaged = async (party: Party): Promise<Known> => {
  const seen = knownOf.get(party.name)
  if (seen) return seen
  const { ledger } = await openCopy(party)
  const { held } = await look(ledger)
  const known = { held, records: (await ledger.records({ offset: 0, limit: 1 })).total }
  await ledger.lock()
  knownOf.set(party.name, known)
  return known
}

/** A start over a damaged mirror: with the database nothing is lost, without it nothing is made up. */
export const runMirror: RunKind = async (world, dice, note) => {
  const party = dice.pick([world.station, world.second, world.central])
  const profile = await copyOf(party.profile)
  const { held, records: total } = await undamaged(party)
  const files = dice.once(5)
    ? await aimedDamage(filesOf(profile), party, world.stranger, dice)
    : changeFolder(filesOf(profile), dice)
  profile.mirror.files.clear()
  for (const { name, bytes } of files) profile.mirror.files.set(name, bytes)
  note(files)
  const wiped = files.length === 0 ? !dice.once(4) : dice.once(2)
  if (wiped) profile.wipeDatabase()
  const ledger = profile.start()
  const boot = await ledger.boot()
  if (!boot.ok) return nameOf(boot.refusal)
  if (boot.value.state === 'empty') {
    const unfinished = files.some(({ name }) => name === restoringName)
    expectThat(wiped || unfinished, 'an installation that the database knows is taken for none')
    return 'nothing there'
  }
  const unlocked = await ledger.unlock(1, passphrase)
  if (!unlocked.ok) return nameOf(unlocked.refusal)
  const after = await look(ledger)
  const now = (await ledger.records({ offset: 0, limit: 1 })).total
  if (!wiped && now < total) throw new Fault(`${total - now} records are gone though the database held them`)
  expectThat(now <= total, 'records that nobody made')
  await (await restart(profile, ledger, { wiped: false, now: after })).lock()
  if (held === after.held) return unlocked.value.restored ? 'opened, rebuilt' : 'opened'
  return wiped ? 'opened, less than before' : 'opened, other than before'
}

/** A request that another one could be: for somebody else, of another day, under another passphrase. */
const otherRequest = (bytes: Uint8Array, dice: Dice): Uint8Array => {
  const said = JSON.parse(textOf(bytes)) as { request: string; slot: { officer: number; locked: string } }
  const { slot } = said
  const other = dice.pick([
    { slot: { ...slot, officer: slot.officer + 90 } },
    { slot: { ...slot, locked: retyped(slot.locked) } },
    { slot: { ...slot, enabled: false } },
    { request: 'ab'.repeat(32) },
    { file: '' },
    { code: 'HRBAJ9' },
  ])
  return encodeText(JSON.stringify({ ...said, ...other }))
}

/** The waiting request changed: what it says, or the bytes themselves. */
const changeWaiting = ({ mirror }: Installation, dice: Dice): NamedFile => {
  const held = mirror.files.get(recoveryName) ?? new Uint8Array()
  const bytes = dice.pick([otherRequest, changeBytes, changeJson, changeJson])(held, dice)
  mirror.files.set(recoveryName, bytes)
  return { name: recoveryName, bytes }
}

/**
 * A request that waits for its answer, changed: it is none, or the answer is taken or refused. The officer who remembers
 * opens the same ledger whatever it says.
 */
export const runWaiting: RunKind = async (world, dice, note) => {
  const profile = await copyOf(world.asking)
  const { held } = await undamaged(world.station)
  note([changeWaiting(profile, dice)])
  const ledger = profile.start()
  const asked = await ledger.recoveryRequested()
  if (!asked.ok) return nameOf(asked.refusal)
  if (asked.value) expectThat(asked.value.bytes.length > 0, 'a request without a file is shown')
  const taken = await ledger.takeRecoveryAnswer(world.answer, newPassphrase)
  if (taken.ok) {
    const again = await restart(profile, ledger, { wiped: dice.once(3), phrase: newPassphrase })
    await again.lock()
    return 'taken'
  }
  const said = nameOf(taken.refusal)
  expectThat((said === 'no-request') === (asked.value === null), `shown, and then ${said}`)
  const remembered = profile.start()
  const unlocked = await remembered.unlock(1, passphrase)
  expectThat(unlocked.ok, 'the officer who remembers is kept out')
  expectSame(held, (await look(remembered)).held, `refused with ${said}, and something changed`)
  await remembered.lock()
  return said
}

const restored = async (world: World, files: readonly NamedFile[], dice: Dice): Promise<string> => {
  const profile = emptyProfile()
  const ledger = profile.start()
  const read = await ledger.readBackup(files)
  if (!read.ok) return nameOf(read.refusal)
  const { asksUnit, nextCode } = read.value
  if (asksUnit) {
    const asked = await ledger.restoreCopy(1, newPassphrase, nextCode)
    if (!asked.ok) return `read, then ${nameOf(asked.refusal)}`
    const unit = await copyOf(world.central.profile)
    const answering = unit.start()
    await answering.unlock(1, passphrase)
    const answer = await answering.answerRecovery(asked.value.bytes)
    await answering.lock()
    if (!answer.ok) return `asked, then ${nameOf(answer.refusal)}`
    if (dice.once(6)) changeWaiting(profile, dice)
    const taken = await ledger.takeRecoveryAnswer(answer.value.bytes, newPassphrase)
    if (!taken.ok) return `answered, then ${nameOf(taken.refusal)}`
    await (await restart(profile, ledger, { wiped: dice.once(3), phrase: newPassphrase })).lock()
    return 'restored'
  }
  const done = await ledger.restore(1, passphrase, nextCode)
  if (!done.ok) return `read, then ${nameOf(done.refusal)}`
  await (await restart(profile, ledger, { wiped: dice.once(3) })).lock()
  return 'restored'
}

/** A backup file: its frames, its head, and the files in it. */
export const runBackup: RunKind = async (world, dice, note) => {
  const name = 'one.mpbackup'
  const mirror = filesOf(world.station.profile)
  const way = dice.int(8)
  let files: readonly NamedFile[]
  if (way < 3)
    files = [
      { name, bytes: dice.once(2) ? changeFrames(world.backup, dice) : changeBytes(world.backup, dice) },
    ]
  else if (way < 5) files = [{ name, bytes: repacked(world.backup, dice) }]
  else if (way === 5)
    files = [
      { name, bytes: dice.pick([world.backup, world.request, world.packFile.bytes, new Uint8Array(0)]) },
    ]
  else files = changeFolder(mirror, dice)
  note(files)
  return restored(world, files, dice)
}

/** A file in it changed, and the head says that it is as it should be. */
const repacked = (backup: Uint8Array, dice: Dice): Uint8Array => {
  const [head, ...rest] = readFrames(backup).frames
  const said = JSON.parse(textOf(head?.payload ?? new Uint8Array())) as {
    files: { name: string; size: number; sha256: string }[]
  }
  if (dice.once(4)) {
    const other = encodeText(JSON.stringify(changeValue(said, dice)))
    return joinBytes([
      makeFrame('entry', other),
      ...rest.map(({ type, payload }) => makeFrame(type, payload)),
    ])
  }
  const files = said.files.map(({ name }, at) => ({ name, bytes: rest[at]?.payload ?? new Uint8Array() }))
  const changed = changeFolder(files, dice)
  const listed = changed.map(({ name, bytes }) => ({ name, size: bytes.length, sha256: sha256(bytes) }))
  const frames = changed.filter(({ bytes }) => bytes.length > 0).map(({ bytes }) => makeFrame('entry', bytes))
  return joinBytes([
    makeFrame('entry', encodeText(JSON.stringify({ ...said, files: listed }))),
    ...frames,
    makeFrame('close'),
  ])
}

/** A second copy's folder, found somewhere. */
export const runCopy: RunKind = async (world, dice, note) => {
  const copied = filesOf(world.station.profile)
    .filter(({ name }) => name === copyKeysName || followsToCopy(name))
    .map(({ name, bytes }) => ({ name: name === copyKeysName ? keyringName : name, bytes }))
  const files = dice.once(12)
    ? copied
    : dice.once(8)
      ? await withForgedKeys(copied, world.station, dice)
      : changeFolder(copied, dice)
  note(files)
  return restored(world, files, dice)
}

const sha256 = (bytes: Uint8Array): string => Buffer.from(cryptography.sha256(bytes)).toString('hex')
