/**
 * Open ledgers over copies of the prepared installations. As long as files change nothing in one, the next file of the
 * same group is given to it too: what they leave behind together must be seen after a start, at the end of the group. One
 * that a file changed is started again at once and then thrown away, so that no file finds what another one did.
 */
import type { LedgerApi } from '../../shared/ledger-api.ts'
import type { Dice } from './dice.ts'
import { type Look, look, restart } from './judge.ts'
import { type Installation, openCopy, type Party } from './world.ts'

export interface Copy {
  readonly name: string
  readonly profile: Installation
  readonly ledger: LedgerApi
  readonly before: Look
}

const open = new Map<string, Copy>()
/** What an untouched copy says is the same for all copies. */
const untouched = new Map<string, Look>()

/** `prepare`: done to a fresh copy, the same for all of the same `name`. */
export const takeCopy = async (
  party: Party,
  name: string,
  prepare: (ledger: LedgerApi) => Promise<unknown> = async () => {},
): Promise<Copy> => {
  const key = `${party.name} ${name}`
  const kept = open.get(key)
  if (kept) {
    open.delete(key)
    return kept
  }
  const { profile, ledger } = await openCopy(party)
  await prepare(ledger)
  const before = untouched.get(key) ?? (await look(ledger))
  untouched.set(key, before)
  return { name: key, profile, ledger, before }
}

/** After a file that changed nothing but what `now` shows. */
export const keepCopy = (copy: Copy, now: Look): void => {
  open.set(copy.name, { ...copy, before: now })
}

/** After a file that changed something: the ledger of the next start, which says the same. */
export const startAgain = ({ profile, ledger }: Copy, dice: Dice, now: Look): Promise<LedgerApi> =>
  restart(profile, ledger, { wiped: dice.once(6), now })

/** At the end of a group, each that is still open is started again and must say what it said. */
export const closeCopies = async (
  dice: Dice,
  then: (ledger: LedgerApi, name: string) => Promise<void>,
): Promise<void> => {
  const all = [...open.values()]
  open.clear()
  for (const copy of all) {
    const again = await startAgain(copy, dice, copy.before)
    await then(again, copy.name)
    await again.lock()
  }
}

/** After a fault nothing of the group is trusted. */
export const dropCopies = (): void => open.clear()
