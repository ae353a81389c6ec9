/** While the ledger opens, and where it must not be opened. */
import { Loader } from '@mantine/core'
import type { ReactNode } from 'react'
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

export const Stopped = ({ children }: { readonly children: ReactNode }) => (
  <main className={classes.middle}>
    <Mark size={44} />
    <h1>{t('stopped')}</h1>
    {children}
  </main>
)
