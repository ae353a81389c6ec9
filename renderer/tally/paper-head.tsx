import type { SheetView, TallyView } from '../../shared/ledger-api.ts'
import { useSession } from '../app/session-store.ts'
import { dotted, formatCount, formatWhen, joined, labelFor, t } from '../texts/index.ts'
import { placeName } from './place-name.ts'
import { finality } from './sheet-text.ts'

interface PaperHeadProps {
  readonly view: TallyView
  /** null: a draft. */
  readonly issued: SheetView | null
  readonly printedAt: string
}

/** Codes of stations fit the head up to here; beyond it their number stands for them. */
const mostNamed = 12

const stationsOf = ({ reporting, silent }: TallyView): string => {
  const named = (codes: readonly string[]) =>
    codes.length === 0
      ? t('tally:noStations')
      : codes.length > mostNamed
        ? formatCount(codes.length)
        : joined(codes)
  if (silent.length === 0) return t('tally:allReported', { codes: named(reporting) })
  if (reporting.length === 0) return t('tally:noneReported', { silent: named(silent) })
  return t('tally:someSilent', { codes: named(reporting), silent: named(silent) })
}

const subOf = (view: TallyView, operation: string): string => {
  const { scope } = view.tally
  const country = view.country === null ? null : labelFor('countries', view.country)
  const parts = [
    ...(scope.of === 'operation' ? [] : [t('operation', { name: operation })]),
    ...(country !== null && scope.of !== 'country' ? [country] : []),
    ...(scope.of === 'site'
      ? [t('tally:reportsTo', { unit: view.unit })]
      : scope.of === 'unit'
        ? []
        : [view.unit]),
  ]
  return dotted(parts)
}

/** What it covers, whose it is, and who may read it. */
export const PaperHead = ({ view, issued, printedAt }: PaperHeadProps) => {
  const { pack, officer, training } = useSession()
  const preparedBy = issued?.officer ?? officer.name
  const badge = issued === null || issued.officer === officer.name ? officer.badge : ''
  return (
    <>
      <header className="sheet-head">
        <div>
          <h1>{t('tally:heading', { place: placeName(pack, view.tally.scope) })}</h1>
          <p>{subOf(view, pack.name)}</p>
        </div>
        <p className="sheet-mark">
          {pack.mark}
          <br />
          {training ? t('tally:trainingPrint') : t('tally:coordination')}
        </p>
      </header>
      <dl className="sheet-meta">
        <div>
          <dt>{t('tally:period')}</dt>{' '}
          <dd>
            {t('tally:periodValue', {
              from: formatWhen(view.from),
              to: formatWhen(view.to),
              zone: view.zone,
            })}
          </dd>
        </div>
        <div>
          <dt>{t('tally:sheet')}</dt>{' '}
          <dd>
            {issued === null
              ? t('tally:sheetDraft', { at: printedAt })
              : t(finality(view) === 'tally:final' ? 'tally:sheetFinal' : 'tally:sheetPrinted', {
                  number: issued.sheet.number,
                  version: issued.sheet.version,
                  at: printedAt,
                })}
          </dd>
        </div>
        <div>
          <dt>{t('tally:stations')}</dt> <dd>{stationsOf(view)}</dd>
        </div>
        <div>
          <dt>{t('tally:preparedBy')}</dt> <dd>{formatListed(preparedBy, badge)}</dd>
        </div>
      </dl>
    </>
  )
}

const formatListed = (name: string, badge: string) =>
  badge === '' ? name : t('tally:preparedValue', { name, badge })
