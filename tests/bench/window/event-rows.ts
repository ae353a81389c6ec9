/** A verified event as one would keep it as a row: what lists are sorted and searched by beside the lines themselves. */
import type { Recorded } from '../../../shared/events/event.ts'
import type { OpenSegment } from '../../../shared/segments/segment.ts'

export interface EventRow {
  readonly log: string
  readonly n: number
  readonly at: string
  readonly by: number
  readonly op: string
  readonly kind: string | null
  readonly site: string | null
  readonly when: string | null
  readonly plate: string | null
  readonly line: string
  readonly personal: string
}

export function* eventRows({ segment, events }: OpenSegment): Generator<EventRow> {
  const { log } = segment.header
  for (const { event, line, personal } of events) {
    const { n, at, by, op } = event
    const recorded = event.op === 'recorded' ? (event as Recorded) : null // verified under these rules
    const detail = personal?.find((each) => 'fields' in each)
    const fields = detail && 'fields' in detail ? detail.fields : undefined
    yield {
      ...{ log, n, at, by, op },
      kind: recorded?.kind ?? null,
      site: recorded?.site ?? null,
      when: recorded?.when ?? null,
      plate: fields?.plate ?? null,
      line,
      personal: JSON.stringify(fields ?? {}),
    }
  }
}
