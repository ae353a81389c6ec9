/** What happens to laptops: copied, lost, restored, their clocks wrong, their databases wiped, passphrases forgotten. */
import type { LedgerApi, Session } from '../../../shared/ledger-api.ts'
import { type Actor, Broken, type Operation } from '../actors.ts'
import { Laptop } from '../laptop.ts'
import { backUp } from './files.ts'
import { nameAgain } from './joining.ts'

/** The window is closed and opened again later. */
export const lock = async (operation: Operation, actor: Actor): Promise<void> => {
  if (!actor.laptop.isRunning) return
  if ((await actor.laptop.ask((ledger) => ledger.lock().then(() => true))) === null) return
  actor.laptop.close()
  operation.count('op: locked')
}

export const rest = async (operation: Operation, actor: Actor): Promise<void> => {
  if (!actor.laptop.open) return
  await actor.laptop.rest()
  operation.count('op: rested')
}

export const wipe = async (operation: Operation, actor: Actor): Promise<void> => {
  await lock(operation, actor)
  if (actor.laptop.isRunning) return
  actor.laptop.wipeDatabase()
  operation.count('fault: database wiped')
}

export const setClock = async (operation: Operation, actor: Actor): Promise<void> => {
  const { random } = operation
  actor.laptop.skew = random.chance(0.4) ? 0 : (random.below(9) - 4) * 86_400_000 + random.below(7_200_000)
  if (actor.laptop.skew !== 0) operation.count('fault: clock wrong by days')
}

/** The profile is copied; both go on, each believing that it is the one. */
export const copyLaptop = async (operation: Operation, actor: Actor): Promise<void> => {
  if (actor.role !== 'station' || actor.copied || actor.restored) return
  await lock(operation, actor)
  if (actor.laptop.isRunning) return
  const copy: Actor = { ...actor, laptop: actor.laptop.clone(), copied: true, backup: null, drive: null }
  actor.copied = true
  actor.backup = null
  actor.drive = null
  operation.actors.push(copy)
  operation.count('fault: laptop cloned')
  operation.note(`${actor.code} cloned`)
}

export const must = <T>(done: T | null, what: string): T => {
  if (done === null) throw new Broken(`${what}: the machine stopped where nothing stops it`)
  return done
}

/** Onto a new laptop, from a backup file or from what the dead laptop's mirror holds. `phrase`: the one of that day. */
const restoreOnto = async (
  operation: Operation,
  actor: Actor,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  phrase: string,
): Promise<void> => {
  const laptop = new Laptop(operation)
  const ask = <T>(work: (ledger: LedgerApi) => Promise<T>) => laptop.ask(work)
  const preview = must(await ask((ledger) => ledger.readBackup(files)), 'reading a backup')
  if (!preview.ok) throw new Broken(`${actor.code}: its backup is refused, ${preview.refusal.reason}`)
  const { nextCode } = preview.value
  const done = must(await ask((ledger) => ledger.restore(1, phrase, nextCode)), 'restoring')
  if (!done.ok) throw new Broken(`${actor.code} cannot be restored: ${JSON.stringify(done.refusal)}`)
  follow(operation, actor, laptop, done.value, phrase)
}

/** The new laptop is the actor's, and its new log goes on from the old one. */
export const follow = (
  operation: Operation,
  actor: Actor,
  laptop: Laptop,
  { log, code, pack }: Session,
  phrase: string,
): void => {
  actor.laptop = laptop
  actor.before = [actor.log, ...actor.before]
  actor.log = log
  actor.code = code
  actor.phrase = phrase
  actor.packVersion = pack.version
  actor.restored = true
  actor.backup = null
  actor.drive = null
  // What was put aside may be from before names were taken away.
  actor.purged = 0
  operation.genuine.add(log)
}

