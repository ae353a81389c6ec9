/** Checking the personal part of a segment: its lines, and the hash that the signed header states. */
import { limits } from '../batch/limits.ts'
import type { Compression, Hashing } from '../capabilities.ts'
import { checkPersonal } from '../events/check-personal.ts'
import { rulesVersion } from '../events/op-table.ts'
import { readLine, readText } from '../lines/read-line.ts'
import { accept, type Result, refuse } from '../result.ts'
import { ordinaryDetail } from './ordinary-lines.ts'
import { createStubs } from './personal-hash.ts'
import { invalid, onLine } from './read-counted.ts'
import type { SegmentHeader } from './segment.ts'
import { unpackMember } from './unpack-member.ts'

export type PersonalHeader = Pick<SegmentHeader, 'first' | 'count' | 'rules' | 'personal'>

/**
 * Personal lines name an event of the segment, in order; of one event, at most one `detail` and at most
 * `limits.personalPerEvent` lines. Lines of classes not understood count in the hash. Gives the text: lines, each with
 * its LF.
 */
export const verifyPersonalPart = async (
  caps: Compression & Hashing,
  header: PersonalHeader,
  member: Uint8Array,
): Promise<Result<string>> => {
  const unpacked = await unpackMember(caps, member)
  if (!unpacked.ok) return unpacked
  const bytes = unpacked.value
  const text = readText(bytes)
  if (!text.ok) return text
  const stubs = createStubs(caps)
  let before = { n: 0, of: 0, detail: false }
  let line = 0
  for (let [inText, inBytes] = [0, 0]; inBytes < bytes.length; ) {
    line++
    const [endOfText, endOfBytes] = [text.value.indexOf('\n', inText), bytes.indexOf(lineFeed, inBytes)]
    const personal = readPersonalLine(text.value.slice(inText, endOfText), header.rules)
    if (!personal.ok) return onLine(personal.refusal, line)
    const { n, class: name } = personal.value
    if (n < header.first || n >= header.first + header.count || n < before.n)
      return onLine(invalid('n'), line)
    if (n > before.n) before = { n, of: 0, detail: false }
    const detail = name === 'detail'
    if ((detail && before.detail) || ++before.of > limits.personalPerEvent)
      return onLine(invalid('class'), line)
    before.detail ||= detail
    stubs.add(personal.value, bytes.subarray(inBytes, endOfBytes))
    inText = endOfText + 1
    inBytes = endOfBytes + 1
  }
  if (stubs.hash() !== header.personal) return refuse({ reason: 'hash-mismatch' })
  return text
}

const lineFeed = 0x0a

interface Stub {
  readonly n: number
  readonly class: string
  readonly erased?: string
}

const readPersonalLine = (line: string, rules: number): Result<Stub> => {
  const n = ordinaryDetail(line)
  if (n > 0) return accept({ n, class: 'detail' })
  const read = readLine(line)
  return read.ok ? checkPersonal(read.value, rules > rulesVersion) : read
}
