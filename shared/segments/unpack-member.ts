/** One gzip member of a segment, within what its size allows. */
import { limits, mostUnpacked } from '../batch/limits.ts'
import type { Compression } from '../capabilities.ts'
import { accept, type Result, refuse } from '../result.ts'

/** Refuses with `altered`, `bomb` or `over-limit`: faults of the file that brought it. */
export const unpackMember = async (caps: Compression, member: Uint8Array): Promise<Result<Uint8Array>> => {
  const most = mostUnpacked(member)
  const bytes = await caps.gunzip(member, most)
  if (bytes.ok) return accept(bytes.bytes)
  if (bytes.why === 'damaged') return refuse({ reason: 'altered' })
  return most === limits.memberBytes
    ? refuse({ reason: 'over-limit', detail: { limit: 'memberBytes', most } })
    : refuse({ reason: 'bomb' })
}
