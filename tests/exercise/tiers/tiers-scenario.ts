/**
 * What the exercise of three tiers logs: four stations under two units under one central unit, with all that goes wrong
 * on the way. `expected.json` was added up by hand from here.
 */
import type { RecordForm } from '../../e2e/steps/records.ts'

export const sites = [
  {
    id: 'HRBAJ',
    name: 'Bajakovo border crossing',
    type: 'LAND_BORDER',
    country: 'HRV',
    zone: 'Europe/Zagreb',
  },
  {
    id: 'TZDAR',
    name: 'Dar es Salaam bus station',
    type: 'BUS_STATION',
    country: 'TZA',
    zone: 'Africa/Dar_es_Salaam',
  },
  { id: 'SDKRT', name: 'Khartoum hotspot', type: 'HOTSPOT', country: 'SDN', zone: 'Africa/Khartoum' },
] as const

export const units = {
  central: { id: 'CSULYO', name: 'Central Support Unit', type: 'CSU', country: 'FRA' },
  abuDhabi: { id: 'OCUABU', name: 'OCU Abu Dhabi', type: 'OCU', country: 'ARE' },
  khartoum: { id: 'OCUKRT', name: 'OCU Khartoum', type: 'OCU', country: 'SDN' },
} as const

export const officers = {
  central: { name: 'Cmdr. E. Lambert', badge: 'FR-0071', passphrase: 'copper meadow lantern seventeen' },
  abuDhabi: { name: 'Insp. A. Al-Mansoori', badge: 'AE-1102', passphrase: 'silver harbour ninety kites' },
  khartoum: { name: 'Maj. H. Osman', badge: 'SD-0550', passphrase: 'narrow bridge forty lamps' },
  HRBAJ1: { name: 'Sgt. I. Horvat', badge: 'HR-4471', passphrase: 'harbour violet compass eleven' },
  HRBAJ2: { name: 'Sgt. D. Perić', badge: 'HR-4480', passphrase: 'eleven tall poplars green' },
  TZDAR1: { name: 'Insp. N. Mushi', badge: 'TZ-208', passphrase: 'quiet baobab thirty drums' },
  SDKRT1: { name: 'Lt. S. Ibrahim', badge: 'SD-311', passphrase: 'river copper nineteen doves' },
} as const

/** Which unit each site reports to, as the second pack says it. */
export const reports = {
  HRBAJ: units.abuDhabi.name,
  TZDAR: units.khartoum.name,
  SDKRT: units.khartoum.name,
} as const

/** The victim whose name is erased everywhere, and what else is erased with it. */
export const erased = {
  familyName: 'Xanthopoulou',
  note: 'Sister waits in Graz, Ibrahimovsky house',
} as const

type Entry = Omit<RecordForm, 'when' | 'siteName'>

const persons = (count: number, vehicles: string, documents = 0): Entry => ({
  kind: 'inspection',
  body: {
    checked: {
      'inspectionTypes:PERSON': count,
      [`inspectionTypes:VEHICLE/transportModes:${vehicles}`]: 1,
      ...(documents > 0 && { 'inspectionTypes:DOCUMENT/documentTypes:PASSPORT': documents }),
    },
  },
})

export const entries = {
  car: {
    kind: 'inspection',
    body: {
      ...persons(2, 'CAR', 2).body,
      queries: { 'databases:SLTD/queryResults:NO_HIT': 2 },
      outcomes: ['CLEARED'],
    },
    personal: { plate: 'ZG 4471-QX' },
  },
  driver: {
    kind: 'arrest',
    body: {
      persons: 1,
      status: 'ARRESTED',
      category: 'SOM',
      basis: 'INVESTIGATION',
      offences: ['08051'],
    },
    personal: { familyName: 'Marić', givenNames: 'Luka' },
  },
  /** After the passphrase was recovered. */
  coach: {
    kind: 'inspection',
    body: {
      ...persons(41, 'BUS', 41).body,
      queries: { 'databases:SLTD/queryResults:NO_HIT': 40, 'databases:SLTD/queryResults:POSSIBLE': 1 },
      outcomes: ['DB_HIT', 'SECONDARY'],
    },
  },
  van: persons(5, 'VAN'),
  /** In the batch that is lost on the way. */
  migrants: {
    kind: 'rescue',
    body: {
      persons: 68,
      citizenship: 'AFG',
      migrant: ['IrregularMigrant'],
      grounds: ['ClandestineEntry'],
    },
  },
  secondCar: persons(3, 'CAR'),
  /** By the laptop that was copied. */
  victim: {
    kind: 'rescue',
    body: {
      persons: 1,
      majority: 'Adult',
      trafficking: 'ActualVictimOfTrafficking',
      exploitation: ['SexualExploitation'],
      control: ['X_DeathThreats'],
    },
    personal: erased,
  },
  /** By its copy. */
  thirdCar: persons(4, 'CAR'),
  passports: {
    kind: 'inspection',
    body: {
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
  carrier: {
    kind: 'arrest',
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
    },
    personal: { familyName: 'Okello', givenNames: 'Sam', documentNumber: 'B0961234' },
  },
  /** Written on the laptop after it was lost: never counts. */
  afterTheft: {
    kind: 'arrest',
    body: {
      persons: 5,
      status: 'ARRESTED',
      category: 'TIP',
      basis: 'INVESTIGATION',
      offences: ['0204'],
    },
  },
  victims: {
    kind: 'rescue',
    body: {
      persons: 253,
      trafficking: 'PossibleVictimOfTrafficking',
      assistance: { 'assistance:Health/assistanceStatus:Needed': 253 },
      referral: 'X_Shelter',
      referralStatus: 'HandedOver',
    },
  },
  traffickers: {
    kind: 'arrest',
    body: {
      persons: 32,
      status: 'ARRESTED',
      category: 'TIP',
      basis: 'INVESTIGATION',
      offences: ['0204'],
    },
  },
  /** In the journal when the laptop died: carried by the log that goes on. */
  girls: {
    kind: 'rescue',
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
    },
  },
  /** On the machine that goes on; the unit puts it right: two persons. */
  suspects: {
    kind: 'arrest',
    body: {
      persons: 1,
      citizenship: 'NGA',
      status: 'SUSPECT',
      category: 'TIP',
      basis: 'INVESTIGATION',
      offences: ['0204'],
    },
  },
} as const satisfies Readonly<Record<string, Entry>>

/** What the unit puts right, and what the station then reads in its receipt. */
export const correction = { body: { persons: 2 }, reason: 'A second suspect is in the same report' } as const
