import type { Texts } from '../catalogue.ts'

export const recovery = {
  forgotten: 'Frase de contraseña olvidada…',
  title: 'Frase de contraseña olvidada',
  lead: 'Nadie puede volver a leer su frase de contraseña. Su unidad puede entregarle las claves de esta máquina con una nueva: usted hace aquí una solicitud y la unidad devuelve una respuesta.',
  supervisorHint:
    '¿Hay un supervisor de esta estación presente? Puede darle enseguida una nueva frase de contraseña: Ajustes, Agentes, inhabilitar y luego habilitar.',
  unitLead:
    'Esta unidad tiene su propia clave de recuperación: no puede pedírsela a nadie. Otro supervisor de la unidad puede darle una nueva frase de contraseña: Ajustes, Agentes, inhabilitar y luego habilitar. Sin él, nada volverá a abrir este diario.',
  officer: 'Agente',
  newPassphrase: 'Nueva frase de contraseña',
  make: 'Hacer la solicitud',
  making: 'Creando claves…',
  back: 'Volver',
  waiting: '{{officer}} hizo una solicitud el {{at}}. Espera la respuesta de su unidad.',
  stepSave:
    'Guarde la solicitud y llévela a su unidad, en una memoria USB o por correo. Está cifrada para la unidad.',
  save: 'Guardar la solicitud…',
  stepCall: 'Llame a la unidad y léanse este código el uno al otro. Si un grupo difiere, deténgase.',
  comparison: 'Código de esta solicitud',
  stepAnswer: 'Abra la respuesta que devuelve la unidad.',
  openAnswer: 'Abrir la respuesta…',
  chosen: 'Se eligió {{name}}. Escriba la nueva frase de contraseña que fijó al hacer la solicitud.',
  take: 'Desbloquear con la nueva frase',
  taking: 'Abriendo el diario…',
  askAnew: 'Hacer otra solicitud',
  tooLarge: 'Este archivo es demasiado grande. Elija el archivo que le enviaron.',
  stationCard: 'Una frase de contraseña perdida en una estación',
  stationHint:
    'El agente hace allí una solicitud en «Frase de contraseña olvidada» y le trae el archivo. Ustedes comparan un código por teléfono y usted escribe la respuesta.',
  answerRequest: 'Responder a una solicitud de recuperación…',
  answerTitle: '¿Entregar las claves de {{code}}?',
  warning:
    'Quien reciba la respuesta puede leer todo lo que hay en esa máquina y en cualquier copia de su disco. Llame al agente a un número que usted conozca, no a uno que viniera con el archivo; asegúrese de quién es y de que tiene la máquina, o la copia de una perdida que está restaurando.',
  revoked:
    'El diario de {{code}} fue revocado o rechazado aquí. ¿Se perdió o robaron esta máquina? No responda antes de saberlo.',
  asks: 'Dice ser',
  asksWho: '{{code}}, agente {{officer}}',
  knownAs: 'Conocido aquí como',
  knownOff: '{{name}}, {{badge}}, inhabilitado',
  knownOn: '{{name}}, {{badge}}',
  unknown: 'desconocido aquí',
  operation: 'Operación',
  made: 'Hecha el',
  compared: 'Hablé con este agente y todos los grupos del código son iguales',
  compareFirst: 'Compare primero el código.',
  writeAnswer: 'Escribir la respuesta…',
  recorded: 'Que usted respondió queda anotado en el diario de esta unidad.',
  written: 'Respuesta escrita: {{name}}. Solo la abre esta solicitud en esa máquina.',
} as const satisfies Texts<'recovery'>
