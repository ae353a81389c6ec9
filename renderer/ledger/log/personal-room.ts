/** Whether what an officer wrote of a person, and why, fits one personal line: asked before anything is written. */
import { personalLimits } from '../../../shared/events/check-personal.ts'
import type { Problem } from '../../../shared/kinds/field.ts'
import { utf8Length } from '../../../shared/lines/bytes.ts'
import { lineLimits } from '../../../shared/lines/read-line.ts'
import type { PersonalDraft } from './own-log.ts'

const tooLong = (field: string, most: number): readonly Problem[] => [
  { field, problem: 'too-long', detail: { most } },
]

/** Empty: the reason is not too long. */
export const reasonProblems = (reason: string): readonly Problem[] =>
  [...reason].length > personalLimits.reason ? tooLong('reason', personalLimits.reason) : []

/** As a text takes room in a line, without its quotes. */
const bytesOf = (text: string): number => utf8Length(JSON.stringify(text)) - 2

/** The line but for its number and salt, which are taken as long as they may be. */
const lineBytes = ({ match: _, ...detail }: PersonalDraft): number =>
  utf8Length(JSON.stringify({ n: Number.MAX_SAFE_INTEGER, class: 'detail', salt: '0'.repeat(24), ...detail }))

/** Each text may be as long as its field allows and the line be over its limit all the same: the longest text is to be shorter. */
export const roomProblems = (personal: PersonalDraft): readonly Problem[] => {
  let over = lineBytes(personal) - lineLimits.line
  if (over <= 0) return []
  const texts = Object.entries({
    ...personal.fields,
    ...(personal.reason !== undefined && { reason: personal.reason }),
  })
  const [field, text] = texts.reduce((a, b) => (bytesOf(b[1]) > bytesOf(a[1]) ? b : a), ['', ''])
  const characters = [...text]
  while (over > 0 && characters.length > 0) over -= bytesOf(characters.pop() ?? '')
  return tooLong(field, characters.length)
}
