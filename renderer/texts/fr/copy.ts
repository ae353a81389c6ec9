import type { Texts } from '../catalogue.ts'

export const copy = {
  title: 'Seconde copie',
  what: 'Les mêmes inscriptions une fois de plus sur une clé ou un autre support, scellées ; elle suit d’elle-même chaque enregistrement. Seule votre unité peut l’ouvrir : qui trouve le support ne peut pas même essayer une phrase secrète.',
  choose: 'Choisir un support…',
  choosing: 'Remplissage de la copie…',
  update: 'Mettre à jour',
  stop: 'Ne plus l’utiliser…',
  drive: 'Support',
  complete: 'Complète le',
  never: 'pas encore',
  entries: 'Inscriptions dessus',
  'standing.up-to-date': 'Tout ce qui est enregistré ici s’y trouve.',
  'standing.following': 'Mise à jour en cours.',
  'standing.away': 'Le support n’est pas là. Branchez-le : la copie reprend d’elle-même.',
  'standing.full':
    'Le support est plein. Libérez de la place, ou cessez de l’utiliser et choisissez-en un autre.',
  'standing.read-only': 'Impossible d’écrire sur le support. Vérifiez son verrou.',
  'standing.foreign':
    'La copie d’une autre installation s’y trouve maintenant et reste telle quelle. Branchez le support de cette machine.',
  'standing.ahead':
    'La copie contient des inscriptions que cette machine n’a pas : son disque a été ramené à un état antérieur. La copie reste telle quelle. Gardez le support en lieu sûr et appelez votre unité.',
  'standing.failed':
    'Le support n’a pas accepté la copie. Débranchez-le et rebranchez-le ; sinon, prenez-en un autre.',
  line_one: '{{n}} inscription n’est pas sur la seconde copie. {{why}}',
  line_many: '{{n}} inscriptions ne sont pas sur la seconde copie. {{why}}',
  line_other: '{{n}} inscriptions ne sont pas sur la seconde copie. {{why}}',
  lineNone: 'Seconde copie : {{why}}',
  behind_one: '{{n}} inscription enregistrée depuis n’y est pas.',
  behind_many: '{{n}} inscriptions enregistrées depuis n’y sont pas.',
  behind_other: '{{n}} inscriptions enregistrées depuis n’y sont pas.',
  erasing:
    'Quelque chose d’effacé ici se trouve encore sur le support. Branchez-le : ce sera aussitôt effacé.',
  'refused.own-folder':
    'Ce dossier est dans le profil de cette machine : il serait perdu avec elle. Choisissez un support.',
  'refused.foreign':
    'La copie d’une autre installation est dans ce dossier et reste telle quelle. Choisissez un autre dossier du support.',
  'refused.full': 'Le support est plein. Libérez de la place ou choisissez-en un autre.',
  'refused.read-only': 'Impossible d’écrire sur ce support ou dans ce dossier. Choisissez-en un autre.',
  'refused.failed': 'Le support n’a pas accepté la copie. Choisissez-en un autre.',
  stopTitle: 'Ne plus utiliser la copie sur {{name}} ?',
  stopText:
    'Plus rien n’y suit : ni inscriptions ni effacements. Ce qui s’y trouve y reste, scellé, jusqu’à ce que vous supprimiez le dossier {{folder}} du support.',
  stopErasing:
    'Quelque chose d’effacé ici s’y trouve encore. Si vous arrêtez maintenant, supprimez vous-même le dossier.',
  stopIt: 'Ne plus l’utiliser',
  stopped: 'La copie sur {{name}} n’est plus tenue.',
  restoredLead:
    'Une seconde copie de {{code}} est en place sur cette machine. Elle s’ouvre avec la réponse de votre unité, sous la nouvelle phrase secrète.',
  restoredTitle: 'Restauration d’une seconde copie',
  askLead:
    'Votre unité peut vous remettre les clés de cette copie sous une nouvelle phrase secrète : vous faites ici une demande, l’unité renvoie une réponse.',
  supervisorHint:
    'Prenez un superviseur : lui seul pourra ensuite donner aux autres agents une nouvelle phrase secrète.',
  giveUp: 'Abandonner…',
  giveUpTitle: 'Abandonner la restauration de cette copie ?',
  giveUpText:
    'Ce qui a été mis sur cette machine disparaît, la demande aussi. La copie elle-même n’est pas touchée : vous pourrez recommencer.',
  giveUpIt: 'Abandonner',
} as const satisfies Texts<'copy', 'many'>
