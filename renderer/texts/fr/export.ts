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
  whatLead:
    'Un fichier chiffré, segments {{first}} à {{last}}. {{unit}} et la station principale du site peuvent l’ouvrir : remettez une copie à chacune.',
  whatOneLead:
    'Un fichier chiffré, segment {{first}}. {{unit}} et la station principale du site peuvent l’ouvrir : remettez une copie à chacune.',
  personalYes: 'Les noms, numéros de documents et plaques y figurent, chiffrés.',
  personalNo: 'Les noms, numéros de documents et plaques restent ici : {{unit}} ne reçoit que des chiffres.',
  exportNow: 'Exporter maintenant…',
  exportAll: 'Tout exporter de nouveau…',
  exportAllHint:
    'Tous les segments depuis le premier. À utiliser si un fichier a été perdu ou si l’unité signale une lacune.',
  making: 'Scellement et chiffrement',
  saved: 'Exporté sous {{name}}. Apportez-le à {{unit}} sur une clé USB ou envoyez-le par courriel.',
  savedAll:
    'Exporté en {{n}} fichiers, {{name}} et les suivants. Apportez-les tous à {{unit}} sur une clé USB ou envoyez-les par courriel.',
  savedSome: '{{n}} fichiers sur {{all}} sont écrits. {{why}}',
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
  byReceipt:
    'D’après l’accusé de réception du {{at}}. Ce qui n’est pas reçu repart avec le prochain export, jusqu’à ce qu’un accusé dise que c’est là.',
  byReceiptAll:
    'D’après l’accusé de réception du {{at}}. Ce qui est saisi désormais est prêt pour le prochain export.',
  alsoUnsent_one: '{{n}} d’entre elles n’a pas encore été exportée.',
  alsoUnsent_many: '{{n}} d’entre elles n’ont pas encore été exportées.',
  alsoUnsent_other: '{{n}} d’entre elles n’ont pas encore été exportées.',
  receipts: 'Accusés de réception',
  openReceipts: 'Ouvrir des accusés…',
  dropReceipts: 'Déposez ici les accusés de réception de votre unité, ou ouvrez-les.',
  dropReceiptsNow: 'Relâchez : les accusés sont pris en compte.',
  receiptTaken: 'L’accusé de réception de {{unit}} est pris en compte.',
  receiptsTaken: '{{n}} accusés de réception sont pris en compte.',
  receiptRefused: '{{name}} : {{why}}',
  receiptUnit: 'Unité',
  receiptAt: 'Écrit',
  receiptHolds: 'Détient',
  receiptTells: 'Signale',
  noReceipt: 'Aucun accusé pour l’instant',
  holdsAll: 'tout, jusqu’à {{index}}',
  holdsThrough: 'jusqu’à {{index}}',
  holdsNothing: 'rien',
  isMissing: '{{which}} non reçus',
  isWaiting: 'en attente d’acceptation',
  isRejected: 'rejetée',
  isRevoked: 'révoquée',
  isTwo: 'deux historiques',
  isRefused_one: '{{n}} refus',
  isRefused_many: '{{n}} refus',
  isRefused_other: '{{n}} refus',
  isChanged_one: '{{n}} modification',
  isChanged_many: '{{n}} modifications',
  isChanged_other: '{{n}} modifications',
  inOrder: 'rien d’autre',
  receiptOf: 'Accusé de réception de {{unit}}',
  saysAll: '{{unit}} détient tous les segments jusqu’à {{index}}.',
  saysThrough:
    '{{unit}} détient tous les segments jusqu’à {{index}}, mais pas {{which}}. Ceux-ci repartent avec le prochain export.',
  saysWithout: '{{unit}} ne détient pas {{which}}. Cela repart avec le prochain export.',
  saysNothing: '{{unit}} ne détient rien de cette installation. Tout repart avec le prochain export.',
  saysWaiting:
    'Tout y attend : rien ne compte tant qu’un superviseur n’a pas comparé l’empreinte et accepté cette installation. Appelez l’unité.',
  saysRejected: 'Cette installation y est rejetée : rien n’en compte. Appelez l’unité.',
  saysRevoked:
    'Cette installation y est révoquée : ce qui suit son dernier bon segment ne compte pas. Appelez l’unité.',
  saysTwo:
    'Deux historiques y sont détenus à partir du segment {{index}}, et aucun ne compte. Cet ordinateur a-t-il été copié ou restauré ? Appelez l’unité.',
  refusedThere: 'Refusé ou mis de côté là-bas',
  refusedOther: 'Refusé pour une raison que cette version de Milepost ne connaît pas ({{reason}}).',
  changedThere: 'Modifié là-bas',
  changedHint: 'Tel que l’accusé le rapporte. Cela compte là-bas ; ici, l’enregistrement reste tel quel.',
  changedOmitted_one: '{{n}} modification plus ancienne ne tenait pas dans l’accusé.',
  changedOmitted_many: '{{n}} modifications plus anciennes ne tenaient pas dans l’accusé.',
  changedOmitted_other: '{{n}} modifications plus anciennes ne tenaient pas dans l’accusé.',
} as const satisfies Texts<'export', 'many'>
