export const unlock = {
  title: 'Unlock Milepost',
  where: '{{operation}} · {{code}}',
  officer: 'Officer',
  officerNumber: 'Officer {{number}}',
  passphrase: 'Passphrase',
  unlock: 'Unlock',
  opening: 'Opening the log…',
  needed: 'Type your passphrase.',
  trainingHint: 'Training: officer 1 has the passphrase “training”.',
  lockedHint: 'A draft that was not saved is discarded when Milepost locks.',
} as const
