import type { Texts } from '../catalogue.ts'

export const exporting = {
  sub: 'vers {{unit}}',
  ready_one: '{{n}} inscription est prête pour {{unit}}',
  ready_many: '{{n}} inscriptions sont prêtes pour {{unit}}',
  ready_other: '{{n}} inscriptions sont prêtes pour {{unit}}',
  nothingReady: 'Tout a été exporté vers {{unit}}',
  nothingYet: 'Rien à exporter pour l’instant',
  nothingYetHint:
    'Les inscriptions enregistrées dans le journal sont exportées ici, dans un seul fichier chiffré.',
  sinceLast: 'Enregistrements et modifications depuis le dernier export, {{at}}.',
  sinceStart:
    'Enregistrements et modifications depuis la mise en service de cette installation. Rien n’a encore été exporté.',
  nothingNewHint:
    'Si le fichier a été perdu, exportez tout de nouveau : l’unité ne compte chaque inscription qu’une fois, même si elle arrive plusieurs fois.',
  what: 'Un fichier chiffré, segments {{first}} à {{last}}. Seule {{unit}} peut l’ouvrir.',
  whatOne: 'Un fichier chiffré, segment {{first}}. Seule {{unit}} peut l’ouvrir.',
  personalYes: 'Les noms, numéros de documents et plaques y figurent, chiffrés.',
  personalNo: 'Les noms, numéros de documents et plaques restent ici : {{unit}} ne reçoit que des chiffres.',
  exportNow: 'Exporter maintenant…',
  exportAll: 'Tout exporter de nouveau…',
  exportAllHint:
    'Tous les segments depuis le premier. À utiliser si un fichier a été perdu ou si l’unité signale une lacune.',
  making: 'Scellement et chiffrement',
  saved: 'Exporté sous {{name}}. Apportez-le à {{unit}} sur une clé USB ou envoyez-le par courriel.',
  notCancelled: 'Non exporté : vous avez quitté la fenêtre. Les inscriptions restent prêtes.',
  notFull:
    'Non exporté : le disque ou la clé est plein. Les inscriptions restent prêtes ; libérez de l’espace ou prenez une autre clé.',
  notReadOnly:
    'Non exporté : la clé ou le dossier est en lecture seule. Les inscriptions restent prêtes ; vérifiez le verrou de la clé.',
  notFailed:
    'Non exporté : le fichier n’a pas pu être écrit à cet endroit. Les inscriptions restent prêtes ; choisissez un autre dossier.',
  notNoted:
    'Le fichier {{name}} est écrit, mais cela n’a pas pu être noté. Remettez-le tout de même à l’unité ; les inscriptions restent indiquées comme prêtes.',
  earlier: 'Exports précédents',
  earlierCount: 'Exports précédents · {{n}}',
  earlierEmpty: 'Chaque export figure ici avec son heure, ses segments et son auteur.',
  at: 'Quand',
  segments: 'Segments',
  officer: 'Agent',
  fingerprint: 'Empreinte de {{code}}',
  fingerprintHint:
    'L’unité la demande une fois, avant d’accepter cette installation : lisez-la à voix haute, groupe par groupe.',
  noUnit: 'Cette unité est à la tête de l’opération : rien n’est transmis à partir d’ici.',
} as const satisfies Texts<'export', 'many'>
