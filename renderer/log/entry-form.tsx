/** The form of a kind: its sections as one column, its fields on six columns, those that matter less behind "more". */
import { useEffect, useMemo, useState } from 'react'
import type { Problem } from '../../shared/kinds/field.ts'
import { type AnyField, isPersonal } from '../../shared/kinds/field.ts'
import { kinds } from '../../shared/kinds/kinds.ts'
import { problemSentence } from '../components/sentences.ts'
import { fieldLabel, formatList, sectionLabel, t } from '../texts/index.ts'
import { type DraftName, markDraft } from './draft-store.ts'
import classes from './entry.module.css'
import { type EntryDraft, isCounts } from './entry-draft.ts'
import { EntryField } from './entry-field.tsx'

/** Said only when the officer has left the field or tried to save: before that, an empty form is no mistake. */
const quiet = new Set<Problem['problem']>([
  'required',
  'status-missing',
  'nothing-checked',
  'bad-key',
  'referral-incomplete',
])

export const isShown = (problem: Problem, draft: EntryDraft, tried: boolean): boolean =>
  tried || draft.touched.includes(problem.field) || (!quiet.has(problem.problem) && draft.keptAt !== null)

const holds = (draft: EntryDraft, field: AnyField): boolean =>
  isPersonal(field)
    ? draft.personal[field.name] !== undefined
    : isCounts(field)
      ? (draft.rows[field.name] ?? []).length > 0
      : draft.body[field.name] !== undefined &&
        draft.body[field.name] !== (field.shape === 'integer' ? field.initial : undefined)

/**
 * How many sections are drawn: one at once, the others each in a task of its own. A form of a hundred controls would
 * otherwise hold the window longer than a key press may take.
 */
const useOneByOne = (count: number): number => {
  const [ready, setReady] = useState(1)
  useEffect(() => {
    if (ready >= count) return
    const timer = setTimeout(() => setReady(ready + 1))
    return () => clearTimeout(timer)
  }, [ready, count])
  return ready
}

export const EntryForm = (props: {
  readonly name: DraftName
  readonly draft: EntryDraft
  readonly problems: readonly Problem[]
  readonly tried: boolean
  /** Grows when the form begins anew. */
  readonly fresh: number
}) => {
  const { draft, problems, tried, name } = props
  const { fields } = kinds[draft.kind]
  const sections = useMemo(() => [...new Set(fields.map((field) => field.section))], [fields])
  // Fields that held something when the form was opened, or were unfolded, stay: nothing vanishes while typing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was held at the form's beginning counts
  const held = useMemo(
    () => new Set(fields.filter((field) => holds(draft, field)).map((field) => field.name)),
    [fields, props.fresh],
  )
  const ready = useOneByOne(sections.length)
  const errors = new Map(
    problems
      .filter((problem) => isShown(problem, draft, tried))
      .map((problem) => [problem.field, problemSentence(problem)]),
  )
  return (
    <div className={classes.form}>
      {sections.slice(0, ready).map((section) => {
        const all = fields.filter((field) => field.section === section)
        const open = draft.unfolded.includes(section)
        const shown = all.filter(
          (field) => field.folded !== true || open || held.has(field.name) || errors.has(field.name),
        )
        const rest = all.filter((field) => !shown.includes(field))
        return (
          <section key={section} className={classes.section} aria-label={sectionLabel(section)}>
            <div className={classes.sectionHead}>
              <h3>{sectionLabel(section)}</h3>
              {rest.length > 0 && (
                <button
                  type="button"
                  className={classes.unfold}
                  onClick={() => markDraft(name, ({ unfolded }) => ({ unfolded: [...unfolded, section] }))}
                >
                  {t('log:more', { fields: formatList(rest.map((field) => fieldLabel(field.name))) })}
                </button>
              )}
            </div>
            {shown.map((field) => (
              <div key={field.name} className={classes.cell} data-width={field.width} data-field={field.name}>
                <EntryField
                  draft={name}
                  field={field}
                  value={isPersonal(field) ? draft.personal[field.name] : draft.body[field.name]}
                  rows={draft.rows[field.name]}
                  error={errors.get(field.name)}
                />
              </div>
            ))}
          </section>
        )
      })}
    </div>
  )
}
