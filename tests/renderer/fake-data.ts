/** Made-up data for looking at screens: Bajakovo in July 2021. */
import type { Body, KindName, LocalMinute, Personal } from '../../shared/events/event.ts'
import type { RecordRow, Session } from '../../shared/ledger-api.ts'
import type { Pack, PackSite, PackUnit } from '../../shared/pack/pack.ts'

export const log = 'b4'.repeat(32)
const hex = (seed: string) => seed.repeat(64 / seed.length)

export const site = (
  id: string,
  name: string,
  type: string,
  country: string,
  zone: string,
  minutes: number,
): PackSite => ({
  id,
  name,
  type,
  country,
  unit: 'OCUABU',
  zone,
  offsets: [{ from: '2021-01-01T00:00Z', minutes }],
  cutoffs: [{ from: '2021-07-05', minutes: 360 }],
})

export const unit: PackUnit = {
  id: 'OCUABU',
  name: 'OCU Abu Dhabi',
  type: 'OCU',
  country: 'ARE',
  parent: null,
  log: hex('a1'),
  recipient: 'age1unit',
  recovery: 'age1recovery',
  personal: true,
}

export const pack: Pack = {
  pack: 1,
  version: 1,
  operation: hex('0f3c'),
  authority: hex('7ae1'),
  nonce: '00'.repeat(16),
  training: false,
  name: 'Liberterra',
  short: 'LT',
  starts: '2021-07-05',
  ends: '2021-07-09',
  retention: '2022-07-09',
  languages: ['en', 'fr', 'es', 'ar'],
  mark: 'TLP:AMBER+STRICT',
  units: [unit],
  sites: [
    site('HRBAJ', 'Bajakovo border crossing', 'LAND_BORDER', 'HRV', 'Europe/Zagreb', 120),
    site('AREDXB', 'Dubai International Airport', 'AIRPORT', 'ARE', 'Asia/Dubai', 240),
    site('OMNSOH', 'Sohar port', 'SEAPORT', 'OMN', 'Asia/Muscat', 240),
    site('LBNBEY', 'Beirut airport', 'AIRPORT', 'LBN', 'Asia/Beirut', 180),
  ],
  matching: 'AAAA',
  previous: null,
}

export const sessionOf = (role: 'station' | 'unit', training = false): Session => ({
  role,
  training,
  log,
  code: role === 'station' ? 'HRBAJ3' : 'OCUABU',
  officer:
    role === 'station'
      ? { number: 1, name: 'Sgt. I. Horvat', badge: 'HR-4471', role: 'supervisor' }
      : { number: 1, name: 'Insp. A. Al-Mansoori', badge: 'AD-0091', role: 'supervisor' },
  pack: { ...pack, training },
  fingerprint: hex('7ae1').slice(0, 40),
  site: role === 'station' ? (pack.sites[0] ?? null) : null,
  unit: role === 'unit' ? unit : null,
  mayImport: role === 'unit',
  restored: null,
  clock: null,
  droppedRequest: null,
})

export const rowOf = (
  n: number,
  kind: KindName,
  when: LocalMinute,
  body: Body,
  personal: Personal,
  officer: string,
  sent: RecordRow['sent'],
  voided = false,
): RecordRow => ({
  record: {
    key: `${log}:${n}:${String(n).padStart(16, '0')}`,
    reference: [log, n, String(n).padStart(16, '0')],
    kind,
    site: 'HRBAJ',
    when,
    day: when.slice(0, 10),
    body,
    personal,
    voided,
    approved: false,
    by: 1,
    heads: [[log, n, String(n).padStart(16, '0')]],
    conflicts: [],
  },
  label: `HRBAJ3-${String(n).padStart(6, '0')}`,
  officer,
  sent,
})

const saved = { state: 'saved' } as const
const exported = { state: 'exported', at: '2021-07-06T22:00:10+02:00' } as const
const checked = (persons: number, mode: string, documents: number) => ({
  'inspectionTypes:PERSON': persons,
  [`inspectionTypes:VEHICLE/transportModes:${mode}`]: 1,
  'inspectionTypes:DOCUMENT': documents,
})

