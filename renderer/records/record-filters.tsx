/** The filters over the list of records. */
import { Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { isKind, kindNames } from '../../shared/kinds/kinds.ts'
import { useAnswer } from '../app/ledger.ts'
import { useSession } from '../app/session-store.ts'
import { useShortcut } from '../app/shortcuts.ts'
import { Kbd } from '../components/kbd.tsx'
import { formatDay, t } from '../texts/index.ts'
import classes from './records.module.css'
import { setFilters, useFilters } from './records-store.ts'

/** What the select calls "no filter": a value of its own, so that the words stand in the field. */
const all = 'all'
const orNull = (value: string | null) => (value === null || value === all ? null : value)

export const RecordFilters = () => {
  const { pack } = useSession()
  const filters = useFilters()
  const choices = useAnswer((ledger) => ledger.tallyChoices(), [])
  return (
    <div className={classes.filters}>
      <Search />
      <Select
        aria-label={t('log:kind')}
        allowDeselect={false}
        data={[
          { value: all, label: t('records:allKinds') },
          ...kindNames.map((kind) => ({ value: kind, label: t(kind) })),
        ]}
        value={filters.kind ?? all}
        onChange={(kind) => setFilters({ kind: kind !== null && isKind(kind) ? kind : null })}
      />
      <Select
        aria-label={t('records:site')}
        allowDeselect={false}
        searchable
        openOnFocus={false}
        data={[
          { value: all, label: t('records:allSites') },
          ...pack.sites.map((site) => ({ value: site.id, label: site.name })),
        ]}
        value={filters.site ?? all}
        onChange={(site) => setFilters({ site: orNull(site) })}
      />
      <Select
        aria-label={t('log:date')}
        allowDeselect={false}
        data={[
          { value: all, label: t('records:allDays') },
          ...(choices?.days ?? []).map((day) => ({ value: day, label: formatDay(day) })),
        ]}
        value={filters.day ?? all}
        onChange={(day) => setFilters({ day: orNull(day) })}
      />
      <Select
        aria-label={t('log:state')}
        allowDeselect={false}
        data={[
          { value: all, label: t('records:withVoided') },
          { value: 'valid', label: t('records:onlyValid') },
          { value: 'voided', label: t('records:onlyVoided') },
        ]}
        value={filters.voided === null ? all : filters.voided ? 'voided' : 'valid'}
        onChange={(state) => setFilters({ voided: orNull(state) === null ? null : state === 'voided' })}
      />
    </div>
  )
}

/** Searches a moment after the last key, so that a fast typist does not ask for every letter. */
const Search = () => {
  const input = useRef<HTMLInputElement>(null)
  const held = useFilters((now) => now.text)
  const [typed, setTyped] = useState(held)
  useShortcut('Ctrl+F', () => input.current?.select())
  useEffect(() => setTyped(held), [held])
  useEffect(() => {
    const timer = setTimeout(() => setFilters({ text: typed }), 120)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <TextInput
      ref={input}
      type="search"
      className={classes.search ?? ''}
      aria-label={t('search')}
      aria-busy={typed !== held}
      placeholder={t('records:find')}
      leftSection={<IconSearch size={16} aria-hidden="true" />}
      rightSection={<Kbd keys="Ctrl+F" />}
      rightSectionWidth={72}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  )
}
