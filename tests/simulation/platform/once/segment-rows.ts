/** A segment is read from its rows at every start: equal bytes are read by the real code once. */
import * as real from '../../../../renderer/ledger/store/segment-rows.ts'
import type { OpenSegment } from '../../../../shared/segments/segment.ts'
import { remember, textOf } from './remember.ts'

export * from '../../../../renderer/ledger/store/segment-rows.ts'

const parsed = remember<OpenSegment['events']>()

export const parseSegment: typeof real.parseSegment = async (caps, segment, table) => {
  const key = `${segment.headerLine}\n${textOf(segment.counted)}\n${textOf(segment.personal)}`
  const known = parsed.get(key)
  if (known) return { segment, events: known }
  const open = await real.parseSegment(caps, segment, table)
  if (open) parsed.set(key, open.events)
  return open
}
