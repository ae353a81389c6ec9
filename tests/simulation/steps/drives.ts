/** Second copies: on a drive beside the laptop, sealed for nobody but the unit. */

import { type Actor, Broken, type Operation } from '../actors.ts'
import { Laptop } from '../laptop.ts'
import { createSimulatedDisk } from '../platform/simulated-disk.ts'
import { follow, heldAbove, must } from './laptops.ts'

const COPIED = {
  done: 'op: copied to a drive',
  waits: 'check: drives that wait until the ledger is done',
  'pulled out': 'fault: drive pulled out',
}

/** The drive is brought up to date, or pulled out in the middle. */
export const copyToDrive = async (operation: Operation, actor: Actor): Promise<void> => {
  if (actor.role !== 'station' || actor.copied || !(await operation.unlocked(actor))) return
  const { own } = actor.laptop.open ?? {}
  if (!own) return
  const disk = actor.drive?.disk ?? createSimulatedDisk()
  const copied = await actor.laptop.copyTo(disk)
  operation.count(COPIED[copied])
  operation.note(`${actor.code} drive ${copied}`)
  if (copied === 'done') actor.drive = { disk, n: own.next - 1 }
}

/** The laptop is gone, and the drive is there: the unit's answer opens it. */
export const loseForDrive = async (operation: Operation, actor: Actor): Promise<void> => {
  const { drive, log } = actor
  if (!drive || actor.copied || actor.role !== 'station') return
  const unit = operation.unitOf(actor)
  if (!(await operation.unlocked(unit))) return
  const held = heldAbove(operation, actor)
  const files = [...drive.disk.files].map(([name, bytes]) => ({ name, bytes }))
  const laptop = new Laptop(operation)
  const preview = must(await laptop.ask((ledger) => ledger.readBackup(files)), 'reading a drive')
  if (!preview.ok) throw new Broken(`the drive of ${actor.code} is refused: ${preview.refusal.reason}`)
  const phrase = `lost harbours ${operation.word()} 31`
  const { nextCode } = preview.value
  const asked = must(await laptop.ask((ledger) => ledger.restoreCopy(1, phrase, nextCode)), 'placing a copy')
  if (!asked.ok) throw new Broken(`the drive of ${actor.code} does not restore: ${asked.refusal.reason}`)
  const answer = await operation.act(unit, 'recovery answered', (ledger) =>
    ledger.answerRecovery(asked.value.bytes),
  )
  // The unit failed in the middle: the laptop turns up after all.
  if (!answer) return
  const taken = must(
    await laptop.ask((ledger) => ledger.takeRecoveryAnswer(answer.value.bytes, phrase)),
    'taking an answer',
  )
  if (!taken.ok) return void operation.count(`refused: ${taken.refusal.reason}`)
  operation.promises.forget(log, (line) => line.n <= drive.n || line.n <= held)
  follow(operation, actor, laptop, taken.value, phrase)
  // A copy has no other officer's slot.
  actor.officers = 1
  operation.count('fault: laptop restored from a drive')
}
