/** The bar over every screen: what is open, where and when, and what waits. */
import type { ReactNode } from 'react'
import { useStanding } from '../app/session-store.ts'
import { t } from '../texts/index.ts'
import classes from './page-bar.module.css'
import { Pill } from './pill.tsx'

interface PageBarProps {
  readonly title: ReactNode
  readonly sub?: ReactNode
  /** Pills and buttons at the end. */
  readonly children?: ReactNode
}

export const PageBar = ({ title, sub, children }: PageBarProps) => {
  const training = useStanding(({ standing }) =>
    standing.phase === 'open'
      ? standing.session.training
      : standing.phase === 'locked' && standing.boot.training,
  )
  return (
    <header className={classes.bar}>
      <h1 title={typeof title === 'string' ? title : undefined}>{title}</h1>
      {sub !== undefined && (
        <div className={classes.sub} title={typeof sub === 'string' ? sub : undefined}>
          {sub}
        </div>
      )}
      <span className={classes.space} />
      {training && (
        <span className={classes.training}>
          <Pill tone="warn">{t('training')}</Pill>
        </span>
      )}
      {children}
    </header>
  )
}

/** The part under the bar: fills the window, its children stacked with the usual gap. */
export const PageBody = ({
  children,
  scroll,
}: {
  readonly children: ReactNode
  readonly scroll?: boolean
}) => (
  <main className={classes.body} data-scroll={scroll || undefined}>
    {children}
  </main>
)
