/** The code of a recovery request, big enough to be read aloud. The same on both sides of the telephone. */
import { t } from '../texts/index.ts'
import classes from './comparison-code.module.css'

export const ComparisonCode = ({ code }: { readonly code: string }) => (
  <output className={classes.code} aria-label={t('recovery:comparison')}>
    {code}
  </output>
)
