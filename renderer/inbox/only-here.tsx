import { useSession } from '../app/session-store.ts'
import { t } from '../texts/index.ts'

/** What a lead station's decision is worth: said wherever one is taken. A unit's needs no such words. */
export const OnlyHere = ({ className = '' }: { readonly className?: string | undefined }) =>
  useSession().role === 'station' ? <p className={className}>{t('tiers:leadOnlyHere')}</p> : null
