/** A part that `write-columns.ts` wrote, as the events of its segments. Nothing is copied, unpacked or parsed but its head. */
import { decodeText } from '../lines/bytes.ts'
import { ColumnEvents } from './column-events.ts'
import { FormText } from './line-forms.ts'
import type { EventRun } from './segment.ts'
import { type ColumnsHead, toFour } from './write-columns.ts'

/** `bytes`: at the start of their buffer, which is kept as long as the events are. */
export const readColumns = <About>(
  bytes: Uint8Array,
): readonly { readonly about: About; readonly events: EventRun }[] => {
  const { buffer } = bytes
  const length = new DataView(buffer, bytes.byteOffset).getUint32(0, true)
  const text = decodeText(bytes.subarray(4, 4 + length)) ?? ''
  const { forms, segments } = JSON.parse(text) as ColumnsHead<About> // written by `ColumnsWriter`
  const texts: (FormText | undefined)[] = []
  const textOf = (form: number): FormText => {
    const made = texts[form] ?? new FormText(forms[form] as ColumnsHead<About>['forms'][number])
    texts[form] = made
    return made
  }
  let at = bytes.byteOffset + 4 + length
  const next = (size: number): number => {
    const from = at
    at += toFour(size)
    return from
  }
  return segments.map(({ about, first, count, rules, others, matched, nameless, ...sizes }) => ({
    about,
    events: new ColumnEvents(
      {
        ...{ first, rules, others, forms },
        form: new Uint32Array(buffer, next(4 * count), count),
        second: new Uint32Array(buffer, next(4 * count), count),
        minute: new Int32Array(buffer, next(4 * count), count),
        lines: new Uint8Array(buffer, next(sizes.lines), sizes.lines),
        personal:
          sizes.personal === null
            ? null
            : {
                bytes: new Uint8Array(buffer, next(sizes.personal), sizes.personal),
                ...{ matched, nameless },
              },
      },
      textOf,
    ),
  }))
}
