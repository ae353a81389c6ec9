/**
 * The key file for second copies: the vault keys wrapped to the unit's recovery recipient and to nobody else. Whoever finds
 * the drive has no officer's slot to try passphrases on. It lies in the mirror, so that main can bring it to a drive at any
 * time, also while nobody has unlocked. A unit holds its own recovery key, and has none: nobody could open its copy.
 */
import { copyKeysName } from '../../../shared/ipc/copy.ts'
import { readMirrorFile, writeMirrorFile } from '../store/mirror-files.ts'
import { type Keyring, officersOf, openSecrets, readKeyring, writeKeyring } from '../vault/keyring.ts'
import { withoutSlots } from '../vault/rewrap.ts'
import type { OpenLedger } from './open-ledger.ts'

/** For which key file it was last seen to be right. */
const checked = new WeakMap<OpenLedger, Keyring>()

/** Written anew where it does not fit the key file. false: it could not be; what follows would open for nobody. */
export const keepCopyKeys = async (ledger: OpenLedger): Promise<boolean> => {
  const { keyring, secrets, parts } = ledger
  if (secrets.role === 'unit' || checked.get(ledger) === keyring) return true
  if (!(await fits(ledger))) {
    const bytes = writeKeyring(await withoutSlots(parts.caps, keyring, ledger))
    const done = await writeMirrorFile(parts.caps, parts.mirror, copyKeysName, bytes)
    if (!done.ok) return false
  }
  checked.set(ledger, keyring)
  return true
}

const told = ({ store, role, code, operation, training, recovery, vaultKeys, ...keyring }: Keyring): string =>
  JSON.stringify([
    ...[store, role, code, operation, training, recovery, officersOf(keyring)],
    vaultKeys.map(({ number }) => number),
  ])

const fits = async (ledger: OpenLedger): Promise<boolean> => {
  const { keyring, keys, secrets, parts } = ledger
  const files = await parts.mirror.list()
  const size = files.ok ? files.value.find(({ name }) => name === copyKeysName)?.size : undefined
  const bytes = size === undefined ? null : await readMirrorFile(parts.mirror, copyKeysName, 0, size)
  const held = bytes?.ok ? readKeyring(bytes.value) : null
  if (!held || held.slots.length > 0 || told(held) !== told(keyring)) return false
  const opened = await openSecrets(parts.caps, held, keys)
  // One of before does not tell whether its keys are whole.
  return opened?.secrets.log === secrets.log && opened.secrets.wrapped !== undefined
}
