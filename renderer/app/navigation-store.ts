/** Which screen is shown. A place is a screen with what it needs to know. */
import { create } from 'zustand'
import type { KindName } from '../../shared/events/event.ts'
import type { RecordKey } from '../../shared/fold/view.ts'

export type Place =
  | {
      readonly screen:
        | 'log'
        | 'records'
        | 'review'
        | 'tally'
        | 'export'
        | 'inbox'
        | 'operation'
        | 'stations'
        | 'settings'
    }
  | { readonly screen: 'entry'; readonly kind: KindName }
  | { readonly screen: 'record' | 'amend'; readonly record: RecordKey }
export type ScreenName = Place['screen']

interface Navigation {
  readonly place: Place | null
  readonly before: readonly Place[]
}
const start: Navigation = { place: null, before: [] }
export const useNavigation = create<Navigation>(() => start)

export const go = (place: Place): void =>
  useNavigation.setState((now) => ({
    place,
    before: now.place === null ? [] : [...now.before.slice(-9), now.place],
  }))
/** To where the officer came from; `otherwise` when there is no such place. */
export const goBack = (otherwise: Place): void =>
  useNavigation.setState((now) => ({
    place: now.before.at(-1) ?? otherwise,
    before: now.before.slice(0, -1),
  }))
export const forgetPlaces = (): void => useNavigation.setState(start)
