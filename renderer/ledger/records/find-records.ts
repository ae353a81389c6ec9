/** Lists and search over the fold's records. In memory, for tens of thousands; an index may come behind this function. */
import type { Fold } from '../../../shared/fold/fold.ts'
import type { FoldedRecord } from '../../../shared/fold/view.ts'
import type { RecordQuery } from '../../../shared/ledger-api.ts'
import { labelOfRecord } from './labels.ts'

/** What is searched: letters and digits only, upper case, without marks. */
export const plainText = (text: string): string =>
  text
    .normalize('NFKD')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')

const searched = ['plate', 'documentNumber', 'familyName', 'givenNames'] as const

interface Indexed {
  readonly record: FoldedRecord
  readonly text: string
}

export interface RecordFinder {
  find(query: RecordQuery): { readonly records: readonly FoldedRecord[]; readonly total: number }
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

interface SearchText {
  readonly source: string
  readonly text: string
}

/** Rebuilt when the fold has changed; a record whose words have not keeps its search text. */
export const createRecordFinder = (fold: Fold): RecordFinder => {
  let revision = -1
  let all: readonly Indexed[] = []
  let before = new Map<string, SearchText>()

  const refresh = () => {
    if (revision === fold.revision) return
    const texts = new Map<string, SearchText>()
    all = [...fold.records()].map((record) => {
      const source = [
        labelOfRecord(fold, record.reference),
        ...searched.map((name) => record.personal?.[name] ?? ''),
      ].join('\n')
      const known = before.get(record.key)
      const entry =
        known?.source === source ? known : { source, text: source.split('\n').map(plainText).join('\n') }
      texts.set(record.key, entry)
      return { record, text: entry.text }
    })
    before = texts
    revision = fold.revision
  }

  return {
    find({ kind, site, day, voided, text, sort = 'when', descending = false, offset, limit }) {
      refresh()
      const part = text === undefined ? '' : plainText(text)
      const found = all.filter(
        ({ record, text: own }) =>
          (kind === undefined || record.kind === kind) &&
          (site === undefined || record.site === site) &&
          (day === undefined || record.day === day) &&
          (voided === undefined || record.voided === voided) &&
          (part === '' || own.includes(part)),
      )
      const keyOf = keysBy(fold)[sort]
      const keyed = found.map(({ record }) => ({
        record,
        key: keyOf(record),
        label: labelOfRecord(fold, record.reference),
      }))
      keyed.sort((a, b) => compareText(a.key, b.key) || compareText(a.label, b.label))
      if (descending) keyed.reverse()
      return { records: keyed.slice(offset, offset + limit).map(({ record }) => record), total: found.length }
    },
  }
}

const keysBy = (fold: Fold): Record<NonNullable<RecordQuery['sort']>, (record: FoldedRecord) => string> => ({
  when: (record) => new Date(record.when).toISOString(),
  label: (record) => labelOfRecord(fold, record.reference),
  kind: (record) => record.kind,
  site: (record) => record.site,
})
