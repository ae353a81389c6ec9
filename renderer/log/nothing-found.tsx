/** The commonest entry in one key: an inspection in which nothing was found. */
import { useState } from 'react'
import { ledger, savedOf } from '../app/ledger.ts'
import { tell } from '../app/notice-store.ts'
import { useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { problemSentence, refusalSentence } from '../components/sentences.ts'
import { dotted, formatCount, labelFor, t } from '../texts/index.ts'
import { keptAs, tellKept } from './kept-entry.ts'
import classes from './log.module.css'
import { NothingFoundDefaults } from './nothing-found-defaults.tsx'
import { bodyOfQuick, type QuickDefaults, useQuick } from './quick-store.ts'
import { nowAt } from './site-time.ts'

const words = (quick: QuickDefaults): string => {
  const some = (key: 'persons' | 'vehicles' | 'documents' | 'queries') =>
    quick[key] === 0 ? [] : [t(`records:sum.${key}`, { count: quick[key], n: formatCount(quick[key]) })]
  const vehicle =
    quick.transport === null || quick.vehicles !== 1
      ? some('vehicles')
      : [labelFor('transportModes', quick.transport)]
  const from =
    quick.from === null ? [] : [t('log:inboundFrom', { country: labelFor('countries', quick.from) })]
  return dotted([...vehicle, ...some('persons'), ...some('documents'), ...some('queries'), ...from])
}

export const NothingFound = () => {
  const session = useSession()
  const quick = useQuick()
  const [busy, setBusy] = useState(false)
  const [changing, setChanging] = useState(false)
  const site = session.site

  const logIt = async () => {
    if (site === null || busy) return
    setBusy(true)
    const saved = await savedOf(
      ledger().save({
        kind: 'inspection',
        site: site.id,
        when: nowAt(site),
        body: bodyOfQuick(quick, site.type),
        personal: {},
      }),
    )
    setBusy(false)
    if (saved.ok)
      tell({ tone: 'ok', text: t('log:saved', { label: saved.value.label }), saved: saved.value.label })
    else {
      const { problems, refusal } = saved.refusal
      const kept = keptAs(refusal, session.code)
      if (kept !== null) return tellKept(kept)
      tell({ tone: 'bad', text: [refusalSentence(refusal), ...problems.map(problemSentence)].join(' ') })
    }
  }

  return (
    <section className={classes.quick} aria-label={t('log:nothingFound')}>
      <strong>{t('log:nothingFound')}</strong>
      <span className={classes.quickWords}>{words(quick)}</span>
      <Action onAct={() => setChanging(true)}>{t('log:changeDefaults')}</Action>
      <Action go keys="F9" busy={busy} onAct={() => void logIt()}>
        {t('log:logIt')}
      </Action>
      {changing && <NothingFoundDefaults onClose={() => setChanging(false)} />}
    </section>
  )
}
