/** The training operation: one click on either side, with public keys. Marked TRAINING everywhere. */
import type { Pack, PackSite } from './pack.ts'
import { trainingKeys } from './training-keys.ts'
import { offsetsOf } from './zone-offsets.ts'

/** Places of countries that took part in Operation Liberterra, July 2021. */
const places: readonly (readonly [id: string, name: string, type: string, country: string, zone: string])[] =
  [
    ['HRBAJ', 'Bajakovo', 'LAND_BORDER', 'HRV', 'Europe/Zagreb'],
    ['SIOBR', 'Obrežje', 'LAND_BORDER', 'SVN', 'Europe/Ljubljana'],
    ['MKGEV', 'Gevgelija', 'CHECKPOINT', 'MKD', 'Europe/Skopje'],
    ['GRATH', 'Athens International', 'AIRPORT', 'GRC', 'Europe/Athens'],
    ['ESALG', 'Algeciras', 'SEAPORT', 'ESP', 'Europe/Madrid'],
    ['GBLHR', 'London Heathrow', 'AIRPORT', 'GBR', 'Europe/London'],
    ['TNZAR', 'Zarzis', 'SEAPORT', 'TUN', 'Africa/Tunis'],
    ['SDKRT', 'Khartoum', 'HOTSPOT', 'SDN', 'Africa/Khartoum'],
    ['TZNAM', 'Namanga', 'LAND_BORDER', 'TZA', 'Africa/Dar_es_Salaam'],
    ['GHAFL', 'Aflao', 'LAND_BORDER', 'GHA', 'Africa/Accra'],
    ['LBBEY', 'Beirut Rafic Hariri', 'AIRPORT', 'LBN', 'Asia/Beirut'],
    ['COIPI', 'Ipiales', 'CHECKPOINT', 'COL', 'America/Bogota'],
    ['ECUIO', 'Quito Mariscal Sucre', 'AIRPORT', 'ECU', 'America/Guayaquil'],
    ['BRGRU', 'São Paulo Guarulhos', 'AIRPORT', 'BRA', 'America/Sao_Paulo'],
  ]

export interface TrainingDays {
  /** First and last operation day. */
  readonly starts: string
  readonly ends: string
  readonly retention: string
}

/** The day begins at 06:00 at every site. The same days give the same pack, on any machine with the same zone data. */
export const trainingPack = ({ starts, ends, retention }: TrainingDays): Pack => ({
  pack: 1,
  version: 1,
  operation: trainingKeys.operation,
  authority: trainingKeys.authority,
  nonce: trainingKeys.nonce,
  training: true,
  name: 'Training Liberterra',
  short: 'TR',
  starts,
  ends,
  retention,
  languages: ['en', 'fr', 'es', 'ar'],
  mark: 'TLP:AMBER',
  units: [
    {
      id: 'OCUABU',
      name: 'Operational Coordination Unit Abu Dhabi',
      type: 'OCU',
      country: 'ARE',
      parent: null,
      log: trainingKeys.unitLog,
      recipient: trainingKeys.unitRecipient,
      recovery: trainingKeys.recoveryRecipient,
      personal: true,
    },
  ],
  sites: places.map(
    ([id, name, type, country, zone]): PackSite => ({
      id,
      name,
      type,
      country,
      unit: 'OCUABU',
      zone,
      offsets: offsetsOf(zone, starts, ends) ?? [{ from: `${starts}T00:00Z`, minutes: 0 }],
      cutoffs: [{ from: starts, minutes: 360 }],
    }),
  ),
  matching: trainingKeys.matching,
  previous: null,
})
