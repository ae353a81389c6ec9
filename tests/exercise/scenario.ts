/**
 * What the exercise logs: highlights of Operation Liberterra (5–9 July 2021), as far as inspections, arrests and rescues
 * carry them. Where the release gives no number, one person stands for it. `expected.json` was added up by hand from here.
 */
import type { Body, KindName, Personal } from '../../shared/events/event.ts'

export interface ScenarioRecord {
  /** What the release says, in a word. */
  readonly name: string
  readonly kind: KindName
  readonly site: string
  readonly body: Body
  readonly personal?: Personal
  /** Put right before the second export. */
  readonly amend?: { readonly body: Body; readonly reason: string }
  readonly void?: { readonly reason: string }
}

export interface ScenarioStation {
  readonly site: string
  readonly code: string
  readonly officer: { readonly name: string; readonly badge: string }
  /** Logged before the first export, and between the first and the second. */
  readonly first: readonly ScenarioRecord[]
  readonly second: readonly ScenarioRecord[]
}

const bajakovo: ScenarioStation = {
  site: 'HRBAJ',
  code: 'HRBAJ1',
  officer: { name: 'Sgt. I. Horvat', badge: 'HR-4471' },
  first: [
    {
      name: 'a car, nothing found',
      kind: 'inspection',
      site: 'HRBAJ',
      body: {
        place: 'LAND_BORDER',
        checked: {
          'inspectionTypes:PERSON': 2,
          'inspectionTypes:VEHICLE/transportModes:CAR': 1,
          'inspectionTypes:DOCUMENT/documentTypes:PASSPORT': 2,
        },
        queries: { 'databases:SLTD/queryResults:NO_HIT': 2, 'databases:NOMINAL/queryResults:NO_HIT': 2 },
        outcomes: ['CLEARED'],
      },
      personal: { plate: 'ZG 4471-QX' },
    },
    {
      name: 'a coach, one possible match',
      kind: 'inspection',
      site: 'HRBAJ',
      body: {
        place: 'LAND_BORDER',
        checked: {
          'inspectionTypes:PERSON': 41,
          'inspectionTypes:VEHICLE/transportModes:BUS': 1,
          'inspectionTypes:DOCUMENT/documentTypes:PASSPORT': 41,
        },
        queries: { 'databases:SLTD/queryResults:NO_HIT': 40, 'databases:SLTD/queryResults:POSSIBLE': 1 },
        outcomes: ['DB_HIT', 'SECONDARY'],
      },
    },
    {
      name: '68 irregular migrants (HRV)',
      kind: 'rescue',
      site: 'HRBAJ',
      body: {
        persons: 68,
        migrant: ['IrregularMigrant'],
        grounds: ['ClandestineEntry'],
        place: 'GREEN_BORDER',
      },
    },
    {
      name: 'smugglers of a route to Greece (MKD)',
      kind: 'arrest',
      site: 'MKGEV',
      body: {
        persons: 5,
        status: 'ARRESTED',
        category: 'SOM',
        basis: 'INVESTIGATION',
        offences: ['08051'],
        place: 'CHECKPOINT',
      },
      amend: { body: { persons: 6 }, reason: 'Second driver found at the roadside' },
    },
    {
      name: 'a migrant of that route (MKD)',
      kind: 'rescue',
      site: 'MKGEV',
      body: { persons: 1, citizenship: 'AFG', migrant: ['IrregularMigrant'], place: 'CHECKPOINT' },
      personal: { familyName: 'Rahimi', givenNames: 'Karim' },
    },
    {
      name: 'another migrant of that route (MKD)',
      kind: 'rescue',
      site: 'MKGEV',
      body: { persons: 1, citizenship: 'SYR', migrant: ['IrregularMigrant'], place: 'CHECKPOINT' },
    },
    {
      name: 'the same car, entered twice',
      kind: 'inspection',
      site: 'HRBAJ',
      body: { place: 'LAND_BORDER', checked: { 'inspectionTypes:PERSON': 2 } },
      void: { reason: 'Entered twice' },
    },
  ],
  second: [
    {
      name: 'carried in a dog house (SVN)',
      kind: 'rescue',
      site: 'SIOBR',
      body: {
        persons: 1,
        migrant: ['IrregularMigrant'],
        transport: ['VAN'],
        concealment: ['ANIMAL_CRATE'],
        place: 'CHECKPOINT',
      },
    },
    {
      name: 'six fugitives (GBR)',
      kind: 'arrest',
      site: 'GBDOV',
      body: {
        persons: 6,
        status: 'ARRESTED',
        category: 'TIP',
        basis: 'REGIONAL_WARRANT',
        offences: ['02041', '08051'],
        wantedBy: 'FRA',
        place: 'SEAPORT',
      },
    },
    {
      name: 'two on Red Notices, wanted by Spain (COL)',
      kind: 'arrest',
      site: 'COIPI',
      body: {
        persons: 2,
        status: 'ARRESTED',
        category: 'TIP',
        basis: 'RED_NOTICE',
        offences: ['0204'],
        wantedBy: 'ESP',
        hit: 'HIT_CONFIRMED',
        place: 'LAND_BORDER',
      },
    },
    {
      name: 'eight behind a travel agency (ECU)',
      kind: 'arrest',
      site: 'ECTUL',
      body: {
        persons: 8,
        status: 'ARRESTED',
        category: 'SOM',
        basis: 'INVESTIGATION',
        offences: ['08051'],
        place: 'TRAVEL_AGENCY',
      },
    },
    {
      name: 'seven girls (LBN)',
      kind: 'rescue',
      site: 'LBBEY',
      body: {
        persons: 7,
        sex: '2',
        majority: 'Minor',
        trafficking: 'PossibleVictimOfTrafficking',
        exploitation: ['SexualExploitation'],
        assistance: {
          'assistance:X_Psychological/assistanceStatus:Needed': 7,
          'assistance:X_Housing/assistanceStatus:Provided': 7,
        },
        referral: 'X_ChildProtection',
        referralStatus: 'HandedOver',
        place: 'HOTSPOT',
      },
    },
    {
      name: 'a minor under death threats (VEN)',
      kind: 'rescue',
      site: 'VESAN',
      body: {
        persons: 1,
        majority: 'Minor',
        trafficking: 'ActualVictimOfTrafficking',
        exploitation: ['SexualExploitation'],
        control: ['X_DeathThreats'],
        place: 'LAND_BORDER',
      },
    },
  ],
}