/** The laptop is lost: what it had not given away, or put into a backup, is lost with it. */
export const loseLaptop = async (operation: Operation, actor: Actor): Promise<void> => {
  const { random } = operation
  if (actor.role !== 'station' || actor.copied) return
  await lock(operation, actor)
  if (actor.laptop.isRunning) return
  if (random.chance(0.6)) {
    const files = [...actor.laptop.disk.files].map(([name, bytes]) => ({ name, bytes }))
    const old = { ...actor }
    await restoreOnto(operation, actor, files, actor.phrase)
    operation.count('fault: laptop restored from its mirror')
    // The old one turns up again, and goes on writing what the new one has carried.
    if (random.chance(0.3)) {
      operation.actors.push({ ...old, copied: true, backup: null, drive: null })
      operation.count('fault: restored laptop turned up again')
    }
  } else if (actor.backup) {
    const { bytes, n, phrase } = actor.backup
    const { log } = actor
    const held = heldAbove(operation, actor)
    operation.promises.forget(log, (line) => line.n <= n || line.n <= held)
    await restoreOnto(operation, actor, [{ name: 'station.mpbackup', bytes }], phrase)
    operation.count('fault: laptop restored from a backup')
  } else if (operation.stations.length > 20 && random.chance(0.2)) {
    for (const log of [actor.log, ...actor.before]) {
      const held = heldAbove(operation, actor, log)
      operation.promises.forget(log, (line) => line.n <= held)
    }
    operation.actors.splice(operation.actors.indexOf(actor), 1)
    operation.mail = operation.mail.filter(({ to }) => to !== actor)
    operation.count('fault: laptop destroyed')
  }
}

/** A unit's laptop dies right after its backup was made: its log goes on in another, and the centre names that one. */
export const loseUnit = async (operation: Operation, actor: Actor): Promise<void> => {
  if (actor.role !== 'unit' || actor.copied) return
  await backUp(operation, actor)
  const { backup, log } = actor
  if (!backup) return
  const held = heldAbove(operation, actor)
  await lock(operation, actor)
  if (actor.laptop.isRunning) return
  // What it imported since, those who sent it send again; of its own, only that a backup was made is lost.
  if (operation.promises.last(log) > backup.n + 1) return
  operation.promises.forget(log, (line) => line.n <= backup.n || line.n <= held)
  await restoreOnto(operation, actor, [{ name: 'unit.mpbackup', bytes: backup.bytes }], backup.phrase)
  operation.count('fault: unit restored from its backup')
  await nameAgain(operation, actor)
}

/** Number through which the unit holds a log without a hole. */
export const heldAbove = (operation: Operation, actor: Actor, log = actor.log): number => {
  const held = operation.above(actor)?.laptop.open?.held.ofLog(log) ?? []
  let through = 0
  for (const { header } of held) if (header.first === through + 1) through += header.count
  return through
}

/** A forgotten passphrase: the station asks, its unit answers. */
export const recover = async (operation: Operation, actor: Actor): Promise<void> => {
  if (actor.role !== 'station' || actor.copied) return
  const unit = operation.unitOf(actor)
  await lock(operation, actor)
  if (actor.laptop.isRunning || !(await operation.unlocked(unit))) return
  const phrase = `new ferries ${operation.word()} 12`
  const asked = await actor.laptop.ask((ledger) => ledger.requestRecovery(1, phrase))
  if (!asked?.ok) return
  const answered = await operation.act(unit, 'recovery answered', (ledger) =>
    ledger.answerRecovery(asked.value.bytes),
  )
  if (!answered) return
  if (operation.random.chance(0.2)) actor.laptop.stopAfter(operation.random.below(8))
  const taken = await actor.laptop.ask((ledger) => ledger.takeRecoveryAnswer(answered.value.bytes, phrase))
  // Stopped in between, either the old passphrase holds or the new one.
  if (taken === null) {
    const old = await actor.laptop.ask((ledger) => ledger.unlock(1, actor.phrase))
    if (old?.ok) return
    actor.phrase = phrase
    return
  }
  if (!taken.ok) return void operation.count(`refused: ${taken.refusal.reason}`)
  actor.phrase = phrase
  operation.count('op: recovered')
}
