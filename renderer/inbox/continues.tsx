/** That a log goes on with another one, after a backup was restored. */
import type { LogView } from '../../shared/fold/view.ts'
import { t } from '../texts/index.ts'

interface ContinuesProps {
  readonly log: LogView
  /** All logs held: the one before may be among them. */
  readonly logs: readonly LogView[]
  readonly className?: string | undefined
}

export const Continues = ({ log, logs, className }: ContinuesProps) => {
  const before = log.continues
  if (before === null) return null
  const held = logs.find((one) => one.log === before)
  return (
    <p className={className}>
      {held
        ? t('unit:continues', { code: held.code })
        : t('unit:continuesUnknown', { log: before.slice(0, 16) })}
    </p>
  )
}
