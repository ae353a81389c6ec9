/** When and where it happened: now and here, unless the officer says otherwise. */
import { TextInput } from '@mantine/core'
import { useId, useMemo } from 'react'
import type { Problem } from '../../shared/kinds/field.ts'
import { useSession } from '../app/session-store.ts'
import { Card } from '../components/card.tsx'
import { ChoiceSelect } from '../components/code-select.tsx'
import { problemSentence } from '../components/sentences.ts'
import { formatTypedDay, joined, labelFor, t } from '../texts/index.ts'
import { changeDraft, type DraftName } from './draft-store.ts'
import classes from './entry.module.css'
import type { EntryDraft } from './entry-draft.ts'
import { readTypedClock, readTypedDay } from './typed-date.ts'

export const WhenCard = (props: {
  readonly name: DraftName
  readonly draft: EntryDraft
  readonly problems: readonly Problem[]
}) => {
  const { name, draft } = props
  const { pack } = useSession()
  const sites = useMemo(
    () =>
      pack.sites.map((site) => ({
        value: site.id,
        label: joined([site.name, labelFor('countries', site.country)]),
      })),
    [pack],
  )
  const errorOf = (field: string) => {
    const problem = props.problems.find((one) => one.field === field)
    return problem === undefined ? undefined : problemSentence(problem)
  }
  const whenNote = useId()
  const tidy = () => {
    const day = readTypedDay(draft.day)
    const clock = readTypedClock(draft.clock)
    const next = { day: day === null ? draft.day : formatTypedDay(day), clock: clock ?? draft.clock }
    if (next.day !== draft.day || next.clock !== draft.clock) changeDraft(name, () => next)
  }
  return (
    <Card title={t('log:whenAndWhere')} padded>
      <div className={classes.when} data-field="when">
        <TextInput
          label={t('log:date')}
          value={draft.day}
          error={errorOf('when') !== undefined}
          aria-describedby={whenNote}
          inputMode="numeric"
          onBlur={tidy}
          onChange={(event) => {
            const day = event.currentTarget.value
            changeDraft(name, () => ({ day }))
          }}
        />
        <TextInput
          label={t('log:clock')}
          value={draft.clock}
          error={errorOf('when') !== undefined}
          aria-describedby={whenNote}
          inputMode="numeric"
          onBlur={tidy}
          onChange={(event) => {
            const clock = event.currentTarget.value
            changeDraft(name, () => ({ clock }))
          }}
        />
        {errorOf('when') !== undefined && (
          <p id={whenNote} className={classes.whenError}>
            {errorOf('when')}
          </p>
        )}
        <div className={classes.site} data-field="site">
          <ChoiceSelect
            label={t('kinds:site')}
            error={errorOf('site')}
            required
            choices={sites}
            value={draft.site}
            onChange={(site) => site !== null && changeDraft(name, () => ({ site }))}
          />
        </div>
      </div>
    </Card>
  )
}
