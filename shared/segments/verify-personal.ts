/** Checking the personal part of a segment: its lines, and the hash that the signed header states. */
import { limits } from '../batch/limits.ts'
import type { Compression, Hashing } from '../capabilities.ts'
import { checkPersonal } from '../events/check-personal.ts'
import { rulesVersion } from '../events/op-table.ts'
import { decodeText } from '../lines/bytes.ts'
import { readLine } from '../lines/read-line.ts'
import { accept, type Result, refuse } from '../result.ts'
import { ordinaryDetail } from './ordinary-detail.ts'
import { createStubs } from './personal-hash.ts'
import { type PersonalColumn, PersonalFacts } from './personal-part.ts'
import { invalid, malformed, onLine } from './read-counted.ts'
import type { SegmentHeader } from './segment.ts'
import { unpackMember } from './unpack-member.ts'

export type PersonalHeader = Pick<SegmentHeader, 'first' | 'count' | 'rules' | 'personal'>

/**
 * Personal lines name an event of the segment, in order; of one event, at most one `detail` and at most
 * `limits.personalPerEvent` lines. Lines of classes not understood count in the hash.
 */
export const verifyPersonalPart = async (
  caps: Compression & Hashing,
  header: PersonalHeader,
  member: Uint8Array,
): Promise<Result<PersonalColumn>> => {
  const unpacked = await unpackMember(caps, member)
  if (!unpacked.ok) return unpacked
  const bytes = unpacked.value
  if (bytes.length > 0 && bytes[bytes.length - 1] !== lineFeed) return malformed('no-line-end')
  const stubs = createStubs(caps)
  const facts = new PersonalFacts()
  let before = { n: 0, of: 0, detail: false }
  let line = 0
  for (let from = 0; from < bytes.length; ) {
    line++
    const end = bytes.indexOf(lineFeed, from)
    const ordinary = ordinaryDetail(bytes, from, end)
    const personal =
      ordinary > 0
        ? accept<Stub>({ n: ordinary, class: 'detail' })
        : readPersonalLine(bytes.subarray(from, end), header.rules)
    if (!personal.ok) return onLine(personal.refusal, line)
    const { n, class: name } = personal.value
    if (n < header.first || n >= header.first + header.count || n < before.n)
      return onLine(invalid('n'), line)
    if (n > before.n) before = { n, of: 0, detail: false }
    const detail = name === 'detail'
    if ((detail && before.detail) || ++before.of > limits.personalPerEvent)
      return onLine(invalid('class'), line)
    before.detail ||= detail
    stubs.add(personal.value, bytes.subarray(from, end))
    facts.add(personal.value)
    from = end + 1
  }
  if (stubs.hash() !== header.personal) return refuse({ reason: 'hash-mismatch' })
  return accept({ bytes, matched: facts.matched, nameless: facts.nameless })
}

const lineFeed = 0x0a

interface Stub {
  readonly n: number
  readonly class: string
  readonly erased?: string
}

const readPersonalLine = (bytes: Uint8Array, rules: number): Result<Stub> => {
  const line = decodeText(bytes)
  if (line === null) return malformed('not-utf8')
  const read = readLine(line)
  return read.ok ? checkPersonal(read.value, rules > rulesVersion) : read
}