const darEsSalaam: ScenarioStation = {
  site: 'TZDAR',
  code: 'TZDAR1',
  officer: { name: 'Insp. N. Mushi', badge: 'TZ-208' },
  first: [
    {
      name: '169 forged passports on a bus (TZA)',
      kind: 'inspection',
      site: 'TZDAR',
      body: {
        place: 'BUS_STATION',
        checked: {
          'inspectionTypes:PERSON': 1,
          'inspectionTypes:VEHICLE/transportModes:BUS': 1,
          'inspectionTypes:DOCUMENT/documentTypes:PASSPORT': 169,
        },
        queries: {
          'databases:SLTD/queryResults:NO_HIT': 167,
          'databases:SLTD/queryResults:HIT_CONFIRMED': 2,
        },
        outcomes: ['ARREST', 'DOCUMENT_SEIZED'],
        documents: {
          'documentTypes:PASSPORT/documentFraudTypes:FORGED': 167,
          'documentTypes:PASSPORT/documentFraudTypes:FORGED/queryResults:HIT_CONFIRMED': 2,
        },
      },
      personal: { plate: 'T 882 DKM' },
    },
    {
      name: 'their carrier (TZA)',
      kind: 'arrest',
      site: 'TZDAR',
      body: {
        persons: 1,
        sex: '1',
        citizenship: 'UGA',
        majority: 'Adult',
        roles: ['Transporter'],
        status: 'ARRESTED',
        category: 'DOCS',
        basis: 'FLAGRANTE',
        offences: ['07023'],
        place: 'BUS_STATION',
      },
      personal: { familyName: 'Okello', givenNames: 'Sam', documentNumber: 'B0961234' },
    },
    {
      name: '253 victims (SDN)',
      kind: 'rescue',
      site: 'SDKRT',
      body: {
        persons: 253,
        trafficking: 'PossibleVictimOfTrafficking',
        assistance: { 'assistance:Health/assistanceStatus:Needed': 253 },
        referral: 'X_Shelter',
        referralStatus: 'HandedOver',
        place: 'HOTSPOT',
      },
    },
    {
      name: '32 arrests (SDN)',
      kind: 'arrest',
      site: 'SDKRT',
      body: {
        persons: 32,
        status: 'ARRESTED',
        category: 'TIP',
        basis: 'INVESTIGATION',
        offences: ['0204'],
        place: 'HOTSPOT',
      },
    },
  ],
  second: [
    {
      name: '69 rescued at sea (TUN)',
      kind: 'rescue',
      site: 'TNZAR',
      body: { persons: 69, danger: 'RESCUED_AT_RISK', transport: ['SMALL_BOAT'], place: 'AT_SEA' },
    },
    {
      name: 'two intercepted on the way to Nigeria (GHA)',
      kind: 'arrest',
      site: 'GHAFL',
      body: {
        persons: 2,
        citizenship: 'NGA',
        status: 'SUSPECT',
        category: 'TIP',
        basis: 'INVESTIGATION',
        offences: ['0204'],
        place: 'LAND_BORDER',
      },
    },
    {
      name: 'one on a Red Notice (BRA)',
      kind: 'arrest',
      site: 'BRFOZ',
      body: {
        persons: 1,
        status: 'ARRESTED',
        category: 'OTHER',
        basis: 'RED_NOTICE',
        offences: ['06012'],
        wantedBy: 'ITA',
        hit: 'HIT_CONFIRMED',
        place: 'CHECKPOINT',
      },
    },
    {
      name: 'one on a Red Notice (PAN)',
      kind: 'arrest',
      site: 'PAPCA',
      body: {
        persons: 1,
        status: 'ARRESTED',
        category: 'OTHER',
        basis: 'RED_NOTICE',
        offences: ['03011'],
        wantedBy: 'USA',
        hit: 'HIT_CONFIRMED',
        place: 'LAND_BORDER',
      },
    },
    {
      name: 'a trafficking suspect (SLV)',
      kind: 'arrest',
      site: 'SVAMA',
      body: {
        persons: 1,
        status: 'ARRESTED',
        category: 'TIP',
        basis: 'FLAGRANTE',
        offences: ['0204'],
        place: 'LAND_BORDER',
      },
    },
    {
      name: 'a counter of forty cars (GRC)',
      kind: 'inspection',
      site: 'GREVZ',
      body: {
        place: 'CHECKPOINT',
        count: 40,
        checked: { 'inspectionTypes:PERSON': 120, 'inspectionTypes:VEHICLE/transportModes:CAR': 40 },
        queries: { 'databases:NATIONAL/queryResults:NO_HIT': 12 },
      },
    },
  ],
}

export const stations: readonly ScenarioStation[] = [bajakovo, darEsSalaam]

/** Text that identifies somebody: it must be in clear nowhere but where it was printed or exported by choice. */
export const personalWords = [
  'Rahimi',
  'Okello',
  'ZG 4471-QX',
  'T 882 DKM',
  'B0961234',
  'Horvat',
  'Mushi',
] as const
