import type { Texts } from '../catalogue.ts'

export const unlock = {
  title: 'Desbloquear Milepost',
  where: '{{operation}} · {{code}}',
  officer: 'Agente',
  officerNumber: 'Agente {{number}}',
  passphrase: 'Frase de contraseña',
  unlock: 'Desbloquear',
  opening: 'Abriendo el diario…',
  needed: 'Escriba su frase de contraseña.',
  trainingHint: 'Ejercicio: el agente 1 tiene la frase de contraseña «training».',
  lockedHint: 'Un borrador sin guardar se descarta cuando Milepost se bloquea.',
} as const satisfies Texts<'unlock', 'many'>
