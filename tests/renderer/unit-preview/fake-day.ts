/** A made-up day of a unit: files, logs, figures, sheets. For looking at screens only. */

import type { Scope } from '../../../shared/events/event.ts'
import type { Figures } from '../../../shared/figures/tally.ts'
import type { LogView } from '../../../shared/fold/view.ts'
import type { FileOutcome, LogOutcome, SheetView, TallyView } from '../../../shared/ledger-api.ts'

const hex = (seed: string) => {
  let text = ''
  let state = [...seed].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) >>> 0
  while (text.length < 64) {
    state = (state * 1664525 + 1013904223) >>> 0
    text += state.toString(16).padStart(8, '0')
  }
  return text.slice(0, 64)
}

const at = (clock: string) => `2021-07-06T${clock}:00+04:00`
type Mark = 'h' | 'm' | 'q' | 'a' | '2'
const states = { h: 'counted', m: 'missing', q: 'waiting', a: 'set-aside', 2: 'set-aside' } as const

export const logOf = (
  code: string,
  place: string,
  marks: string,
  clock: string,
  state: LogView['state'] = 'accepted',
): LogView => {
  const segments = ([...marks] as Mark[]).map((mark, i) => ({
    index: i + 1,
    state: states[mark],
    hashes:
      mark === 'm' ? [] : mark === '2' ? [hex(`${code}${i}`), hex(`${code}${i}b`)] : [hex(`${code}${i}`)],
    events: mark === 'm' ? 0 : 700 + ((i * 97) % 900),
    personal: mark !== 'm',
  }))
  return {
    log: hex(code),
    role: 'station',
    place,
    code,
    state,
    segments,
    heard: at(clock),
    events: segments.reduce((sum, { events }) => sum + events, 0),
    continues: null,
    contradiction: marks.includes('2') ? marks.indexOf('2') + 1 : null,
  }
}

export const logs = (): LogView[] => [
  logOf('AREDXB2', 'AREDXB', 'h'.repeat(14), '22:31'),
  logOf('OMNSOH1', 'OMNSOH', 'hhhhhh', '21:50'),
  logOf('SAUJED1', 'HRBAJ', 'hhmhhh', '20:12'),
  logOf('LBNBEY1', 'LBNBEY', 'hhh2', '19:44'),
  logOf('HRBAJ3', 'HRBAJ', `${'h'.repeat(212)}m${'h'.repeat(31)}`, '22:38'),
  logOf('IRQBSR1', 'IRQBSR', 'q', '22:35', 'waiting'),
  { ...logOf('HRBAJ3', 'HRBAJ', 'qq', '21:02', 'waiting'), log: hex('clone') },
]

const part = (code: string, status: LogOutcome['status'], more: Partial<LogOutcome> = {}): LogOutcome => ({
  log: hex(code),
  label: code,
  status,
  refusal: null,
  contradiction: null,
  against: null,
  fresh: 0,
  known: 0,
  missing: [],
  ...more,
})
const file = (name: string, from: string | null, clock: string, more: Partial<FileOutcome>): FileOutcome => ({
  name: `${name}.mpbatch`,
  from,
  at: at(clock),
  outcome: 'taken',
  refusal: null,
  fresh: 0,
  known: 0,
  logs: [],
  ...more,
})

