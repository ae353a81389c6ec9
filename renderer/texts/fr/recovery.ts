import type { Texts } from '../catalogue.ts'

export const recovery = {
  forgotten: 'Phrase secrète oubliée…',
  title: 'Phrase secrète oubliée',
  lead: 'Personne ne peut relire votre phrase secrète. Votre unité peut vous remettre les clés de cette machine sous une nouvelle phrase : vous faites ici une demande, l’unité renvoie une réponse.',
  supervisorHint:
    'Un superviseur de cette station est présent ? Il peut vous donner tout de suite une nouvelle phrase secrète : Réglages, Agents, désactiver, puis activer.',
  unitLead:
    'Cette unité détient sa propre clé de récupération : elle ne peut rien demander à personne. Un autre superviseur de l’unité peut vous donner une nouvelle phrase secrète : Réglages, Agents, désactiver, puis activer. Sans lui, rien n’ouvrira plus ce journal.',
  officer: 'Agent',
  newPassphrase: 'Nouvelle phrase secrète',
  make: 'Faire la demande',
  making: 'Création des clés…',
  back: 'Retour',
  waiting: '{{officer}} a fait une demande le {{at}}. Elle attend la réponse de votre unité.',
  stepSave:
    'Enregistrez la demande et remettez-la à votre unité, sur une clé USB ou par courrier. Elle est chiffrée pour l’unité.',
  save: 'Enregistrer la demande…',
  stepCall: 'Appelez l’unité et lisez-vous ce code l’un à l’autre. Si un groupe diffère, arrêtez.',
  comparison: 'Code de cette demande',
  stepAnswer: 'Ouvrez la réponse que l’unité renvoie.',
  openAnswer: 'Ouvrir la réponse…',
  chosen: '{{name}} est choisi. Saisissez la nouvelle phrase secrète fixée lors de la demande.',
  take: 'Déverrouiller avec la nouvelle phrase',
  taking: 'Ouverture du journal…',
  askAnew: 'Faire une autre demande',
  tooLarge: 'Ce fichier est trop volumineux. Choisissez le fichier que l’on vous a envoyé.',
  stationCard: 'Une phrase secrète perdue dans une station',
  stationHint:
    'L’agent y fait une demande sous « Phrase secrète oubliée » et vous remet le fichier. Vous comparez un code par téléphone et écrivez la réponse.',
  answerRequest: 'Répondre à une demande de récupération…',
  answerTitle: 'Remettre les clés de {{code}} ?',
  warning:
    'Quiconque reçoit la réponse peut lire tout ce que contient cette machine, et toute copie de son disque. Appelez l’agent à un numéro que vous connaissez, non à un numéro venu avec le fichier ; assurez-vous de son identité et qu’il a la machine, ou la copie d’une machine perdue qu’il restaure.',
  revoked:
    'Le journal de {{code}} a été révoqué ou refusé ici. Cette machine est-elle perdue ou volée ? Ne répondez pas avant de le savoir.',
  asks: 'Se présente comme',
  asksWho: '{{code}}, agent {{officer}}',
  knownAs: 'Connu ici comme',
  knownOff: '{{name}}, {{badge}}, désactivé',
  knownOn: '{{name}}, {{badge}}',
  unknown: 'inconnu ici',
  operation: 'Opération',
  made: 'Faite le',
  compared: 'J’ai parlé à cet agent, et tous les groupes du code sont identiques',
  compareFirst: 'Comparez d’abord le code.',
  writeAnswer: 'Écrire la réponse…',
  recorded: 'Le fait que vous avez répondu est inscrit dans le journal de cette unité.',
  written: 'Réponse écrite : {{name}}. Seule cette demande sur cette machine peut l’ouvrir.',
} as const satisfies Texts<'recovery'>
