import type { Texts } from '../catalogue.ts'

export const tiers = {
  joinHint:
    'Incorporarse a una operación creada por otra unidad: necesita su paquete y el código de apertura, y esa unidad le nombra en el paquete siguiente.',
  joinGo: 'Incorporarse como unidad',
  unitLead: 'La unidad que es esta instalación, tal como el paquete ha de nombrarla.',
  parent: 'Informa a',
  waitTitle: 'El paquete aún no nombra esta unidad',
  waitText:
    'Guarde el archivo de incorporación y llévelo a {{unit}}. Léanse la huella por teléfono. Después abra el paquete que le entreguen: Ajustes, Paquete más reciente. Hasta entonces nada puede exportarse y las decisiones de esta unidad no cuentan.',
  againTitle: 'Archivo de incorporación',
  againText:
    'Necesario cuando la unidad fue restaurada en esta máquina, o cuando cambia su nombre o su lugar. Decide la autoridad.',
  save: 'Guardar el archivo de incorporación…',
  fingerprint: 'Huella del registro de esta unidad',
  fingerprintOf: 'Huella de {{code}}',
  add: 'Añadir una unidad con su archivo de incorporación…',
  addTitle: '¿Nombrar {{unit}} en el paquete?',
  tooLarge: 'Este archivo es demasiado grande para ser un archivo de incorporación.',
  unit: 'Unidad',
  type: 'Tipo',
  country: 'País',
  written: 'Escrito',
  wishes: 'Desea informar a',
  known: 'El paquete ya nombra esta unidad. Lo que confirme aquí la sustituye.',
  otherLog:
    'El paquete tiene esta unidad con otro registro. Siga solo si la unidad fue restaurada de una copia de seguridad y su jefe se lo dijo: el registro anterior ya no escribirá por ella.',
  restored: 'La unidad fue restaurada: este registro sustituye al anterior',
  sayRestored: 'Confírmelo, o déjelo como está',
  personal: 'Las partes personales pueden ir a esta unidad',
  personalHint:
    'Sin esto, las entradas de sus estaciones le llegan como números y códigos: sin nombres, documentos ni notas.',
  compared: 'La unidad me leyó esta huella por teléfono, y es la misma',
  compareFirst: 'Compare primero',
  addIt: 'Nombrarla en la versión {{version}}',
  added: 'La versión {{version}} nombra {{unit}}. Elija sus sitios; después escriba el paquete y repártalo.',
  siteUnit: 'Las estaciones informan a',
  lead: 'Estación principal',
  leadNone: 'Ninguna',
  leadHint:
    'Admite los archivos de las demás estaciones del sitio y emite la hoja del sitio. Puede designarse cualquier estación aceptada aquí.',
  leadNobody: 'Aún no se ha aceptado aquí ninguna estación de este sitio.',
  leadOnlyHere:
    'Esto vale solo en esta estación, para lo que se cuenta y se imprime aquí. Para los demás decide la unidad, y su decisión prevalece sobre esta.',
  leadReject:
    'Nada de {{code}} cuenta aquí, ni ahora ni después. Sus archivos se conservan. Aceptarla lo deshace.',
  fromStation: 'De otra estación',
  leadGained:
    'Esta estación es ahora la principal de su sitio: los archivos de las demás estaciones llegan a Recepción.',
  leadLost:
    'Esta estación ya no es la principal de su sitio: lo que vino de otras estaciones deja de contar aquí.',
  packCard: 'Paquete más reciente',
  packHint:
    'Cuando cambian unidades o sitios, su unidad le entrega un paquete más reciente y su código de apertura.',
  packTake: 'Abrir el paquete',
  packTaken: 'La versión {{version}} del paquete está en uso.',
  packTaking: 'Abriendo el paquete',
  forwarded_one: 'Va incluida 1 entrada de abajo.',
  forwarded_many: 'Van incluidas {{n}} de entradas de abajo.',
  forwarded_other: 'Van incluidas {{n}} entradas de abajo.',
} as const satisfies Texts<'tiers', 'many'>
