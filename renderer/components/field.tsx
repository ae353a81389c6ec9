/** A label, what it labels and its error, for controls that bring none of these themselves. */
import { type ReactNode, useId } from 'react'
import classes from './field.module.css'

interface FieldProps {
  readonly label: string
  readonly error?: string | undefined
  readonly hint?: ReactNode
  /** Gets the id to put on the control, and the ids that describe it. */
  readonly children: (bind: {
    readonly id: string
    readonly 'aria-describedby': string | undefined
  }) => ReactNode
}

export const Field = ({ label, error, hint, children }: FieldProps) => {
  const id = useId()
  const described = error === undefined && hint === undefined ? undefined : `${id}-note`
  return (
    <div className={classes.field}>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      {children({ id, 'aria-describedby': described })}
      {described !== undefined && (
        <p id={described} className={classes.hint} data-bad={error !== undefined || undefined}>
          {error ?? hint}
        </p>
      )}
    </div>
  )
}
