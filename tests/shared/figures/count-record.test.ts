import { describe, expect, test } from 'vitest'
import type { Body, KindName } from '../../../shared/events/event.ts'
import { countRecord } from '../../../shared/figures/count-record.ts'

const count = (kind: KindName, body: Body): Readonly<Record<string, number>> => {
  const sum = new Map<string, number>()
  countRecord(kind, body, sum, 1)
  const figures = Object.fromEntries(sum)
  countRecord(kind, body, sum, -1)
  expect(sum.size).toBe(0)
  return figures
}

describe('an inspection (A, B, E6, F)', () => {
  test('counts what was checked, each for itself', () => {
    expect(
      count('inspection', {
        place: 'LAND_BORDER',
        outcomes: ['DB_HIT', 'SECONDARY'],
        checked: {
          'inspectionTypes:PERSON': 41,
          'inspectionTypes:VEHICLE/transportModes:BUS': 1,
          'inspectionTypes:DOCUMENT/documentTypes:PASSPORT': 40,
          'inspectionTypes:LOCATION/labourSectors:A': 2,
        },
      }),
    ).toEqual({
      inspections_total: 1,
      'inspections_total/placeTypes:LAND_BORDER': 1,
      'inspections_total/inspectionOutcomes:DB_HIT': 1,
      'inspections_total/inspectionOutcomes:SECONDARY': 1,
      persons_checked: 41,
      'persons_checked/placeTypes:LAND_BORDER': 41,
      vehicles_checked: 1,
      'vehicles_checked/placeTypes:LAND_BORDER': 1,
      'vehicles_checked/transportModes:BUS': 1,
      documents_checked: 40,
      'documents_checked/documentTypes:PASSPORT': 40,
      'documents_checked/placeTypes:LAND_BORDER': 40,
      locations_checked: 2,
      'locations_checked/placeTypes:LAND_BORDER': 2,
      'locations_checked/labourSectors:A': 2,
    })
  })

  test('that is a counter counts as many inspections as it says', () => {
    expect(count('inspection', { count: 40 })).toEqual({ inspections_total: 40 })
  })

  test('counts queries by whose database it is, and hits by their state (rule 6)', () => {
    const figures = count('inspection', {
      queries: {
        'databases:SLTD/queryChannels:MIND/queryResults:NO_HIT': 5,
        'databases:SLTD/queryResults:UNAVAILABLE': 7,
        'databases:NATIONAL/queryResults:NO_HIT': 11,
        'databases:REGIONAL/queryResults:HIT_CONFIRMED': 1,
        'databases:NOMINAL/queryResults:POSSIBLE/noticeTypes:RED': 2,
        'databases:NOMINAL/queryResults:HIT_PENDING': 3,
        'databases:NOTICES/queryResults:HIT_CONFIRMED/noticeTypes:RED': 1,
        'databases:SMV/queryResults:HIT_REJECTED': 1,
        'databases:SMV/queryResults:RECORD_EXPIRED': 1,
      },
      notices: { 'noticeTypes:BLUE': 4 },
    })
    expect(figures).toMatchObject({
      db_queries: 5 + 2 + 3 + 1 + 1 + 1,
      'db_queries/databases:SLTD': 5,
      'db_queries/queryChannels:MIND': 5,
      db_queries_other: 12,
      'db_queries_other/databases:NATIONAL': 11,
      hits_possible: 5,
      'hits_possible/noticeTypes:RED': 2,
      hits_confirmed: 2,
      'hits_confirmed/noticeTypes:RED': 1,
      hits_rejected: 1,
      'hits_rejected/databases:SMV': 1,
      notices_generated: 4,
      'notices_generated/noticeTypes:BLUE': 4,
    })
  })

  test('counts documents seized, of them those in SLTD, and entries refused', () => {
    expect(
      count('inspection', {
        place: 'BUS_STATION',
        documents: {
          'documentTypes:PASSPORT/documentFraudTypes:FORGED/issuingState:PAK/citizenship:AFG': 167,
          'documentTypes:PASSPORT/documentFraudTypes:STOLEN/queryResults:HIT_CONFIRMED': 2,
        },
        refused: { 'citizenship:PAK/irregularityGrounds:Overstay': 3 },
      }),
    ).toMatchObject({
      fraud_docs: 169,
      'fraud_docs/documentTypes:PASSPORT': 169,
      'fraud_docs/documentFraudTypes:FORGED': 167,
      'fraud_docs/issuingState:PAK': 167,
      'fraud_docs/citizenship:AFG': 167,
      'fraud_docs/placeTypes:BUS_STATION': 169,
      sltd_documents: 2,
      'sltd_documents/documentFraudTypes:STOLEN': 2,
      entry_refused: 3,
      'entry_refused/citizenship:PAK': 3,
      'entry_refused/irregularityGrounds:Overstay': 3,
    })
  })
})

