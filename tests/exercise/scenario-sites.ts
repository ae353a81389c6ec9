/** Where the exercise takes place: sites of Operation Liberterra as its release names them, each in its own time zone. */

export interface ScenarioSite {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly country: string
  readonly zone: string
}

export const sites: readonly ScenarioSite[] = [
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
  { id: 'MKGEV', name: 'Gevgelija checkpoint', type: 'CHECKPOINT', country: 'MKD', zone: 'Europe/Skopje' },
  { id: 'SIOBR', name: 'Obrežje checkpoint', type: 'CHECKPOINT', country: 'SVN', zone: 'Europe/Ljubljana' },
  { id: 'GBDOV', name: 'Dover ferry terminal', type: 'SEAPORT', country: 'GBR', zone: 'Europe/London' },
  {
    id: 'COIPI',
    name: 'Ipiales border crossing',
    type: 'LAND_BORDER',
    country: 'COL',
    zone: 'America/Bogota',
  },
  {
    id: 'ECTUL',
    name: 'Tulcán border crossing',
    type: 'LAND_BORDER',
    country: 'ECU',
    zone: 'America/Guayaquil',
  },
  { id: 'LBBEY', name: 'Beirut hotspot', type: 'HOTSPOT', country: 'LBN', zone: 'Asia/Beirut' },
  {
    id: 'VESAN',
    name: 'San Antonio border crossing',
    type: 'LAND_BORDER',
    country: 'VEN',
    zone: 'America/Caracas',
  },
  { id: 'SDKRT', name: 'Khartoum hotspot', type: 'HOTSPOT', country: 'SDN', zone: 'Africa/Khartoum' },
  { id: 'TNZAR', name: 'Zarzis coast', type: 'AT_SEA', country: 'TUN', zone: 'Africa/Tunis' },
  { id: 'GHAFL', name: 'Aflao border crossing', type: 'LAND_BORDER', country: 'GHA', zone: 'Africa/Accra' },
  {
    id: 'BRFOZ',
    name: 'Foz do Iguaçu checkpoint',
    type: 'CHECKPOINT',
    country: 'BRA',
    zone: 'America/Sao_Paulo',
  },
  {
    id: 'PAPCA',
    name: 'Paso Canoas border crossing',
    type: 'LAND_BORDER',
    country: 'PAN',
    zone: 'America/Panama',
  },
  {
    id: 'SVAMA',
    name: 'El Amatillo border crossing',
    type: 'LAND_BORDER',
    country: 'SLV',
    zone: 'America/El_Salvador',
  },
  { id: 'GREVZ', name: 'Evzoni checkpoint', type: 'CHECKPOINT', country: 'GRC', zone: 'Europe/Athens' },
]
