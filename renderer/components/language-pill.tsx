/** The language of the interface, as a pill that opens the list. */
import { Menu } from '@mantine/core'
import { setPreference, usePreferences } from '../app/preferences-store.ts'
import { labelled, t } from '../texts/index.ts'
import { languageNames, languages } from '../texts/languages.ts'
import classes from './language-pill.module.css'

export const LanguagePill = () => {
  const language = usePreferences((now) => now.language)
  return (
    <Menu>
      <Menu.Target>
        <button
          type="button"
          className={classes.pill}
          aria-label={labelled(t('language'), languageNames[language])}
        >
          {languageNames[language]}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((name) => (
          <Menu.Item key={name} lang={name} onClick={() => setPreference({ language: name })}>
            {languageNames[name]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
