/** The tally of a day: figures on screen, the sheet to issue and print, and the sheets issued. */
import { useState } from 'react'
import { useAnswer } from '../app/ledger.ts'
import { useSession } from '../app/session-store.ts'
import { EmptyState } from '../components/empty-state.tsx'
import { PageBar, PageBody } from '../components/page-bar.tsx'
import { ViewSwitch } from '../components/view-switch.tsx'
import { formatCount, t } from '../texts/index.ts'
import { SheetsCard } from './sheets-card.tsx'
import { type Chosen, chosenFrom, TallyChoice } from './tally-choice.tsx'
import { TallyView } from './tally-view.tsx'

export const TallyScreen = () => {
  const { role } = useSession()
  const choices = useAnswer((ledger) => ledger.tallyChoices(), [])
  const sheets = useAnswer((ledger) => ledger.sheets(), [])
  const [shown, setShown] = useState<'tally' | 'sheets'>('tally')
  const [wished, setWished] = useState<Chosen | null>(null)
  const chosen = choices && (wished ?? chosenFrom(choices))
  return (
    <>
      <PageBar title={t(role === 'unit' ? 'tallies' : 'tally')}>
        {shown === 'tally' && choices && chosen && (
          <TallyChoice choices={choices} chosen={chosen} onChoose={setWished} />
        )}
        <ViewSwitch
          label={t('tally:shown')}
          shown={shown}
          onShow={setShown}
          views={[
            { value: 'tally', label: t('tally:tabTally') },
            {
              value: 'sheets',
              label: sheets?.length
                ? t('tally:tabSheetsCount', { n: formatCount(sheets.length) })
                : t('tally:tabSheets'),
            },
          ]}
        />
      </PageBar>
      <PageBody>
        {shown === 'sheets' && <SheetsCard sheets={sheets} />}
        {shown === 'tally' && chosen && (
          <TallyView key={`${JSON.stringify(chosen.scope)} ${chosen.day}`} chosen={chosen} />
        )}
        {shown === 'tally' && choices && !chosen && (
          <EmptyState title={t('tally:empty')}>{t('tally:emptyHint')}</EmptyState>
        )}
        {shown === 'tally' && !choices && <p>{t('loading')}</p>}
      </PageBody>
    </>
  )
}
