/** What the QR code and the running foot of a sheet say. */
import type { Scope } from '../../shared/events/event.ts'
import measures from '../../shared/figures/measures.json' with { type: 'json' }
import type { TallyView } from '../../shared/ledger-api.ts'
import type { Pack } from '../../shared/pack/pack.ts'
import { dotted, formatWhen, t } from '../texts/index.ts'
import { placeName } from './place-name.ts'

export const scopeText = (scope: Scope): string =>
  scope.of === 'operation' ? 'operation' : `${scope.of}:${scope.id}`

/** Those that a reader of the sheet asks for first, by their numbers on the form. */
const headlines = [
  'A1',
  'A2',
  'A3',
  'A4',
  'B1',
  'B3',
  'B4',
  'C1',
  'C4',
  'D1',
  'D3',
  'E1',
  'E2',
  'E3',
  'E4',
  'F1',
  'F2',
]

/**
 * Lines: `MILEPOST 1`, short name and scope, period as two instants, number.version and check code, then
 * `A1=1204/2391` (this day / operation) for each headline figure that was reported.
 */
export const qrText = (view: TallyView, pack: Pack, check: string): string => {
  const { tally } = view
  const number = view.issued?.sheet.number ?? view.nextNumber
  const version = view.issued?.sheet.version ?? view.nextVersion
  const figures = measures
    .filter(({ no, id }) => headlines.includes(no) && tally.soFar[id] !== undefined)
    .map(({ no, id }) => `${no}=${tally.today[id] ?? '-'}/${tally.soFar[id]}`)
  return [
    'MILEPOST 1',
    `${pack.short} ${scopeText(tally.scope)}`,
    `${view.from} ${view.to}`,
    `${number}.${version} ${check.replace(' ', '')}`,
    ...figures,
  ].join('\n')
}

/** Sheet number, place, cut-off, state: repeated on every page beside "page x of y". */
export const footText = (view: TallyView, pack: Pack, check: string | null): string => {
  const sheet =
    check === null || view.issued === null
      ? t('tally:draft')
      : `${t('tally:sheet')} ${t('tally:sheetValue', {
          number: view.issued.sheet.number,
          version: view.issued.sheet.version,
        })}`
  const until = t('tally:cutOff', { at: formatWhen(view.to) })
  return dotted([
    sheet,
    placeName(pack, view.tally.scope),
    until,
    t(finality(view)),
    ...(check === null ? [] : [check]),
  ])
}

/** `LT_HRBAJ_2021-07-06_sheet-2-v1`, without its ending. Nothing personal is in a file name. */
export const fileBase = (view: TallyView, pack: Pack, issued: boolean): string => {
  const { scope, day } = view.tally
  const place = scope.of === 'operation' ? 'operation' : scope.id
  const sheet =
    issued && view.issued ? `sheet-${view.issued.sheet.number}-v${view.issued.sheet.version}` : 'draft'
  return [pack.short, place, day, sheet].join('_')
}

/** The sheet that the figures on screen are: the one issued, as long as nothing has changed since. */
export const standingSheet = (view: TallyView): TallyView['issued'] =>
  view.issued?.here.sameFigures && view.issued.here.sameRecords ? view.issued : null

/** Whether what is printed now is the final version of a closed day, a later one, or still provisional. */
export const finality = ({ closed, issued }: TallyView) => {
  if (closed === null) return 'tally:provisional'
  return issued?.sheet.version === closed.version && issued.here.sameFigures && issued.here.sameRecords
    ? 'tally:final'
    : 'tally:afterFinal'
}