export const files = (): FileOutcome[] => [
  file('LT_AREDXB2_014-014', 'AREDXB2', '22:40', {
    fresh: 1904,
    logs: [part('AREDXB2', 'taken', { fresh: 1904 })],
  }),
  file('LT_AREDXB2_013-014', 'AREDXB2', '22:39', {
    fresh: 2007,
    known: 1904,
    logs: [part('AREDXB2', 'taken', { fresh: 2007, known: 1904 })],
  }),
  file('LT_SAUJED1_004-006', 'SAUJED1', '22:38', {
    fresh: 5220,
    logs: [part('SAUJED1', 'taken', { fresh: 5220, missing: [3] })],
  }),
  file('LT_QATDOH3_002-002', 'QATDOH3', '22:37', {
    outcome: 'refused',
    refusal: { reason: 'cut-short', detail: { percent: 61 } },
  }),
  file('LT_IRQBSR1_001-001', null, '22:36', {
    outcome: 'waiting',
    fresh: 388,
    logs: [part('IRQBSR1', 'waiting', { fresh: 388 })],
  }),
  file('LT_LBNBEY1_004-004', 'LBNBEY1', '22:30', {
    outcome: 'set-aside',
    fresh: 512,
    logs: [part('LBNBEY1', 'set-aside', { fresh: 512, contradiction: 4 })],
  }),
  file('LT_HRBAJ3_245-245', 'HRBAJ3', '22:29', {
    outcome: 'set-aside',
    refusal: null,
    logs: [
      part('HRBAJ3', 'set-aside', {
        refusal: { reason: 'not-a-valid-event', detail: { index: 245, line: 17, field: 'when' } },
      }),
    ],
  }),
  file('holiday-pictures', null, '22:20', { outcome: 'refused', refusal: { reason: 'not-a-batch' } }),
  file('LT_AREDXB2_012-012', 'AREDXB2', '22:11', {
    known: 2000,
    logs: [part('AREDXB2', 'taken', { known: 2000 })],
  }),
  file('LT_HRBAJ3_201-244', 'HRBAJ3', '22:02', {
    fresh: 61_204,
    logs: [part('HRBAJ3', 'taken', { fresh: 61_204, missing: [9, 10, 11, 12, 40, 213] })],
  }),
]

const day: Figures = {
  inspections_total: 1204,
  'inspections_total/placeTypes:LAND_BORDER': 1204,
  'inspections_total/country:HRV': 1204,
  persons_checked: 2877,
  'persons_checked/placeTypes:LAND_BORDER': 2877,
  'persons_checked/inspectionOutcomes:CLEARED': 2790,
  'persons_checked/inspectionOutcomes:MIGRANT_FOUND': 68,
  'persons_checked/inspectionOutcomes:ARREST': 4,
  vehicles_checked: 1131,
  'vehicles_checked/transportModes:CAR': 701,
  'vehicles_checked/transportModes:TRUCK': 287,
  'vehicles_checked/transportModes:VAN': 102,
  'vehicles_checked/transportModes:BUS': 41,
  documents_checked: 2902,
  'documents_checked/documentTypes:PASSPORT': 2210,
  'documents_checked/documentTypes:ID_CARD': 640,
  'documents_checked/documentTypes:VISA': 52,
  vessels_checked: 0,
  locations_checked: 0,
  control_points: 1,
  'control_points/placeTypes:LAND_BORDER': 1,
  officers_deployed: 24,
  db_queries: 2960,
  'db_queries/databases:SLTD': 2310,
  'db_queries/databases:NOMINAL': 504,
  'db_queries/databases:SMV': 146,
  'db_queries/queryChannels:FIND': 2400,
  'db_queries/queryChannels:MIND': 560,
  db_queries_other: 412,
  hits_possible: 3,
  'hits_possible/databases:SLTD': 2,
  'hits_possible/databases:NOMINAL': 1,
  hits_confirmed: 2,
  'hits_confirmed/databases:SLTD': 2,
  hits_rejected: 4,
  arrests_total: 4,
  'arrests_total/sex:1': 3,
  'arrests_total/sex:2': 1,
  'arrests_total/citizenship:SRB': 2,
  'arrests_total/citizenship:BGR': 1,
  'arrests_total/citizenship:TUR': 1,
  'arrests_by_category/arrestCategories:TIP': 0,
  'arrests_by_category/arrestCategories:OTHER': 0,
  'arrests_by_category/arrestCategories:SOM': 3,
  'arrests_by_category/arrestCategories:DOCS': 1,
  arrests_by_offence: 6,
  'arrests_by_offence/offences:08051': 3,
  'arrests_by_offence/offences:07023': 2,
  'arrests_by_offence/offences:0204': 1,
  arrests_wanted: 1,
  'arrests_wanted/arrestBases:RED_NOTICE': 1,
  'arrests_wanted/wantedBy:SRB': 1,
  suspects_identified: 2,
  victims_total: 7,
  'victims_total/traffickingStatus:PossibleVictimOfTrafficking': 6,
  'victims_total/traffickingStatus:ActualVictimOfTrafficking': 1,
  victims_by_sex_age: 7,
  'victims_by_sex_age/sex:2/majority:Adult': 4,
  'victims_by_sex_age/sex:2/majority:Minor': 2,
  'victims_by_sex_age/sex:1/majority:Adult': 1,
  victims_minors: 2,
  'victims_minors/ageBands:9--17': 1,
  victims_by_citizenship: 3,
  'victims_by_citizenship/citizenship:NGA': 4,
  'victims_by_citizenship/citizenship:SYR': 2,
  'victims_by_citizenship/citizenship:VNM': 1,
  victims_by_exploitation: 8,
  'victims_by_exploitation/exploitationTypes:SexualExploitation': 4,
  'victims_by_exploitation/exploitationTypes:ForcedLabour': 4,
  victims_by_control: 5,
  'victims_by_control/meansOfControl:DebtBondage': 3,
  'victims_by_control/meansOfControl:WithholdsDocuments': 2,
  assistance_needed: 14,
  'assistance_needed/assistance:Health': 2,
  'assistance_needed/assistance:X_Psychological': 5,
  'assistance_needed/assistance:X_Housing': 7,
  'assistance_needed/victims/assistance:Health': 2,
  'assistance_needed/victims/assistance:X_Psychological': 5,
  'assistance_needed/victims/assistance:X_Housing': 7,
  'assistance_needed/migrants/assistance:X_FoodClothing': 40,
  'irregular_migrants/overlap': 1,
  'irregular_migrants/group': 55,
  'victims_by_citizenship/citizenships': 3,
  'victims_total/group': 3,
  referred_protection: 6,
  irregular_migrants: 68,
  'irregular_migrants/citizenship:AFG': 31,
  'irregular_migrants/citizenship:SYR': 20,
  'irregular_migrants/citizenship:PAK': 17,
  'irregular_migrants/irregularityGrounds:ConcealedEntry': 40,
  'irregular_migrants/irregularityGrounds:NoDocument': 28,
  migrant_nationalities: 9,
  migrants_unaccompanied: 5,
  migrants_rescued_danger: 11,
  'migrants_rescued_danger/placeTypes:LAND_BORDER': 11,
  entry_refused: 12,
  fraud_docs: 14,
  'fraud_docs/documentTypes:PASSPORT': 14,
  'fraud_docs/documentFraudTypes:FORGED': 9,
  'fraud_docs/documentFraudTypes:STOLEN': 5,
  'fraud_docs/issuingState:PAK': 14,
  sltd_documents: 2,
}
const twice = (figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, Math.round(value * 1.96)]))