describe('an arrest (C)', () => {
  const body: Body = {
    status: 'ARRESTED',
    category: 'TIP',
    basis: 'RED_NOTICE',
    wantedBy: 'ESP',
    hit: 'HIT_CONFIRMED',
    offences: ['0204', '08051'],
    sex: '1',
    ageBand: '21--23',
    citizenship: 'NGA',
    place: 'AIRPORT',
  }
  test('counts once by category, and once for each offence', () => {
    expect(count('arrest', body)).toEqual({
      arrests_total: 1,
      'arrests_total/arrestCategories:TIP': 1,
      'arrests_total/sex:1': 1,
      'arrests_total/majority:Adult': 1,
      'arrests_total/citizenship:NGA': 1,
      arrests_by_category: 1,
      'arrests_by_category/arrestCategories:TIP': 1,
      arrests_by_offence: 2,
      'arrests_by_offence/offences:0204': 1,
      'arrests_by_offence/offences:08051': 1,
      arrests_wanted: 1,
      'arrests_wanted/arrestBases:RED_NOTICE': 1,
      'arrests_wanted/wantedBy:ESP': 1,
      'arrests_wanted/offences:0204': 1,
      'arrests_wanted/offences:08051': 1,
    })
  })
  test.each(['ARRESTED', 'DETAINED', 'RELEASED', 'CHARGED'])('%s is an arrest', (status) => {
    expect(count('arrest', { status }).arrests_total).toBe(1)
  })
  test.each(['SUSPECT', 'FUGITIVE'])('%s is a suspect, and no arrest', (status) => {
    const figures = count('arrest', { ...body, status, roles: ['Smuggler'] })
    expect(figures.arrests_total).toBeUndefined()
    expect(figures.arrests_wanted).toBeUndefined()
    expect(figures).toMatchObject({
      suspects_identified: 1,
      'suspects_identified/arrestCategories:TIP': 1,
      'suspects_identified/perpetratorRoles:Smuggler': 1,
    })
  })
  test('of a group is as many persons, and marked (rule 9)', () => {
    const figures = count('arrest', { ...body, persons: 6 })
    expect(figures).toMatchObject({
      arrests_total: 6,
      'arrests_total/group': 6,
      arrests_by_offence: 12,
      'arrests_by_offence/offences:0204': 6,
    })
    expect(count('arrest', body)['arrests_total/group']).toBeUndefined()
  })
  test('counts nowhere among queries', () => {
    expect(Object.keys(count('arrest', body)).filter((key) => /^(db_|hits_)/.test(key))).toEqual([])
  })
})