export const firstRows: readonly RecordRow[] = [
  rowOf(
    412,
    'inspection',
    '2021-07-06T22:38+02:00',
    {
      place: 'LAND_BORDER',
      checked: checked(2, 'VAN', 2),
      queries: { 'databases:SLTD/queryResults:NO_HIT': 2 },
      outcomes: ['CLEARED'],
    },
    { plate: 'ZG 4471-KL' },
    'Horvat',
    saved,
  ),
  rowOf(
    411,
    'arrest',
    '2021-07-06T22:31+02:00',
    {
      place: 'LAND_BORDER',
      category: 'SOM',
      status: 'ARRESTED',
      basis: 'RED_NOTICE',
      wantedBy: 'SRB',
      hit: 'HIT_CONFIRMED',
      citizenship: 'SRB',
      sex: '1',
      persons: 1,
      roles: ['Transporter'],
      offences: ['08051', '07023'],
    },
    {
      familyName: 'Petrović',
      givenNames: 'Marko',
      birthDate: '1984-03-14',
      documentNumber: '009612345',
      handedTo: 'PU vukovarsko-srijemska',
    },
    'Kovač',
    saved,
  ),
  rowOf(
    410,
    'rescue',
    '2021-07-06T22:30+02:00',
    {
      place: 'LAND_BORDER',
      migrant: ['IrregularMigrant'],
      citizenship: 'AFG',
      persons: 11,
      concealment: ['REFRIGERATED'],
      transport: ['TRUCK'],
    },
    {},
    'Kovač',
    saved,
  ),
  rowOf(
    397,
    'rescue',
    '2021-07-06T21:58+02:00',
    {
      place: 'LAND_BORDER',
      trafficking: 'PossibleVictimOfTrafficking',
      majority: 'Minor',
      sex: '2',
      citizenship: 'SYR',
      persons: 1,
      exploitation: ['ForcedLabour'],
      assistance: { 'assistance:X_Housing/assistanceStatus:Needed': 1 },
    },
    { givenNames: 'Rana' },
    'Horvat',
    exported,
  ),
  rowOf(
    391,
    'inspection',
    '2021-07-06T21:40+02:00',
    {
      place: 'LAND_BORDER',
      checked: checked(9, 'TRUCK', 14),
      queries: { 'databases:SLTD/queryResults:HIT_PENDING': 1, 'databases:SLTD/queryResults:NO_HIT': 13 },
      outcomes: ['DOCUMENT_SEIZED', 'DB_HIT'],
      documents: { 'documentTypes:PASSPORT/documentFraudTypes:FORGED/issuingState:PAK': 14 },
    },
    {},
    'Horvat',
    exported,
    true,
  ),
  rowOf(
    266,
    'inspection',
    '2021-07-06T18:12+02:00',
    {
      place: 'LAND_BORDER',
      checked: checked(41, 'BUS', 41),
      queries: {
        'databases:NOMINAL/queryResults:HIT_REJECTED': 1,
        'databases:NOMINAL/queryResults:NO_HIT': 40,
      },
    },
    {},
    'Babić',
    { state: 'imported' },
  ),
]

/** Many more, for long lists. */
export const moreRows = (count: number): readonly RecordRow[] =>
  Array.from({ length: count }, (_, i) => anyRow(i))
export const anyRow = (i: number): RecordRow =>
  rowOf(
    i < 265 ? 265 - i : 1000 + i,
    'inspection',
    `2021-07-0${5 + (i % 2)}T${String(18 - (i % 12)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}+02:00`,
    { place: 'LAND_BORDER', checked: checked(1 + (i % 5), 'CAR', 1 + (i % 5)), outcomes: ['CLEARED'] },
    { plate: `VK ${100 + i}-AB` },
    'Babić',
    exported,
  )
