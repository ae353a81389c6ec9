/** What stands in an entry form: values as typed, until they make a record. */
import type { Body, Counts, FieldValue, KindName, Personal } from '../../shared/events/event.ts'
import type { FoldedRecord } from '../../shared/fold/view.ts'
import { checkRecord, normaliseRecord, type RecordDraft } from '../../shared/kinds/check-record.ts'
import { type AnyField, type CountedField, isPersonal, type Problem } from '../../shared/kinds/field.ts'
import { kinds } from '../../shared/kinds/kinds.ts'
import type { Pack } from '../../shared/pack/pack.ts'
import { formatTypedDay } from '../texts/index.ts'
import { nowAt, whenAt } from './site-time.ts'
import { readTypedClock, readTypedDay } from './typed-date.ts'

/** One line of a counts editor: a code for each dimension chosen so far, and how many. */
export interface CountRow {
  readonly id: number
  readonly codes: Readonly<Record<string, string>>
  readonly count: number | null
}

export interface EntryDraft {
  readonly kind: KindName
  readonly site: string
  /** As typed: `06.07.2021` and `22:38`. */
  readonly day: string
  readonly clock: string
  /** Every counted field but the counts. */
  readonly body: Body
  readonly rows: Readonly<Record<string, readonly CountRow[]>>
  /** As typed; birth dates too. */
  readonly personal: Personal
  /** Sections whose folded fields are shown. */
  readonly unfolded: readonly string[]
  /** Fields that the officer has left. */
  readonly touched: readonly string[]
  /** Clock of the latest change; null: nothing typed yet. */
  readonly keptAt: string | null
}

export type CountsField = Extract<CountedField, { shape: 'counts' }>
export const isCounts = (field: AnyField): field is CountsField => field.shape === 'counts'

let ids = 0
export const newRow = (codes: CountRow['codes'] = {}, count: number | null = null): CountRow => ({
  id: ++ids,
  codes,
  count,
})

const rowsOf = (counts: Counts): CountRow[] =>
  Object.entries(counts).map(([key, count]) => {
    const codes = key.split('/').map((part) => {
      const cut = part.indexOf(':')
      return [part.slice(0, cut), part.slice(cut + 1)] as const
    })
    return newRow(Object.fromEntries(codes), count)
  })

/** A row with nothing in it is no row. */
export const isBlank = (row: CountRow): boolean => Object.keys(row.codes).length === 0 && row.count === null

/** Key of a row in the order of the field's dimensions; null while a needed one is missing. */
const keyOf = (field: CountsField, row: CountRow): string | null => {
  const parts: string[] = []
  for (const { of, optional } of field.dimensions) {
    const code = row.codes[of]
    if (code !== undefined) parts.push(`${of}:${code}`)
    else if (optional !== true) return null
  }
  return parts.join('/')
}

/** Rows as counts, equal keys summed; `incomplete` when a row lacks something. */
export const countsOfRows = (field: CountsField, rows: readonly CountRow[]) => {
  const counts: Record<string, number> = {}
  let incomplete = false
  for (const row of rows) {
    if (isBlank(row)) continue
    const key = keyOf(field, row)
    if (key === null) incomplete = true
    else if (row.count === null) incomplete = true
    else if (row.count > 0) counts[key] = (counts[key] ?? 0) + row.count
  }
  return { counts, incomplete }
}

const split = (kind: KindName, body: Body) => {
  const plain: Record<string, FieldValue> = { ...body }
  const rows: Record<string, readonly CountRow[]> = {}
  for (const field of kinds[kind].fields.filter(isCounts)) {
    const value = plain[field.name]
    delete plain[field.name]
    rows[field.name] = typeof value === 'object' && !Array.isArray(value) ? rowsOf(value as Counts) : []
  }
  return { body: plain, rows }
}

const empty = { unfolded: [], touched: [], keptAt: null }

export const newDraft = (kind: KindName, pack: Pack, siteId: string): EntryDraft => {
  const site = pack.sites.find(({ id }) => id === siteId) ?? pack.sites[0]
  const now = site === undefined ? '' : nowAt(site)
  return {
    ...empty,
    kind,
    site: site?.id ?? '',
    day: formatTypedDay(now.slice(0, 10)),
    clock: now.slice(11, 16),
    ...split(kind, kinds[kind].initial(site?.type ?? '')),
    personal: {},
  }
}

/** A record's form, to amend it. */
export const draftOf = (record: FoldedRecord): EntryDraft => {
  const personal: Record<string, string> = { ...record.personal }
  for (const field of kinds[record.kind].fields)
    if (field.shape === 'date' && personal[field.name] !== undefined)
      personal[field.name] = formatTypedDay(personal[field.name] ?? '')
  return {
    ...empty,
    kind: record.kind,
    site: record.site,
    day: formatTypedDay(record.when.slice(0, 10)),
    clock: record.when.slice(11, 16),
    ...split(record.kind, record.body),
    personal,
  }
}

/** What a draft would be as a record. What cannot be read stays as typed, for the check to complain of. */
export const recordOf = (draft: EntryDraft, pack: Pack): RecordDraft => {
  const site = pack.sites.find(({ id }) => id === draft.site)
  const day = readTypedDay(draft.day)
  const clock = readTypedClock(draft.clock)
  const body: Record<string, FieldValue> = { ...draft.body }
  const personal: Record<string, string> = { ...draft.personal }
  for (const field of kinds[draft.kind].fields) {
    if (isCounts(field)) {
      const { counts } = countsOfRows(field, draft.rows[field.name] ?? [])
      if (Object.keys(counts).length > 0) body[field.name] = counts
    } else if (isPersonal(field) && field.shape === 'date') {
      const typed = personal[field.name]
      if (typed !== undefined) personal[field.name] = readTypedDay(typed) ?? typed
    }
  }
  return normaliseRecord({
    kind: draft.kind,
    site: draft.site,
    when:
      site === undefined || day === null || clock === null
        ? `${draft.day} ${draft.clock}`.trim()
        : whenAt(site, day, clock),
    body,
    personal,
  })
}

/** The domain's problems, those across fields included as soon as they can be told, and rows that are not complete. */
export const problemsOf = (draft: EntryDraft, record: RecordDraft, pack: Pack): readonly Problem[] => {
  const incomplete = kinds[draft.kind].fields
    .filter(isCounts)
    .filter((field) => countsOfRows(field, draft.rows[field.name] ?? []).incomplete)
    .map((field): Problem => ({ field: field.name, problem: 'bad-key' }))
  const problems = [...incomplete, ...checkRecord(record, pack, new Date().toISOString())]
  const known = new Set(problems.map(({ field }) => field))
  const across = kinds[draft.kind]
    .rules(record.body, record.personal, record.when)
    .filter(({ field }) => !known.has(field))
  return [...problems, ...across].filter(
    (problem, i, all) => all.findIndex(({ field }) => field === problem.field) === i,
  )
}
