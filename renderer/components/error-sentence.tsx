/** A refusal as one clear sentence, read aloud when it appears. */
import type { Refusal } from '../../shared/result.ts'
import classes from './error-sentence.module.css'
import { refusalSentence } from './sentences.ts'

export const ErrorSentence = ({
  refusal,
  quiet,
}: {
  readonly refusal: Refusal | null
  readonly quiet?: boolean
}) =>
  refusal === null ? null : (
    <p role="alert" className={classes.error} data-quiet={quiet || undefined} data-reason={refusal.reason}>
      {refusalSentence(refusal)}
    </p>
  )
