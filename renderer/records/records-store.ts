/** The filters of the list: kept while the officer looks at a record, forgotten on lock. */
import { create } from 'zustand'
import type { KindName } from '../../shared/events/event.ts'
import type { RecordQuery } from '../../shared/ledger-api.ts'
import { forgetOnLock } from '../app/locking.ts'

export interface Filters {
  readonly kind: KindName | null
  readonly site: string | null
  readonly day: string | null
  readonly voided: boolean | null
  readonly text: string
  readonly sort: NonNullable<RecordQuery['sort']>
  readonly descending: boolean
}
export const noFilters: Filters = {
  kind: null,
  site: null,
  day: null,
  voided: null,
  text: '',
  sort: 'when',
  descending: true,
}
export const useFilters = create<Filters>(() => noFilters)
export const setFilters = (change: Partial<Filters>): void => useFilters.setState(change)
forgetOnLock(() => useFilters.setState(noFilters))

export const isFiltered = ({ kind, site, day, voided, text }: Filters): boolean =>
  kind !== null || site !== null || day !== null || voided !== null || text !== ''

export const queryOf = ({
  kind,
  site,
  day,
  voided,
  text,
  sort,
  descending,
}: Filters): Omit<RecordQuery, 'offset' | 'limit'> => ({
  ...(kind === null ? {} : { kind }),
  ...(site === null ? {} : { site }),
  ...(day === null ? {} : { day }),
  ...(voided === null ? {} : { voided }),
  ...(text.trim() === '' ? {} : { text: text.trim() }),
  sort,
  descending,
})
