/** Language, theme, size, and minutes until it locks: kept on this machine. */
import { SegmentedControl, Select } from '@mantine/core'
import { idleChoices, setPreference, themes, usePreferences } from '../app/preferences-store.ts'
import { Card } from '../components/card.tsx'
import { Field } from '../components/field.tsx'
import { formatCount, t } from '../texts/index.ts'
import { languageNames, languages } from '../texts/languages.ts'
import classes from './settings.module.css'

export const LookCard = () => {
  const { language, theme, large, idleMinutes } = usePreferences()
  return (
    <>
      <Card title={t('settings:look')} padded>
        <div className={classes.fields}>
          <Select
            label={t('settings:language')}
            allowDeselect={false}
            data={languages.map((name) => ({ value: name, label: languageNames[name] }))}
            value={language}
            onChange={(name) =>
              setPreference({ language: languages.find((one) => one === name) ?? language })
            }
          />
          <Field label={t('settings:theme')}>
            {(bind) => (
              <SegmentedControl
                {...bind}
                fullWidth
                aria-label={t('settings:theme')}
                data={themes.map((name) => ({ value: name, label: t(`settings:theme.${name}`) }))}
                value={theme}
                onChange={(name) => setPreference({ theme: themes.find((one) => one === name) ?? theme })}
              />
            )}
          </Field>
          <Field label={t('settings:size')}>
            {(bind) => (
              <SegmentedControl
                {...bind}
                fullWidth
                aria-label={t('settings:size')}
                data={[
                  { value: 'normal', label: t('settings:normal') },
                  { value: 'large', label: t('settings:large') },
                ]}
                value={large ? 'large' : 'normal'}
                onChange={(size) => setPreference({ large: size === 'large' })}
              />
            )}
          </Field>
        </div>
      </Card>
      <Card title={t('settings:locking')} padded>
        <div className={classes.fields}>
          <Select
            label={t('settings:idle')}
            allowDeselect={false}
            data={idleChoices.map((count) => ({
              value: String(count),
              label: t('settings:minutes', { count, n: formatCount(count) }),
            }))}
            value={String(idleMinutes)}
            onChange={(minutes) => setPreference({ idleMinutes: Number(minutes) })}
          />
          <p className={classes.hint}>{t('settings:lockingHint')}</p>
        </div>
      </Card>
    </>
  )
}
