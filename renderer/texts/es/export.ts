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
  whatLead:
    'Un archivo cifrado, segmentos {{first}} a {{last}}. {{unit}} y la estación principal del sitio pueden abrirlo: entregue una copia a cada una.',
  whatOneLead:
    'Un archivo cifrado, segmento {{first}}. {{unit}} y la estación principal del sitio pueden abrirlo: entregue una copia a cada una.',
  personalYes: 'Los nombres, números de documento y matrículas van incluidos, cifrados.',
  personalNo: 'Los nombres, números de documento y matrículas se quedan aquí: {{unit}} recibe solo cifras.',
  exportNow: 'Exportar ahora…',
  exportAll: 'Exportar todo de nuevo…',
  exportAllHint:
    'Todos los segmentos desde el primero. Úselo si se perdió un archivo o si la unidad indica una laguna.',
  making: 'Sellado y cifrado',
  saved: 'Exportado como {{name}}. Llévelo a {{unit}} en una memoria USB o envíelo por correo.',
  savedAll:
    'Exportado en {{n}} archivos, {{name}} y los siguientes. Llévelos todos a {{unit}} en una memoria USB o envíelos por correo.',
  savedSome: '{{n}} de {{all}} archivos están escritos. {{why}}',
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
  byReceipt:
    'Según el acuse de recibo del {{at}}. Lo no recibido vuelve a salir con la próxima exportación, hasta que un acuse diga que está allí.',
  byReceiptAll:
    'Según el acuse de recibo del {{at}}. Lo que se anote desde ahora queda listo para la próxima exportación.',
  alsoUnsent_one: '{{n}} de ellas aún no se ha exportado.',
  alsoUnsent_many: '{{n}} de ellas aún no se han exportado.',
  alsoUnsent_other: '{{n}} de ellas aún no se han exportado.',
  receipts: 'Acuses de recibo',
  openReceipts: 'Abrir acuses…',
  dropReceipts: 'Suelte aquí los acuses de recibo de su unidad, o ábralos.',
  dropReceiptsNow: 'Suelte: los acuses se incorporan.',
  receiptTaken: 'El acuse de recibo de {{unit}} está incorporado.',
  receiptsTaken: '{{n}} acuses de recibo están incorporados.',
  receiptRefused: '{{name}}: {{why}}',
  receiptUnit: 'Unidad',
  receiptAt: 'Escrito',
  receiptHolds: 'Conserva',
  receiptTells: 'Indica',
  noReceipt: 'Aún sin acuse',
  holdsAll: 'todo, hasta {{index}}',
  holdsThrough: 'hasta {{index}}',
  holdsNothing: 'nada',
  isMissing: '{{which}} sin recibir',
  isWaiting: 'en espera de aceptación',
  isRejected: 'rechazada',
  isRevoked: 'revocada',
  isTwo: 'dos historias',
  isRefused_one: '{{n}} rechazo',
  isRefused_many: '{{n}} rechazos',
  isRefused_other: '{{n}} rechazos',
  isChanged_one: '{{n}} cambio',
  isChanged_many: '{{n}} cambios',
  isChanged_other: '{{n}} cambios',
  inOrder: 'nada más',
  receiptOf: 'Acuse de recibo de {{unit}}',
  saysAll: '{{unit}} conserva todos los segmentos hasta {{index}}.',
  saysThrough:
    '{{unit}} conserva todos los segmentos hasta {{index}}, pero no {{which}}. Estos vuelven a salir con la próxima exportación.',
  saysWithout: '{{unit}} no conserva {{which}}. Esto vuelve a salir con la próxima exportación.',
  saysNothing:
    '{{unit}} no conserva nada de esta instalación. Todo vuelve a salir con la próxima exportación.',
  saysWaiting:
    'Allí está en espera: nada cuenta hasta que un supervisor compare la huella y acepte esta instalación. Llame a la unidad.',
  saysRejected: 'Esta instalación está rechazada allí: nada de ella cuenta. Llame a la unidad.',
  saysRevoked:
    'Esta instalación está revocada allí: lo que siguió a su último segmento bueno no cuenta. Llame a la unidad.',
  saysTwo:
    'Allí hay dos historias desde el segmento {{index}}, y ninguna cuenta. ¿Se copió o restauró este portátil? Llame a la unidad.',
  refusedThere: 'Rechazado o apartado allí',
  refusedOther: 'Rechazado por un motivo que esta versión de Milepost no conoce ({{reason}}).',
  changedThere: 'Cambiado allí',
  changedHint: 'Tal como lo dice el acuse. Allí cuenta; aquí el registro queda como está.',
  changedOmitted_one: '{{n}} cambio anterior no cupo en el acuse.',
  changedOmitted_many: '{{n}} cambios anteriores no cupieron en el acuse.',
  changedOmitted_other: '{{n}} cambios anteriores no cupieron en el acuse.',
} as const satisfies Texts<'export', 'many'>
