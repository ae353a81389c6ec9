import type { Scope } from '../../shared/events/event.ts'
import type { Pack } from '../../shared/pack/pack.ts'
import { labelFor, t } from '../texts/index.ts'

/** What a tally covers, in the language of the screen. */
export const placeName = (pack: Pack, scope: Scope): string => {
  if (scope.of === 'operation') return t('operation', { name: pack.name })
  if (scope.of === 'country') return labelFor('countries', scope.id)
  return (scope.of === 'site' ? pack.sites : pack.units).find(({ id }) => id === scope.id)?.name ?? scope.id
}
