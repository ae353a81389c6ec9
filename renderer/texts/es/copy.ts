import type { Texts } from '../catalogue.ts'

export const copy = {
  title: 'Segunda copia',
  what: 'Las mismas anotaciones otra vez en una memoria u otra unidad, selladas; sigue por sí sola cada guardado. Solo su unidad de coordinación puede abrirla: quien encuentre el soporte ni siquiera puede probar una frase de contraseña.',
  choose: 'Elegir un soporte…',
  choosing: 'Llenando la copia…',
  update: 'Actualizar ahora',
  stop: 'Dejar de usarla…',
  drive: 'Soporte',
  complete: 'Completa el',
  never: 'todavía no',
  entries: 'Anotaciones en ella',
  'standing.up-to-date': 'Todo lo guardado aquí está en ella.',
  'standing.following': 'Se está actualizando.',
  'standing.away': 'El soporte no está. Conéctelo: la copia continúa por sí sola.',
  'standing.full': 'El soporte está lleno. Libere espacio, o deje de usarlo y elija otro.',
  'standing.read-only': 'No se puede escribir en el soporte. Compruebe si su bloqueo está puesto.',
  'standing.foreign':
    'Ahora hay allí la copia de otra instalación y se deja como está. Conecte el soporte de esta máquina.',
  'standing.ahead':
    'La copia tiene anotaciones que a esta máquina le faltan: su disco volvió a un estado anterior. La copia se deja como está. Guarde bien el soporte y llame a su unidad.',
  'standing.failed': 'El soporte no la admitió. Desconéctelo y vuelva a conectarlo; si no basta, use otro.',
  line_one: '{{n}} anotación no está en la segunda copia. {{why}}',
  line_many: '{{n}} anotaciones no están en la segunda copia. {{why}}',
  line_other: '{{n}} anotaciones no están en la segunda copia. {{why}}',
  lineNone: 'Segunda copia: {{why}}',
  behind_one: '{{n}} anotación guardada desde entonces no está en ella.',
  behind_many: '{{n}} anotaciones guardadas desde entonces no están en ella.',
  behind_other: '{{n}} anotaciones guardadas desde entonces no están en ella.',
  erasing: 'Algo borrado aquí sigue en el soporte. Conéctelo: se borra allí enseguida.',
  'refused.own-folder':
    'Esta carpeta está en el perfil de esta máquina: se perdería con ella. Elija un soporte.',
  'refused.foreign':
    'En esta carpeta está la copia de otra instalación y se deja como está. Elija otra carpeta del soporte.',
  'refused.full': 'El soporte está lleno. Libere espacio o elija otro.',
  'refused.read-only': 'No se puede escribir en este soporte o carpeta. Elija otro.',
  'refused.failed': 'El soporte no la admitió. Elija otro.',
  stopTitle: '¿Dejar de usar la copia en {{name}}?',
  stopText:
    'Ya nada la sigue: ni anotaciones ni borrados. Lo que hay en ella se queda, sellado, hasta que usted borre la carpeta {{folder}} del soporte.',
  stopErasing: 'Algo borrado aquí sigue en ella. Si la deja ahora, borre usted mismo la carpeta.',
  stopIt: 'Dejar de usarla',
  stopped: 'La copia en {{name}} ya no se mantiene.',
  restoredLead:
    'Una segunda copia de {{code}} está puesta en esta máquina. Se abre con la respuesta de su unidad, con la nueva frase de contraseña.',
  restoredTitle: 'Restauración de una segunda copia',
  askLead:
    'Su unidad puede entregarle las claves de esta copia con una nueva frase de contraseña: usted hace aquí una solicitud y la unidad devuelve una respuesta.',
  supervisorHint:
    'Elija a un supervisor: solo un supervisor puede dar después una nueva frase de contraseña a los demás agentes.',
  giveUp: 'Abandonar…',
  giveUpTitle: '¿Abandonar la restauración de esta copia?',
  giveUpText:
    'Lo que se puso en esta máquina desaparece, y la solicitud también. La copia misma no se toca: puede empezar de nuevo.',
  giveUpIt: 'Abandonar',
} as const satisfies Texts<'copy', 'many'>
