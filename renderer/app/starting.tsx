/** While the ledger opens, and where it must not be opened. */
import { Loader } from '@mantine/core'
import type { Refusal } from '../../shared/result.ts'
import { ErrorSentence } from '../components/error-sentence.tsx'
import { t } from '../texts/index.ts'
import { Mark } from './rail.tsx'
import classes from './starting.module.css'

export const Starting = () => (
  <main className={classes.middle} aria-busy="true">
    <Mark size={44} />
    <Loader size="sm" color="var(--accent)" />
    <p>{t('starting')}</p>
  </main>
)

export const Stopped = ({ refusal }: { readonly refusal: Refusal }) => (
  <main className={classes.middle}>
    <Mark size={44} />
    <h1>{t('stopped')}</h1>
    <ErrorSentence refusal={refusal} />
  </main>
)
