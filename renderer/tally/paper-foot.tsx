import type { SheetView, TallyView } from '../../shared/ledger-api.ts'
import { useSession } from '../app/session-store.ts'
import { t } from '../texts/index.ts'
import { QrCode } from './qr-code.tsx'
import { qrText } from './sheet-text.ts'

/** The line to sign, the check code, and both for a machine to read. A draft has neither code. */
export const PaperFoot = ({
  view,
  issued,
}: {
  readonly view: TallyView
  readonly issued: SheetView | null
}) => {
  const { pack, role } = useSession()
  return (
    <footer className="sheet-foot">
      <p className="sheet-line">{t(role === 'unit' ? 'tally:signatureUnit' : 'tally:signature')}</p>
      <div>
        <p className="sheet-small">
          {issued === null
            ? t('tally:checkHowDraft')
            : t(role === 'unit' ? 'tally:checkHowUnit' : 'tally:checkHow')}
        </p>
        <p className="sheet-code" data-draft={issued === null || undefined}>
          {issued === null ? t('tally:draft') : issued.sheet.check}
        </p>
      </div>
      {issued === null ? (
        <span />
      ) : (
        <QrCode className="sheet-qr" text={qrText(view, pack, issued.sheet.check)} label={t('tally:qr')} />
      )}
    </footer>
  )
}
