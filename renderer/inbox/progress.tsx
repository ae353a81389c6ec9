/** A file on its way in: how far, what is being done, and the way to stop it. */
import { t } from '../texts/index.ts'
import { cancelImport, type RunningFile, useImport } from './import-store.ts'
import classes from './inbox.module.css'
import { shownName } from './shown-name.ts'

const words = {
  queued: 'unit:stepWaiting',
  reading: 'unit:stepReading',
  opening: 'unit:stepOpening',
  checking: 'unit:stepChecking',
  storing: 'unit:stepStoring',
  counting: 'unit:stepCounting',
} as const satisfies Record<RunningFile['step'], string>

export const Progress = ({ file }: { readonly file: RunningFile }) => {
  const cancelling = useImport((now) => now.cancelling)
  const done = Math.round(Math.min(1, Math.max(0, file.done)) * 100)
  return (
    <div className={classes.progress}>
      <div
        className={classes.track}
        role="progressbar"
        aria-label={t('unit:progressOf', { name: shownName(file.name) })}
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuetext={t(words[file.step])}
      >
        <i style={{ inlineSize: `${done}%` }} />
      </div>
      <p>
        {cancelling ? t('unit:cancelling') : t(words[file.step])}
        {!cancelling && (
          <>
            {' · '}
            <button type="button" onClick={() => void cancelImport()}>
              {t('unit:cancelImport')}
            </button>
          </>
        )}
      </p>
    </div>
  )
}
