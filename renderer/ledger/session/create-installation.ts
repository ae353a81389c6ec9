/** A new installation: keys, keyring, stores, and the first events of its log. It exists once the keyring is written. */

import { isPersonalText, personalLimits } from '../../../shared/events/check-personal.ts'
import type { OfficerDraft } from '../../../shared/ledger-api.ts'
import type { Pack } from '../../../shared/pack/pack.ts'
import { accept, type Refusal, type Result, refuse } from '../../../shared/result.ts'
import type { EventDraft } from '../log/own-log.ts'
import { refusalOf } from '../mirror-client.ts'
import { createDatabase, within } from '../store/database.ts'
import { type Keyring, makeKeyring, type NewKeyring } from '../vault/keyring.ts'
import { calibrateCost, isWeak } from '../vault/passphrase.ts'
import { restoringName, saveKeyring } from './keyring-file.ts'
import { type LedgerParts, type OpenLedger, openLedger } from './open-ledger.ts'
import { type PackFile, savePackFile } from './pack-file.ts'

/** The passphrase of a training installation's first officer, and the one exception to its strength. */
export const trainingPassphrase = 'training'

export interface NewInstallation {
  readonly role: 'station' | 'unit'
  readonly place: string
  readonly code: string
  readonly officer: OfficerDraft
  readonly packFile: PackFile
  readonly recovery: string
  readonly secrets: NewKeyring['secrets']
  /** age recipient that belongs to `secrets.identity`. */
  readonly recipient: string
}

/** `known`: what is known of the officer and the place. Training takes the passphrase that everybody knows. */
export const isPoorPassphrase = (passphrase: string, known: readonly string[], training: boolean): boolean =>
  !(training && passphrase === trainingPassphrase) && isWeak(passphrase, known)

/** Why an officer cannot be created, or null. */
export const faultOfOfficer = (
  draft: OfficerDraft,
  pack: Pick<Pack, 'training' | 'name'>,
  code: string,
): Refusal | null => {
  if (!draft.name.trim() || !draft.badge.trim()) return { reason: 'invalid-entry' }
  for (const field of ['name', 'badge'] as const) {
    const [text, most] = [tidy(draft[field]), personalLimits[field]]
    if ([...text].length > most)
      return { reason: 'invalid-entry', detail: { field, problem: 'too-long', most } }
    if (!isPersonalText(text, most)) return { reason: 'invalid-entry', detail: { field } }
  }
  const known = [draft.name, draft.badge, code, pack.name]
  return isPoorPassphrase(draft.passphrase, known, pack.training) ? { reason: 'weak-passphrase' } : null
}

/** What an installation that never came to be left behind. A restore's mark goes last: a stop in between is still one. */
export const clearStores = async ({ mirror, platform }: LedgerParts): Promise<Result<null>> => {
  const files = await mirror.list()
  if (!files.ok) return refuse(refusalOf(files.refusal))
  const inOrder = files.value.toSorted(
    (a, b) => Number(a.name === restoringName) - Number(b.name === restoringName),
  )
  for (const { name } of inOrder) {
    const gone = await mirror.remove(name)
    if (!gone.ok) return refuse(refusalOf(gone.refusal))
  }
  const database = createDatabase(platform)
  try {
    await within(database.delete())
    return accept(null)
  } catch {
    return refuse({ reason: 'store-failed' })
  } finally {
    database.close()
  }
}

/** Text as events keep it: composed, no spaces around. */
export const tidy = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ')

const firstEvents = (
  wish: NewInstallation,
): readonly (readonly [EventDraft, { name: string; badge: string }?])[] => [
  [{ op: 'opened', role: wish.role, place: wish.place, code: wish.code, recipient: wish.recipient }],
  [
    { op: 'officer', officer: 1, role: 'supervisor', enabled: true },
    { name: tidy(wish.officer.name), badge: tidy(wish.officer.badge) },
  ],
]

/** The caller has made sure that there is no keyring yet. */
export const createInstallation = async (
  parts: LedgerParts,
  wish: NewInstallation,
): Promise<Result<OpenLedger>> => {
  const { caps } = parts
  const { pack } = wish.packFile
  const fault = faultOfOfficer(wish.officer, pack, wish.code)
  if (fault) return refuse(fault)
  const empty = await clearStores(parts)
  if (!empty.ok) return empty
  const made = await makeKeyring(caps, parts.derive, {
    ...{
      role: wish.role,
      code: wish.code,
      operation: pack.name,
      training: pack.training,
      recovery: wish.recovery,
    },
    ...{
      secrets: wish.secrets,
      passphrase: wish.officer.passphrase,
      cost: await calibrateCost(parts.derive, parts.timer),
    },
  })
  const { keyring, ...opened } = made
  const ledger = await openLedger(parts, keyring, opened, 1, { packFile: wish.packFile })
  if (!ledger.ok) return ledger
  const finished = await finish(ledger.value, keyring, wish)
  if (!finished.ok) ledger.value.store.close()
  return finished.ok ? ledger : finished
}

const finish = async (ledger: OpenLedger, keyring: Keyring, wish: NewInstallation): Promise<Result<null>> => {
  const kept = await savePackFile(ledger, wish.packFile)
  if (!kept.ok) return kept
  for (const [event, personal] of firstEvents(wish)) {
    const done = await ledger.own.append(1, event, personal)
    if (!done.ok) return done
  }
  return saveKeyring(ledger, keyring)
}
