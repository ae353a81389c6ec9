import { t } from '../texts/index.ts'
import { takeIn } from './import-store.ts'
import classes from './inbox.module.css'
import { useFileDrop } from './offered-files.ts'

/** Where files are dropped. The whole window takes them; this says so, and shows when it will. */
export const DropZone = () => {
  const over = useFileDrop((files) => void takeIn(files))
  return (
    <section className={classes.drop} data-over={over || undefined} aria-label={t('unit:dropZone')}>
      {over ? t('unit:dropNow') : t('unit:drop')}
    </section>
  )
}
