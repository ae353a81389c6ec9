import type { Texts } from '../catalogue.ts'

export const review = {
  sub_one: '{{n}} asunto por resolver',
  sub_other: '{{n}} asuntos por resolver',
  sub_many: '{{n}} asuntos por resolver',
  list: 'Lo que espera una decisión',
  emptyTitle: 'Nada espera una decisión',
  empty:
    'Cuando dos personas cambiaron un registro sin saber una de la otra, aquí aparecen ambos valores. También las personas que quizá se registraron dos veces y los cambios propuestos por estaciones que no pueden hacerlos.',
  more: 'Se muestran los primeros {{shown}} de {{n}}.',
  what: 'Qué',
  record: 'Registro',
  about: 'Sobre',
  last: 'Último',
  conflict: 'Conflicto',
  proposal: 'Propuesta',
  duplicate: '¿Duplicado?',
  duplicateText:
    'en ambos. Para ello no hace falta que los nombres estén aquí. Mientras nadie diga que son una sola persona, cada uno cuenta.',
  'same.document': 'Mismo documento',
  'same.name': 'Mismo nombre y fecha de nacimiento',
  onePerson: 'Una sola persona…',
  twoPersons: 'Dos personas…',
  conflictText: 'Cambiado en lugares que no sabían uno de otro. Cuenta lo marcado hasta que se resuelva.',
  proposalText:
    'Este diario no puede cambiar el registro: el cambio se conserva sin efecto. Adoptarlo lo escribe igual como anotación suya.',
  relationText:
    'Dicho de forma distinta en lugares que no sabían uno de otro. Cuenta lo marcado hasta que se diga de nuevo.',
  ofGroup: 'El primero es una persona del grupo',
  now: 'Ahora: {{what}}',
  nothingSaid: 'no se dijo nada de los dos',
  settle: 'Resolver…',
  settleTitle: 'Resolver {{label}}',
  settleText:
    'Lo que elija vale desde ahora, aquí y dondequiera que llegue esta anotación. Los demás valores quedan en el historial.',
  settleIt: 'Resolver',
  settled: '{{label}} está resuelto',
  adopt: 'Adoptar',
  adopted: 'Adoptado para {{label}}',
  decline: 'Rechazar…',
  declineTitle: '¿Rechazar la propuesta para {{label}}?',
  declineText: 'El registro queda como está. La propuesta queda en su historial, con su motivo.',
  declineIt: 'Rechazar',
  declined: 'Se rechazó la propuesta para {{label}}',
  reason: 'Motivo',
  openRecord: 'Abrir el registro',
  notHere: 'Lo resuelve la unidad superior o la propia estación.',
} as const satisfies Texts<'review', 'many'>
