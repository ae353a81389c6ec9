import type { Texts } from '../catalogue.ts'

export const unlock = {
  title: 'Déverrouiller Milepost',
  where: '{{operation}} · {{code}}',
  officer: 'Agent',
  officerNumber: 'Agent {{number}}',
  passphrase: 'Phrase secrète',
  unlock: 'Déverrouiller',
  opening: 'Ouverture du journal…',
  needed: 'Saisissez votre phrase secrète.',
  trainingHint: 'Exercice : l’agent 1 a la phrase secrète « training ».',
  lockedHint: 'Un brouillon non enregistré est effacé au verrouillage de Milepost.',
} as const satisfies Texts<'unlock', 'many'>
