/** What is ready for the unit above, the one button that writes it into a file, and what the units say that they hold. */
import { useState } from 'react'
import type { ExportPlan } from '../../shared/ledger-api.ts'
import { useAnswer, useLedger } from '../app/ledger.ts'
import { useSession } from '../app/session-store.ts'
import { CopyLine } from '../components/copy-line.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { PageBar, PageBody } from '../components/page-bar.tsx'
import { t } from '../texts/index.ts'
import { EarlierExports } from './earlier-exports.tsx'
import classes from './export.module.css'
import { type ExportSaid, exportToFile } from './export-to-file.ts'
import { FingerprintCard } from './fingerprint-card.tsx'
import { ReadyCard } from './ready-card.tsx'
import { ReceiptsCard } from './receipts-card.tsx'

export const ExportScreen = () => {
  const plan = useAnswer((asked) => asked.exportPlan(), [])
  return plan === null ? (
    <>
      <PageBar title={t('export')} />
      <PageBody>
        <EmptyState title={t('export:nothingYet')}>{t('export:noUnit')}</EmptyState>
      </PageBody>
    </>
  ) : (
    <Exporting plan={plan} />
  )
}

const Exporting = ({ plan }: { readonly plan: ExportPlan | undefined }) => {
  const ledger = useLedger()
  const session = useSession()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<ExportSaid | null>(null)
  const run = async (what: 'unsent' | 'all') => {
    setBusy(true)
    setSaid(null)
    setSaid(await exportToFile(ledger, what, plan?.to.name ?? ''))
    setBusy(false)
  }
  return (
    <>
      <PageBar
        title={t('export')}
        sub={
          plan &&
          `${t('operation', { name: session.pack.name })} · ${t('export:sub', { unit: plan.to.name })}`
        }
      />
      <PageBody>
        <div className={classes.two}>
          <ReadyCard plan={plan} busy={busy} said={said} onExport={(what) => void run(what)} />
          <FingerprintCard />
        </div>
        <div className={classes.lists}>
          <ReceiptsCard />
          <EarlierExports exports={plan?.exports} />
        </div>
        <CopyLine />
      </PageBody>
    </>
  )
}
