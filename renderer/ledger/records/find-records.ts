/** Lists and search over the fold's records. In memory, for tens of thousands; an index may come behind this function. */

import { minuteOf } from '../../../shared/figures/instant.ts'
import type { Fold } from '../../../shared/fold/fold.ts'
import type { FoldedRecord } from '../../../shared/fold/view.ts'
import type { RecordQuery } from '../../../shared/ledger-api.ts'
import { allRecords } from './all-records.ts'
import { labelOfRecord } from './labels.ts'

/** What is searched: letters and digits only, upper case, without marks. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

const searched = ['plate', 'documentNumber', 'familyName', 'givenNames'] as const

export interface RecordFinder {
  find(query: RecordQuery): { readonly records: readonly FoldedRecord[]; readonly total: number }
}

interface SearchText {
  readonly source: string
  readonly text: string
}

type Key = string | number
const compareKeys = (a: Key, b: Key): number => (a < b ? -1 : a > b ? 1 : 0)

export const createRecordFinder = (fold: Fold): RecordFinder => {
  /** By record: a record whose words have not changed keeps its search text. */
  const texts = new Map<string, SearchText>()

  const textOf = (record: FoldedRecord): string => {
    const words = [
      labelOfRecord(fold, record.reference),
      ...searched.map((name) => record.personal?.[name] ?? ''),
    ]
    const source = words.join('\n')
    const known = texts.get(record.key)
    if (known?.source === source) return known.text
    const text = words.map(plainText).join('\n')
    texts.set(record.key, { source, text })
    return text
  }

  return {
    find({ kind, site, day, voided, text, sort = 'when', descending = false, offset, limit }) {
      const part = text === undefined ? '' : plainText(text)
      const found = allRecords(fold).filter(
        (record) =>
          (kind === undefined || record.kind === kind) &&
          (site === undefined || record.site === site) &&
          (day === undefined || record.day === day) &&
          (voided === undefined || record.voided === voided) &&
          (part === '' || textOf(record).includes(part)),
      )
      const keyOf = keysBy(fold)[sort]
      const keyed = found.map((record) => ({ record, key: keyOf(record) }))
      const label = keysBy(fold).label
      keyed.sort((a, b) => compareKeys(a.key, b.key) || compareKeys(label(a.record), label(b.record)))
      if (descending) keyed.reverse()
      return {
        records: keyed.slice(offset, offset + limit).map(({ record }) => record),
        total: found.length,
      }
    },
  }
}

const keysBy = (fold: Fold): Record<NonNullable<RecordQuery['sort']>, (record: FoldedRecord) => Key> => {
  const codes = new Map<string, string>()
  const codeOf = (log: string): string => {
    const known = codes.get(log) ?? fold.codeOf(log)
    codes.set(log, known)
    return known
  }
  return {
    when: (record) => minuteOf(record.when),
    label: ({ reference: [log, n] }) => `${codeOf(log)}-${String(n).padStart(9, '0')}`,
    kind: (record) => record.kind,
    site: (record) => record.site,
  }
}
