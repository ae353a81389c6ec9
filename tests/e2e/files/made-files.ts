/**
 * Batch files made in Node with the app's own code and keys that the test holds: the right one, and each kind of
 * wrong one. A hostile segment is signed by its log as it should be; only what it says is wrong.
 */
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { makeFirstMember } from '../../../shared/batch/container.ts'
import { type BatchPlan, makeBatchContent } from '../../../shared/batch/make-batch.ts'
import { rulesVersion } from '../../../shared/events/op-table.ts'
import { joinBytes } from '../../../shared/lines/bytes.ts'
import type { Pack } from '../../../shared/pack/pack.ts'
import { type JournalLine, type SegmentPlace, sealUnchecked } from '../../../shared/segments/seal-segment.ts'
import type { Segment } from '../../../shared/segments/segment.ts'
import { makeTestLog, seedOf, type TestLog } from '../../shared/builders.ts'

/** The unit that the files are for. */
export interface Addressee {
  readonly pack: Pack
  /** The unit's id and age recipient. */
  readonly to: string
  readonly recipient: string
}

export interface Sender {
  readonly log: TestLog
  readonly secret: Uint8Array
}

/** A station's log in that operation; its key follows from the seed. */
export function makeSender(unit: Addressee, seed: string, code: string): Sender {
  const [site] = unit.pack.sites
  if (!site) throw new Error('an operation without sites')
  const log = makeTestLog({
    seed,
    pack: unit.pack,
    place: site.id,
    code,
    starts: `${unit.pack.starts}T08:00:00`,
  })
  return { log, secret: seedOf(seed) }
}

const planOf = (unit: Addressee, sender: Sender, segments: readonly Segment[]): BatchPlan => ({
  from: { log: sender.log.id, secret: sender.secret },
  to: unit.to,
  operation: unit.pack.operation,
  training: unit.pack.training,
  created: `${unit.pack.starts}T12:00:00+00:00`,
  recipients: [unit.recipient],
  segments,
})

/** A batch of these segments; `changed` makes it wrong. Nothing is refused here, as a hostile sender would not. */
export const batchOf = async (
  unit: Addressee,
  sender: Sender,
  segments: readonly Segment[] = sender.log.segments,
  changed: Partial<BatchPlan> = {},
): Promise<Uint8Array> => {
  const plan = { ...planOf(unit, sender, segments), ...changed }
  return cryptography.encryptTo(await makeBatchContent(cryptography, plan), plan.recipients)
}

/** The same, with its inside changed before it is encrypted. */
export async function batchWithContent(
  unit: Addressee,
  sender: Sender,
  segments: readonly Segment[],
  change: (content: Uint8Array) => Uint8Array,
): Promise<Uint8Array> {
  const content = await makeBatchContent(cryptography, planOf(unit, sender, segments))
  return cryptography.encryptTo(change(content), [unit.recipient])
}

/** A file whose first line is this, and nothing else. */
export const fileWithFirstLine = async (unit: Addressee, line: string): Promise<Uint8Array> =>
  cryptography.encryptTo(joinBytes([await makeFirstMember(cryptography, [line])]), [unit.recipient])

/** The next segment of the log with whatever lines, sealed and signed unseen; the log itself stays as it was. */
export function sealNext(
  unit: Addressee,
  { log, secret }: Sender,
  events: readonly JournalLine[],
  place: Partial<SegmentPlace> = {},
): Promise<Segment> {
  const before = log.segments.at(-1)
  return sealUnchecked(
    cryptography,
    {
      operation: unit.pack.operation,
      log: log.id,
      secret,
      index: (before?.header.index ?? 0) + 1,
      first: (before ? before.header.first + before.header.count : 1) || 1,
      previous: before?.hash ?? unit.pack.operation,
      rules: rulesVersion,
      pack: unit.pack.version,
      ...place,
    },
    events,
  )
}

export const cutShort = (file: Uint8Array, percent: number): Uint8Array =>
  file.slice(0, Math.floor((file.length * percent) / 100))

/** One bit of the encrypted part changed. */
export function altered(file: Uint8Array): Uint8Array {
  const changed = file.slice()
  const at = changed.length - 40
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}
