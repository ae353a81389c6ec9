import type { Texts } from '../catalogue.ts'

export const review = {
  sub_one: '{{n}} point à trancher',
  sub_other: '{{n}} points à trancher',
  sub_many: '{{n}} points à trancher',
  list: 'Ce qui attend une décision',
  emptyTitle: 'Rien n’attend de décision',
  empty:
    'Lorsque deux personnes ont modifié un enregistrement sans le savoir, les deux valeurs apparaissent ici, ainsi que les personnes peut-être enregistrées deux fois et les modifications proposées par des stations qui ne peuvent pas les faire.',
  more: 'Les {{shown}} premiers sur {{n}} sont affichés.',
  what: 'Nature',
  record: 'Enregistrement',
  about: 'Objet',
  last: 'Dernier',
  conflict: 'Conflit',
  proposal: 'Proposition',
  duplicate: 'Doublon ?',
  duplicateText:
    'dans les deux. Il n’est pas nécessaire que les noms soient détenus ici. Tant que personne ne dit qu’il s’agit d’une seule personne, chacun compte.',
  'same.document': 'Même document',
  'same.name': 'Même nom et même date de naissance',
  onePerson: 'Une seule personne…',
  twoPersons: 'Deux personnes…',
  conflictText:
    'Modifié en des endroits qui s’ignoraient. La valeur marquée compte jusqu’à ce que ce soit tranché.',
  proposalText:
    'Ce journal ne peut pas modifier l’enregistrement : la modification est conservée sans effet. L’adopter l’inscrit à l’identique comme une inscription de votre unité.',
  relationText:
    'Dit différemment en des endroits qui s’ignoraient. Ce qui est marqué compte jusqu’à ce que ce soit redit.',
  ofGroup: 'Le premier est une personne du groupe',
  now: 'Actuellement : {{what}}',
  nothingSaid: 'rien n’a été dit des deux',
  settle: 'Trancher…',
  settleTitle: 'Trancher {{label}}',
  settleText:
    'Ce que vous choisissez vaut désormais, ici et partout où cette inscription arrive. Les autres valeurs restent dans l’historique.',
  settleIt: 'Trancher',
  settled: '{{label}} : conflit tranché',
  adopt: 'Adopter',
  adopted: 'Adopté pour {{label}}',
  decline: 'Refuser…',
  declineTitle: 'Refuser la proposition pour {{label}} ?',
  declineText: 'L’enregistrement reste tel quel. La proposition reste dans son historique, avec votre motif.',
  declineIt: 'Refuser',
  declined: 'La proposition pour {{label}} est refusée',
  reason: 'Motif',
  openRecord: 'Ouvrir l’enregistrement',
  notHere: 'C’est à l’unité supérieure ou à la station elle-même de trancher.',
} as const satisfies Texts<'review', 'many'>
