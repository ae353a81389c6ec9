/** Says quietly, where entries are made and exported, that the second copy lacks some of them, and why. Else nothing. */
import type { CopyState } from '../../shared/ipc/copy.ts'
import { useCopy } from '../app/copy-store.ts'
import { go } from '../app/navigation-store.ts'
import { formatCount, t } from '../texts/index.ts'
import classes from './copy-line.module.css'

/** A drive that is only away is nobody's business until something is not on it. */
const isWorthSaying = ({ standing, behind, erasing }: CopyState): boolean =>
  standing !== 'up-to-date' && standing !== 'following' && (standing !== 'away' || behind > 0 || erasing)

export const CopyLine = () => {
  const copy = useCopy()
  if (copy === null || !isWorthSaying(copy)) return null
  const { standing, behind: count } = copy
  const why = t(`copy:standing.${standing}`)
  return (
    <button type="button" className={classes.line} onClick={() => go({ screen: 'settings' })}>
      {count > 0 ? t('copy:line', { count, n: formatCount(count), why }) : t('copy:lineNone', { why })}
    </button>
  )
}