describe('a rescue (D, E)', () => {
  const victim: Body = { trafficking: 'PossibleVictimOfTrafficking', sex: '2', majority: 'Adult' }
  test('is a victim where a victim status says so (rule 3)', () => {
    expect(count('rescue', victim).victims_total).toBe(1)
    expect(count('rescue', { trafficking: 'NotAVictimOfTrafficking' }).victims_total).toBeUndefined()
    const danger = count('rescue', { danger: 'RESCUED_AT_RISK', place: 'AT_SEA', persons: 69 })
    expect(danger).toEqual({
      migrants_rescued_danger: 69,
      'migrants_rescued_danger/placeTypes:AT_SEA': 69,
      'migrants_rescued_danger/group': 69,
    })
  })
  test('puts presumed minors with minors (rule 11), and a band where majority is not stated', () => {
    for (const body of [
      { ...victim, majority: 'PresumedMinor' },
      { trafficking: 'ActualVictimOfTrafficking', sex: '2', ageBand: '9--17' },
    ])
      expect(count('rescue', body)).toMatchObject({
        victims_minors: 1,
        'victims_by_sex_age/sex:2/majority:Minor': 1,
        'victims_by_sex_age/majority:Minor': 1,
      })
    expect(count('rescue', { trafficking: 'ActualVictimOfTrafficking' })).toMatchObject({
      'victims_by_sex_age/sex:0/majority:Unknown': 1,
      'victims_by_sex_age/unstated': 1,
    })
  })
  test('of a victim who is an irregular migrant counts in both, with the overlap (rule 2)', () => {
    expect(
      count('rescue', { ...victim, persons: 3, citizenship: 'NGA', grounds: ['Overstay', 'NoDocument'] }),
    ).toMatchObject({
      victims_total: 3,
      irregular_migrants: 3,
      'irregular_migrants/overlap': 3,
      'irregular_migrants/citizenship:NGA': 3,
      'irregular_migrants/irregularityGrounds:Overstay': 3,
      'irregular_migrants/irregularityGrounds:NoDocument': 3,
    })
    expect(count('rescue', { migrant: ['AsylumSeeker'] }).irregular_migrants).toBeUndefined()
    expect(count('rescue', { migrant: ['IrregularMigrant'] })['irregular_migrants/overlap']).toBeUndefined()
  })
  test('counts each form, means and way of recruitment (rule 5)', () => {
    expect(
      count('rescue', {
        ...victim,
        persons: 2,
        exploitation: ['ForcedLabour', 'SexualExploitation'],
        sexExploitation: ['Prostitution'],
        sectors: ['A'],
        control: ['DebtBondage', 'X_DeathThreats'],
        recruitment: ['AtWork'],
        recruiter: 'Friend',
        repatriated: true,
        citizenship: 'NGA',
      }),
    ).toMatchObject({
      victims_total: 2,
      victims_by_exploitation: 4,
      'victims_by_exploitation/exploitationTypes:ForcedLabour': 2,
      'victims_by_exploitation/sexExploitationTypes:Prostitution': 2,
      'victims_by_exploitation/labourSectors:A': 2,
      'victims_by_exploitation/majority:Adult': 4,
      victims_by_control: 4,
      'victims_by_control/meansOfControl:DebtBondage': 2,
      victims_by_recruitment: 2,
      'victims_by_recruitment/recruitmentMethods:AtWork': 2,
      'victims_by_recruitment/recruiterRelationship:Friend': 2,
      repatriated: 2,
      'repatriated/citizenship:NGA': 2,
    })
  })
  test('counts who needs assistance, victims and migrants apart, each person once for a kind', () => {
    const assistance = {
      'assistance:Health/assistanceStatus:Needed': 1,
      'assistance:Health/assistanceStatus:Provided': 1,
      'assistance:X_Housing/assistanceStatus:Declined': 1,
      'assistance:Legal/assistanceStatus:Unavailable': 1,
    }
    expect(count('rescue', { ...victim, assistance })).toMatchObject({
      assistance_needed: 2,
      'assistance_needed/assistance:Health': 1,
      'assistance_needed/victims/assistance:Health': 1,
      'assistance_needed/victims/assistance:Health/assistanceStatus:Provided': 1,
      'assistance_needed/victims/assistance:Legal': 1,
    })
    const migrant = count('rescue', { migrant: ['IrregularMigrant'], assistance })
    expect(migrant['assistance_needed/migrants/assistance:Health']).toBe(1)
    expect(migrant['assistance_needed/assistance:X_Housing']).toBeUndefined()
    const none = {
      'assistance:X_None/assistanceStatus:Declined': 1,
      'assistance:X_None/assistanceStatus:Needed': 1,
    }
    expect(count('rescue', { ...victim, assistance: none }).assistance_needed).toBeUndefined()
  })
  test('counts who was handed over to a protective service, and no earlier step', () => {
    const handed = { ...victim, referral: 'X_Shelter', referralStatus: 'HandedOver' }
    expect(count('rescue', handed)).toMatchObject({
      referred_protection: 1,
      'referred_protection/referralServices:X_Shelter': 1,
      'referred_protection/majority:Adult': 1,
    })
    expect(count('rescue', { ...handed, referralStatus: 'Accepted' }).referred_protection).toBeUndefined()
  })
  test('counts children alone, and journeys', () => {
    expect(
      count('rescue', {
        migrant: ['UnaccompaniedOrSeparatedChild'],
        sex: '1',
        transport: ['VAN'],
        concealment: ['ANIMAL_CRATE', 'CARGO'],
      }),
    ).toMatchObject({
      migrants_unaccompanied: 1,
      'migrants_unaccompanied/sex:1': 1,
      migrants_conditions: 3,
      'migrants_conditions/transportModes:VAN': 1,
      'migrants_conditions/concealment:CARGO': 1,
    })
  })
})
