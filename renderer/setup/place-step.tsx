/** The site at which the station works, and the code before its numbers. */
import { TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Pack } from '../../shared/pack/pack.ts'
import { ChoiceSelect } from '../components/code-select.tsx'
import { labelFor, t } from '../texts/index.ts'
import classes from './setup.module.css'
import { Step } from './step.tsx'

/** The same check as the ledger's. */
export const isCode = (code: string): boolean => /^[A-Z0-9]{2,12}$/.test(code)

export interface ChosenPlace {
  readonly site: string | null
  readonly code: string
}

export const PlaceStep = (props: {
  readonly pack: Pack
  readonly place: ChosenPlace
  readonly onChange: (place: ChosenPlace) => void
  readonly onBack: () => void
  readonly onNext: () => void
}) => {
  const { pack, place } = props
  const [tried, setTried] = useState(false)
  const sites = useMemo(
    () =>
      pack.sites.map((site) => ({
        value: site.id,
        label: `${site.name} · ${labelFor('placeTypes', site.type)} · ${labelFor('countries', site.country)}`,
      })),
    [pack],
  )
  const right = isCode(place.code)
  const next = () => {
    setTried(true)
    if (place.site !== null && right) props.onNext()
  }
  /** Until the officer types another, the code follows the site. */
  const choose = (site: string | null) =>
    props.onChange({
      site,
      code: place.code === '' || place.code === `${place.site}1` ? `${site ?? ''}1` : place.code,
    })
  return (
    <Step lead={t('setup:placeLead')} onBack={props.onBack} onNext={next}>
      <div className={classes.w4}>
        <ChoiceSelect
          label={t('setup:site')}
          required
          choices={sites}
          value={place.site}
          onChange={choose}
          error={tried && place.site === null ? t('setup:needed') : undefined}
        />
      </div>
      <TextInput
        className={classes.w2 ?? ''}
        label={t('setup:stationCode')}
        value={place.code}
        maxLength={12}
        autoComplete="off"
        spellCheck={false}
        error={tried && !right ? t('setup:stationCodeWrong') : undefined}
        onChange={(event) => props.onChange({ ...place, code: event.currentTarget.value.toUpperCase() })}
      />
      <p className={`${classes.w6} ${classes.hint}`}>{t('setup:stationCodeHint')}</p>
    </Step>
  )
}
