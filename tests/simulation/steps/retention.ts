/** After the operation's last day every name goes: by one installation, whose clock says so, while others still work. */
import type { Actor, Operation } from '../actors.ts'
import { checkPurged } from '../invariants.ts'

const month = 30 * 86_400_000

export const purge = async (operation: Operation, actor: Actor): Promise<void> => {
  if (actor.role === 'central' || actor.copied || !(await operation.unlocked(actor))) return
  const { laptop } = actor
  const { skew } = laptop
  laptop.skew = month
  const until = operation.serial
  actor.askedToPurge = true
  const done = await operation.act(actor, 'purged', (ledger) => ledger.purgePersonal())
  laptop.skew = skew
  // Cut short, it is finished at the next start or was never said.
  if (!done) return
  actor.purged = until
  checkPurged(actor)
}
