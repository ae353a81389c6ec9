/** Which place and which day. */
import { ActionIcon, Select } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { Scope } from '../../shared/events/event.ts'
import type { LedgerApi } from '../../shared/ledger-api.ts'
import { formatCount, formatDay, t } from '../texts/index.ts'
import classes from './tally.module.css'

export interface Chosen {
  readonly scope: Scope
  readonly day: string
}
export type Choices = Awaited<ReturnType<LedgerApi['tallyChoices']>>

/** The latest day of the first place; null: there is none yet. */
export const chosenFrom = ({ days, scopes }: Choices): Chosen | null => {
  const [day, scope] = [days.at(-1), scopes[0]?.scope]
  return day === undefined || scope === undefined ? null : { scope, day }
}

const keyOf = (scope: Scope): string => (scope.of === 'operation' ? 'operation' : `${scope.of} ${scope.id}`)

const kinds = {
  operation: 'tally:scopeOperation',
  country: 'tally:scopeCountry',
  unit: 'tally:scopeUnit',
  site: 'tally:scopeSite',
} as const

/** Grouped by kind of place, as soon as there is more than one. */
const scopeChoices = ({ scopes }: Choices) => {
  const item = ({ scope, name }: Choices['scopes'][number]) => ({ value: keyOf(scope), label: name })
  if (scopes.length < 2) return scopes.map(item)
  return (['operation', 'unit', 'country', 'site'] as const)
    .map((of) => ({ group: t(kinds[of]), items: scopes.filter(({ scope }) => scope.of === of).map(item) }))
    .filter(({ items }) => items.length > 0)
}

interface TallyChoiceProps {
  readonly choices: Choices
  readonly chosen: Chosen
  readonly onChoose: (chosen: Chosen) => void
}

export const TallyChoice = ({ choices, chosen, onChoose }: TallyChoiceProps) => {
  const { days, scopes } = choices
  const at = days.indexOf(chosen.day)
  const step = (by: number) => {
    const day = days[at + by]
    if (day !== undefined) onChoose({ ...chosen, day })
  }
  return (
    <div className={classes.choice}>
      <Select
        aria-label={t('tally:scope')}
        data={scopeChoices(choices)}
        value={keyOf(chosen.scope)}
        allowDeselect={false}
        searchable={scopes.length > 8}
        nothingFoundMessage={t('nothingFits')}
        className={classes.scope ?? ''}
        title={scopes.find(({ scope }) => keyOf(scope) === keyOf(chosen.scope))?.name}
        onChange={(value) => {
          const found = scopes.find(({ scope }) => keyOf(scope) === value)
          if (found) onChoose({ ...chosen, scope: found.scope })
        }}
      />
      <ActionIcon.Group className={classes.days ?? ''}>
        <ActionIcon
          variant="default"
          size={38}
          aria-label={t('tally:previousDay')}
          disabled={at <= 0}
          onClick={() => step(-1)}
        >
          <IconChevronLeft size={18} className={classes.mirrored ?? ''} />
        </ActionIcon>
        <Select
          aria-label={t('tally:day')}
          data={days.map((day, index) => ({
            value: day,
            label: t('tally:dayNumber', { date: formatDay(day), number: formatCount(index + 1) }),
          }))}
          value={chosen.day}
          allowDeselect={false}
          className={classes.day ?? ''}
          onChange={(day) => day !== null && onChoose({ ...chosen, day })}
        />
        <ActionIcon
          variant="default"
          size={38}
          aria-label={t('tally:nextDay')}
          disabled={at >= days.length - 1}
          onClick={() => step(1)}
        >
          <IconChevronRight size={18} className={classes.mirrored ?? ''} />
        </ActionIcon>
      </ActionIcon.Group>
    </div>
  )
}
