/** A box of things that belong together, with its heading. */
import type { ReactNode } from 'react'
import classes from './card.module.css'

interface CardProps {
  readonly title?: ReactNode
  /** Stands at the end of the heading's line. */
  readonly end?: ReactNode
  readonly children: ReactNode
  /** Takes the height that is left, and lets its content scroll. */
  readonly fill?: boolean
  /** Room around the content; tables go to the edge. */
  readonly padded?: boolean
  readonly className?: string
}

export const Card = ({ title, end, children, fill, padded, className }: CardProps) => (
  <section
    className={`${classes.card} ${className ?? ''}`}
    data-fill={fill || undefined}
    aria-label={typeof title === 'string' ? title : undefined}
  >
    {(title !== undefined || end !== undefined) && (
      <div className={classes.head}>
        <h2>{title}</h2>
        {end}
      </div>
    )}
    <div className={padded ? `${classes.body} ${classes.padded}` : classes.body}>{children}</div>
  </section>
)
