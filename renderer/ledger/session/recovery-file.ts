/**
 * The recovery request that waits for its answer, in the mirror: the slot that will be the officer's, locked by the new
 * passphrase, and the request as it was saved. Replaced whole; there is one at most. Nothing in it is in clear that the
 * keyring does not show. A file that cannot be read is no request: another one is made.
 */
import { isClockTime, isId, isObject } from '../../../shared/events/check-values.ts'
import { encodeText, isHex, readJson } from '../../../shared/lines/bytes.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { refusalOf } from '../mirror-client.ts'
import { readMirrorFile, writeMirrorFile } from '../store/mirror-files.ts'
import { isBase64, isSlot, type Keyring } from '../vault/keyring.ts'
import type { Slot } from '../vault/officer-slot.ts'
import type { LedgerParts } from './open-ledger.ts'

export const recoveryName = 'recovery.json'
const most = 4 * 1024 * 1024

export interface WaitingRequest {
  readonly recovery: 1
  readonly store: string
  /** Its identity opens the answer. */
  readonly slot: Slot
  /** Hash of the request. */
  readonly request: string
  readonly created: string
  /** Base64: the request file. */
  readonly file: string
  /** The code to go on under, where a second copy is being restored. */
  readonly code?: string
}

type Parts = Pick<LedgerParts, 'caps' | 'mirror'>

const read = (bytes: Uint8Array): WaitingRequest | null => {
  const value = readJson(bytes)
  const good =
    isObject(value) &&
    value.recovery === 1 &&
    isSlot(value.slot) &&
    value.slot.enabled &&
    isHex(value.request, 64) &&
    isHex(value.store, 32) &&
    isClockTime(value.created) &&
    isBase64(value.file) &&
    (value.code === undefined || isId(value.code))
  return good ? (value as unknown as WaitingRequest) : null // every part was checked above
}

/** null: nothing waits. Nor does what was made for another key file, or whose slot is in the key file already. */
export const loadRequest = async (
  { mirror }: Parts,
  keyring: Pick<Keyring, 'store' | 'slots'>,
): Promise<Result<WaitingRequest | null>> => {
  const files = await mirror.list()
  if (!files.ok) return refuse(refusalOf(files.refusal))
  const size = files.value.find(({ name }) => name === recoveryName)?.size
  if (size === undefined || size > most) return accept(null)
  const bytes = await readMirrorFile(mirror, recoveryName, 0, size)
  if (!bytes.ok) return refuse(refusalOf(bytes.refusal))
  const waiting = read(bytes.value)
  const taken = keyring.slots.some(({ recipient }) => recipient === waiting?.slot.recipient)
  return accept(waiting && waiting.store === keyring.store && !taken ? waiting : null)
}

export const saveRequest = async (
  { caps, mirror }: Parts,
  waiting: WaitingRequest,
): Promise<Result<null>> => {
  const done = await writeMirrorFile(caps, mirror, recoveryName, encodeText(JSON.stringify(waiting, null, 1)))
  return done.ok ? done : refuse(refusalOf(done.refusal))
}

/**
 * The officer has another slot, or did remember: what was asked for in their name is worth nothing any more. Gives when it
 * had been asked, if it was. A file that cannot be removed stays without effect only where its slot is in the key file.
 */
export const dropRequest = async (
  parts: Parts,
  keyring: Pick<Keyring, 'store' | 'slots'>,
  officer: number,
): Promise<string | null> => {
  const waiting = await loadRequest(parts, keyring)
  if (!waiting.ok || waiting.value?.slot.officer !== officer) return null
  await parts.mirror.remove(recoveryName)
  return waiting.value.created
}
