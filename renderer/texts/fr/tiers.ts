import type { Texts } from '../catalogue.ts'

export const tiers = {
  joinHint:
    'Rejoindre une opération créée par une autre unité : il vous faut son paquet et le code d’ouverture, et cette unité vous nomme dans le paquet suivant.',
  joinGo: 'Rejoindre comme unité',
  unitLead: 'L’unité que représente cette installation, telle que le paquet doit la nommer.',
  parent: 'Rend compte à',
  waitTitle: 'Le paquet ne nomme pas encore cette unité',
  waitText:
    'Enregistrez le fichier d’adhésion et apportez-le à {{unit}}. Lisez-vous l’empreinte par téléphone. Ouvrez ensuite le paquet que l’on vous remet : Paramètres, Paquet plus récent. D’ici là, rien ne peut être exporté et les décisions de cette unité ne comptent pas.',
  againTitle: 'Fichier d’adhésion',
  againText:
    'Nécessaire quand l’unité a été restaurée sur cette machine, ou quand son nom ou sa place change. L’autorité décide.',
  save: 'Enregistrer le fichier d’adhésion…',
  fingerprint: 'Empreinte du journal de cette unité',
  fingerprintOf: 'Empreinte de {{code}}',
  add: 'Ajouter une unité par son fichier d’adhésion…',
  addTitle: 'Nommer {{unit}} dans le paquet ?',
  tooLarge: 'Ce fichier est trop grand pour être un fichier d’adhésion.',
  unit: 'Unité',
  type: 'Type',
  country: 'Pays',
  written: 'Écrit',
  wishes: 'Souhaite rendre compte à',
  known: 'Le paquet nomme déjà cette unité. Ce que vous confirmez ici la remplace.',
  otherLog:
    'Le paquet a cette unité avec un autre journal. Ne continuez que si l’unité a été restaurée d’une sauvegarde et que son chef vous l’a dit : le journal précédent n’écrit alors plus pour elle.',
  restored: 'L’unité a été restaurée : ce journal remplace le précédent',
  sayRestored: 'Confirmez-le, ou laissez les choses en l’état',
  personal: 'Les parties personnelles peuvent aller à cette unité',
  personalHint:
    'Sinon, les saisies de ses stations lui parviennent en nombres et en codes : ni noms, ni documents, ni notes.',
  compared: 'L’unité m’a lu cette empreinte par téléphone, et c’est la même',
  compareFirst: 'Comparez d’abord',
  addIt: 'La nommer dans la version {{version}}',
  added:
    'La version {{version}} nomme {{unit}}. Choisissez ses sites, puis écrivez le paquet et distribuez-le.',
  siteUnit: 'Les stations rendent compte à',
  lead: 'Station principale',
  leadNone: 'Aucune',
  leadHint:
    'Elle intègre les fichiers des autres stations du site et émet la feuille du site. Toute station acceptée ici peut être désignée.',
  leadNobody: 'Aucune station de ce site n’est encore acceptée ici.',
  leadOnlyHere:
    'Cela ne vaut que pour cette station, pour ce qui est compté et imprimé ici. Pour tous les autres, c’est l’unité qui décide, et sa décision l’emporte.',
  leadReject:
    'Rien de {{code}} ne compte ici, maintenant ni plus tard. Ses fichiers sont conservés. L’accepter annule ce rejet.',
  fromStation: 'D’une autre station',
  leadGained:
    'Cette station est maintenant la station principale de son site : les fichiers des autres stations arrivent sous Réception.',
  leadLost:
    'Cette station n’est plus la station principale de son site : ce qui vient d’autres stations ne compte plus ici.',
  packCard: 'Paquet plus récent',
  packHint:
    'Quand des unités ou des sites changent, votre unité vous remet un paquet plus récent et son code d’ouverture.',
  packTake: 'Ouvrir le paquet',
  packTaken: 'La version {{version}} du paquet est utilisée.',
  packTaking: 'Ouverture du paquet',
  forwarded_one: '{{n}} saisie venue d’en bas part avec.',
  forwarded_many: '{{n}} de saisies venues d’en bas partent avec.',
  forwarded_other: '{{n}} saisies venues d’en bas partent avec.',
} as const satisfies Texts<'tiers', 'many'>
