import { describe, expect, it } from 'vitest'
import '../start-texts.ts'
import { stationRows } from '../../../renderer/stations/station-rows.ts'
import { pack } from '../fake-data.ts'
import { logOf } from '../unit-preview/fake-day.ts'

describe('stations', () => {
  it('has a row for each log and one for each site that nobody has heard from', () => {
    const rows = stationRows(pack, [logOf('HRBAJ3', 'HRBAJ', 'hmh', '22:00')], new Set(['HRBAJ3']))
    expect(rows.map(({ placeId, missing, silent, log }) => [placeId, missing, silent, log !== null])).toEqual(
      [
        ['HRBAJ', 1, true, true],
        ['LBNBEY', 0, true, false],
        ['AREDXB', 0, true, false],
        ['OMNSOH', 0, true, false],
      ],
    )
  })
})