export const sheet = (same: boolean, number = 2, code = 'HRBAJ3'): SheetView => ({
  sheet: {
    n: 2000,
    at: '2021-07-07T06:12:44+02:00',
    by: 1,
    op: 'sheet',
    scope: { of: 'site', id: 'HRBAJ' },
    period: ['2021-07-06', '2021-07-06'],
    number,
    version: 1,
    pack: 1,
    rules: 1,
    figures: day,
    basis: [],
    decisions: [],
    check: 'K7QF 2M9D',
  },
  reference: [hex(code), 2000 + number, 'ab'.repeat(8)],
  issuer: code,
  officer: 'Sgt. I. Horvat',
  here: { check: same ? 'K7QF 2M9D' : 'W3HX 9T2C', sameFigures: same, sameRecords: same },
})

export const sheets = (): SheetView[] => [
  sheet(true),
  { ...sheet(false, 3), here: { check: 'W3HX 2M9D', sameFigures: false, sameRecords: true } },
  { ...sheet(false, 4), here: { check: 'K7QF 9T2C', sameFigures: true, sameRecords: false } },
  sheet(false, 1, 'OCUABU'),
]

export const view = (scope: Scope, date: string, issued: SheetView | null): TallyView => ({
  tally: {
    scope,
    day: date,
    today: day,
    soFar: twice(day),
    since: issued === null && date === '2021-07-05' ? null : day,
    heads: [],
    longestWaitMinutes: 190,
  },
  from: '2021-07-06T06:00+02:00',
  to: '2021-07-07T06:00+02:00',
  zone: 'Europe/Zagreb',
  place: scope.of === 'site' ? 'Bajakovo border crossing' : 'OCU Abu Dhabi',
  country: 'HRV',
  unit: 'OCU Abu Dhabi',
  reporting: ['HRBAJ1', 'HRBAJ2', 'HRBAJ3'],
  silent: scope.of === 'site' ? [] : ['SAUJED1', 'LBNBEY1'],
  issued,
  closed: null,
  nextNumber: 2,
  nextVersion: issued ? 2 : 1,
})
