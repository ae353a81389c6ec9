/** What would be here, and how it gets here. */
import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

export const EmptyState = ({
  title,
  children,
  action,
}: {
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
}) => (
  <div className={classes.empty}>
    <strong>{title}</strong>
    {children !== undefined && <p>{children}</p>}
    {action}
  </div>
)
