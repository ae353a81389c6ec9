import { encodeText } from '../../shared/lines/bytes.ts'
import { readPersonal } from '../../shared/segments/personal-part.ts'
import { readColumns } from '../../shared/segments/read-columns.ts'
import type { FoldSegment, OpenSegment } from '../../shared/segments/segment.ts'
import { ColumnsWriter } from '../../shared/segments/write-columns.ts'

const bytesOf = (lines: readonly string[]) => encodeText(lines.map((line) => `${line}\n`).join(''))

/** The segments written as one part, and read from it. */
export const inColumns = (segments: readonly OpenSegment[]): readonly FoldSegment[] => {
  const writer = new ColumnsWriter<number>()
  for (const [at, { segment, events }] of segments.entries()) {
    const all = [...events]
    const personal = all.flatMap((open) => (open.personal ?? []).map((line) => JSON.stringify(line)))
    const held = all[0]?.personal !== null
    const lines = bytesOf(all.map(({ line }) => line))
    writer.add(segment.header, lines, held ? readPersonal(bytesOf(personal)) : null, at)
  }
  return readColumns<number>(writer.finish()).map(({ about, events }) => ({
    segment: (segments[about] as OpenSegment).segment,
    events,
  }))
}
