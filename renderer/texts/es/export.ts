import type { Texts } from '../catalogue.ts'

export const exporting = {
  sub: 'a {{unit}}',
  ready_one: '{{n}} anotación está lista para {{unit}}',
  ready_many: '{{n}} anotaciones están listas para {{unit}}',
  ready_other: '{{n}} anotaciones están listas para {{unit}}',
  nothingReady: 'Todo se ha exportado a {{unit}}',
  nothingYet: 'Aún no hay nada que exportar',
  nothingYetHint: 'Las anotaciones guardadas en el diario se exportan aquí, en un solo archivo cifrado.',
  sinceLast: 'Registros y cambios desde la última exportación, {{at}}.',
  sinceStart:
    'Registros y cambios desde la puesta en servicio de esta instalación. Aún no se ha exportado nada.',
  nothingNewHint:
    'Si el archivo se perdió, exporte todo de nuevo: la unidad cuenta cada anotación una sola vez, aunque llegue varias veces.',
  what: 'Un archivo cifrado, segmentos {{first}} a {{last}}. Solo {{unit}} puede abrirlo.',
  whatOne: 'Un archivo cifrado, segmento {{first}}. Solo {{unit}} puede abrirlo.',
  personalYes: 'Los nombres, números de documento y matrículas van incluidos, cifrados.',
  personalNo: 'Los nombres, números de documento y matrículas se quedan aquí: {{unit}} recibe solo cifras.',
  exportNow: 'Exportar ahora…',
  exportAll: 'Exportar todo de nuevo…',
  exportAllHint:
    'Todos los segmentos desde el primero. Úselo si se perdió un archivo o si la unidad indica una laguna.',
  making: 'Sellado y cifrado',
  saved: 'Exportado como {{name}}. Llévelo a {{unit}} en una memoria USB o envíelo por correo.',
  notCancelled: 'No exportado: usted salió del cuadro de diálogo. Las anotaciones siguen listas.',
  notFull:
    'No exportado: el disco o la memoria está lleno. Las anotaciones siguen listas; libere espacio o use otra memoria.',
  notReadOnly:
    'No exportado: la memoria o la carpeta es de solo lectura. Las anotaciones siguen listas; compruebe el seguro de la memoria.',
  notFailed:
    'No exportado: no se pudo escribir el archivo en ese lugar. Las anotaciones siguen listas; elija otra carpeta.',
  notNoted:
    'El archivo {{name}} está escrito, pero no se pudo dejar constancia. Entréguelo de todos modos a la unidad; las anotaciones siguen indicadas como listas.',
  earlier: 'Exportaciones anteriores',
  earlierCount: 'Exportaciones anteriores · {{n}}',
  earlierEmpty: 'Cada exportación figura aquí con su hora, sus segmentos y quién la hizo.',
  at: 'Cuándo',
  segments: 'Segmentos',
  officer: 'Agente',
  fingerprint: 'Huella de {{code}}',
  fingerprintHint:
    'La unidad la pide una vez, antes de aceptar esta instalación: léala en voz alta, grupo por grupo.',
  noUnit: 'Esta unidad encabeza la operación: desde aquí no se remite nada.',
} as const satisfies Texts<'export', 'many'>
