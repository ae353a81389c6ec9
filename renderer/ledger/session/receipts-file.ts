/**
 * The newest receipt of each unit about each own log, as it came, sealed, in both stores. The file is replaced whole. Read
 * back, each is verified again: that is a signature for each unit above, once at every start.
 */
import { openReceiptContent } from '../../../shared/batch/open-receipt.ts'
import type { OpenedReceipt } from '../../../shared/batch/receipt.ts'
import type { Cryptography } from '../../../shared/capabilities.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import { joinBytes } from '../../../shared/lines/bytes.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { sameBytes } from '../bytes.ts'
import { type Mirror, refusalOf } from '../mirror-client.ts'
import { type MilepostDatabase, within } from '../store/database.ts'
import { readMirrorFile, receiptsName, writeMirrorFile } from '../store/mirror-files.ts'
import type { Vault } from '../vault/vault.ts'
import { isPurged } from './erase-parts.ts'
import type { OpenLedger } from './open-ledger.ts'

/** Each with its length before it: four bytes, big-endian. */
const pack = (receipts: readonly OpenedReceipt[]): Uint8Array =>
  joinBytes(
    receipts.flatMap(({ content }) => {
      const length = new Uint8Array(4)
      new DataView(length.buffer).setUint32(0, content.length)
      return [length, content]
    }),
  )

const unpack = (bytes: Uint8Array): readonly Uint8Array[] => {
  const contents: Uint8Array[] = []
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = 0; at + 4 <= bytes.length; ) {
    const end = at + 4 + view.getUint32(at)
    contents.push(bytes.slice(at + 4, end))
    at = end
  }
  return contents
}

/** Whether it may be kept: of one that quoted what was erased, the signed bytes are gone. */
export const mayBeKept = ({ content }: OpenedReceipt): boolean => content.length > 0

/**
 * Held from when this is accepted, and kept as far as they may be: none once the personal parts were erased, since they quote reasons and
 * officers' names. What was refused may lie in the mirror all the same.
 */
export const keepReceipts = async (
  ledger: OpenLedger,
  receipts: readonly OpenedReceipt[],
): Promise<Result<null>> => {
  const { parts, vault, store } = ledger
  ledger.receiptsInDoubt = !isPurged(ledger)
  if (ledger.receiptsInDoubt) {
    const value = await vault.seal('receipts', '', pack(receipts.filter(mayBeKept)))
    const done = await writeMirrorFile(parts.caps, parts.mirror, receiptsName, value)
    if (!done.ok) return refuse(refusalOf(done.refusal))
    // The mirror's file is the one that counts; where this fails, the copy comes with the next start.
    ledger.receiptsInDoubt = !(await keepCopy(store.database, value))
  }
  ledger.receipts = receipts
  return accept(null)
}

const keepCopy = async (database: MilepostDatabase, value: Uint8Array): Promise<boolean> =>
  within(database.meta.put({ name: 'receipts', value })).then(
    () => true,
    () => false,
  )

interface Stores {
  readonly caps: Cryptography
  readonly mirror: Mirror
  readonly database: MilepostDatabase
  readonly vault: Vault
  readonly fold: Fold
}

/** null: damaged, or of another installation. */
const opened = async (
  { caps, vault, fold }: Stores,
  sealed: Uint8Array,
): Promise<readonly OpenedReceipt[] | null> => {
  const bytes = await vault.open('receipts', '', sealed)
  if (!bytes) return null
  const { operation, training } = fold.pack
  const own = new Set(fold.ownLogs)
  // Whether a unit is above still is asked whenever its receipt is used: a pack may come in between.
  const expect = { operation, training, isOwn: (log: string) => own.has(log), isUnitAbove: () => true }
  const read = await Promise.all(unpack(bytes).map((content) => openReceiptContent(caps, content, expect)))
  return read.flatMap((receipt) => (receipt.ok ? [receipt.value] : []))
}

/** The mirror's, or else the database's copy, whichever lacks it getting it from the other. */
export const readReceiptsFile = async (stores: Stores): Promise<readonly OpenedReceipt[]> => {
  const { caps, mirror, database } = stores
  const files = await mirror.list()
  const size = files.ok ? files.value.find(({ name }) => name === receiptsName)?.size : undefined
  const bytes = size === undefined ? null : await readMirrorFile(mirror, receiptsName, 0, size)
  const there = bytes?.ok ? await opened(stores, bytes.value) : null
  const copy = await within(database.meta.get('receipts')).catch(() => undefined)
  if (there && bytes?.ok) {
    if (!copy || !sameBytes(copy.value, bytes.value)) await keepCopy(database, bytes.value)
    return there
  }
  const here = copy ? await opened(stores, copy.value) : null
  if (here && copy) await writeMirrorFile(caps, mirror, receiptsName, copy.value)
  return here ?? []
}
