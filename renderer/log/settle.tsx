/** Beside the save button: how much is to settle, what first, or why it was not saved. */
import type { RefObject } from 'react'
import type { Problem } from '../../shared/kinds/field.ts'
import type { Refusal } from '../../shared/result.ts'
import { problemSentence, refusalSentence } from '../components/sentences.ts'
import { fieldLabel, formatCount, labelled, t } from '../texts/index.ts'
import classes from './entry.module.css'
import { focusField } from './use-entry.ts'

export const Settle = (props: {
  readonly problems: readonly Problem[]
  readonly refusal: Refusal | null
  readonly form: RefObject<HTMLDivElement | null>
}) => {
  const { problems, refusal, form } = props
  const [first] = problems
  if (first !== undefined) {
    const words = labelled(fieldLabel(first.field), problemSentence(first))
    return (
      <div className={classes.settle} role="status">
        <span>{t('log:toSettle', { count: problems.length, n: formatCount(problems.length) })}</span>
        <button type="button" title={words} onClick={() => focusField(form.current, first.field)}>
          {words}
        </button>
      </div>
    )
  }
  return (
    <p
      className={classes.settle}
      role={refusal === null ? 'status' : 'alert'}
      data-bad={refusal !== null || undefined}
    >
      {refusal === null ? t('log:nothingToSettle') : refusalSentence(refusal)}
    </p>
  )
}
