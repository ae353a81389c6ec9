import type { Texts } from '../catalogue.ts'

export const refusals = {
  'not-a-batch': 'Ce n’est pas un lot Milepost. Choisissez le fichier que la station a exporté.',
  'not-a-pack': 'Ce n’est pas un paquet Milepost. Demandez à votre unité le paquet de l’opération.',
  'not-a-backup':
    'Ce n’est pas une sauvegarde de Milepost. Choisissez le fichier de sauvegarde, ou ensemble tous les fichiers d’un dossier miroir.',
  'not-a-receipt':
    'Ce n’est pas un accusé de réception Milepost. Choisissez le fichier que votre unité a écrit pour cette installation.',
  'other-log':
    'Cet accusé de réception concerne une autre installation. Demandez à l’unité celui de cette installation.',
  'unknown-signer':
    'Cet accusé de réception n’est signé par aucune unité au-dessus de cette installation. Ne vous y fiez pas ; demandez-en un nouveau à votre unité.',
  'older-receipt': 'Un accusé plus récent de cette unité est déjà détenu. Rien n’a été modifié.',
  'newer-format':
    'Le fichier a été écrit par une version plus récente de Milepost (format {{format}}). Mettez cette installation à jour, puis ouvrez-le de nouveau.',
  'other-recipient':
    'Le fichier est chiffré pour une autre installation. S’il est destiné à celle-ci, l’expéditeur doit ouvrir le paquet le plus récent, puis tout exporter de nouveau.',
  'other-operation': 'Le fichier appartient à une autre opération et n’a pas été intégré.',
  'training-mismatch':
    'L’exercice et le travail réel ne se mélangent jamais : ce fichier vient de l’autre côté.',
  'cut-short': 'Le fichier est tronqué à {{percent}} %. Copiez-le de nouveau depuis l’expéditeur.',
  altered:
    'Le fichier a été modifié après son écriture. Ne l’utilisez pas ; demandez à l’expéditeur un nouvel export.',
  'bad-sender-signature':
    'La signature de l’expéditeur ne correspond pas au fichier. Demandez à l’expéditeur un nouvel export.',
  'over-limit':
    'Le fichier dépasse une limite ({{limit}}, au plus {{most}}) et n’a pas été ouvert. Demandez à l’expéditeur un export en parties plus petites.',
  bomb: 'À l’ouverture, le fichier grossit bien au-delà de sa taille et a été arrêté. Ne le rouvrez pas ; prévenez votre unité.',
  'waiting-room-full':
    'Trop d’éléments attendent déjà d’être acceptés. Acceptez ou retirez des stations en attente, puis rouvrez le fichier.',
  unreadable:
    'Le fichier n’a pas pu être lu. Vérifiez que la clé est toujours branchée, puis rouvrez le fichier.',
  'not-lead':
    'Cette station n’est pas la station principale de son site et n’intègre donc aucun fichier d’une autre station. Apportez le fichier à votre unité.',
  'bad-segment-signature':
    'Le segment {{index}} ne porte pas la signature de ce journal. Sa partie a été écartée ; demandez à la station un nouvel export.',
  'broken-chain':
    'Le segment {{index}} ne fait pas suite au précédent. Sa partie a été écartée ; demandez à la station un nouvel export.',
  'hash-mismatch':
    'Le segment {{index}} n’est pas ce qu’annonce son en-tête. Sa partie a été écartée ; demandez à la station un nouvel export.',
  'malformed-line':
    'Segment {{index}}, ligne {{line}} : illisible. Sa partie a été écartée ; demandez à la station un nouvel export.',
  'not-a-valid-event':
    'Segment {{index}}, ligne {{line}} : contraire aux règles du journal ({{field}}). Sa partie a été écartée ; prévenez la station.',
  'wrong-opening-code':
    'Le code d’ouverture n’ouvre pas ce paquet. Demandez à votre unité le code de ce fichier précis.',
  'mistyped-code': 'Le code d’ouverture est mal saisi. Comparez-le caractère par caractère.',
  'unknown-authority':
    'Le paquet est signé par une autorité que cette installation ne connaît pas. Comparez l’empreinte avec votre unité.',
  'older-pack': 'Ce paquet est plus ancien que celui en usage. Demandez le plus récent à votre unité.',
  'wrong-passphrase':
    'Phrase secrète incorrecte. Vérifiez le verrouillage des majuscules et la langue du clavier, puis réessayez.',
  'weak-passphrase':
    'La phrase secrète est trop facile à deviner. Prenez au moins quatre mots sans lien entre eux.',
  'officer-disabled': 'Cet agent a été désactivé. Un superviseur peut en indiquer la raison.',
  'keyring-altered':
    'La phrase secrète est juste, mais le fichier de clés {{file}} a été modifié de l’extérieur. Restaurez-le depuis une copie, puis déverrouillez.',
  'last-supervisor':
    'C’est le dernier superviseur. Donnez d’abord ce rôle à un autre agent : quelqu’un doit pouvoir ajouter et activer des agents.',
  'officers-full':
    'Cette installation compte déjà {{most}} agents activés, le maximum. Désactivez d’abord un agent qui n’y travaille plus.',
  'not-a-recovery-request':
    'Ce n’est pas une demande de récupération. Choisissez le fichier que la station a enregistré sous « Phrase secrète oubliée ».',
  'not-a-recovery-answer':
    'Ce n’est pas la réponse à une demande de récupération. Choisissez le fichier que l’unité a renvoyé.',
  'other-recovery-unit':
    'La demande est chiffrée pour la clé de récupération d’une autre unité. Seule l’unité dont la station a reçu le paquet peut y répondre.',
  'other-request':
    'Ce fichier répond à une autre demande. Comparez le code avec l’unité : ce doit être la dernière demande faite sur cette machine.',
  'no-request': 'Aucune demande de récupération n’est en attente ici. Faites-en d’abord une.',
  'request-outdated':
    'Les clés de cette machine ont changé après la demande. Faites une nouvelle demande et envoyez-la à l’unité.',
  'not-a-join-file':
    'Ce n’est pas un fichier d’adhésion. Choisissez le fichier que la nouvelle unité a enregistré.',
  'other-authority':
    'Le fichier d’adhésion est chiffré pour une autre unité. Demandez-en un fait avec le paquet de cette opération.',
  'unit-known':
    'Le paquet connaît déjà cette unité avec un autre journal. Indiquez qu’elle a été restaurée, ou demandez un autre sigle à l’unité.',
  'not-in-pack': 'Le paquet utilisé ici ne nomme pas cette unité. Ouvrez d’abord le paquet le plus récent.',
  'unknown-unit':
    'La réponse n’est signée par aucune unité au-dessus de cette station. Rien n’a été modifié ; appelez votre unité.',
  'not-allowed': 'Cet agent ou cette installation n’y est pas autorisé. Un superviseur peut le faire.',
  'invalid-entry': 'L’inscription n’a pas été enregistrée : réglez ce qui est marqué dans le formulaire.',
  'no-such-record': 'Cet enregistrement n’est plus détenu ici. Revenez à la liste.',
  'already-voided': 'Cet enregistrement est déjà invalidé.',
  'reason-missing': 'Indiquez un motif : il reste dans l’historique de l’enregistrement.',
  'nothing-changed': 'Rien n’a été modifié ; rien n’a donc été enregistré.',
  'operation-runs':
    'L’opération dure jusqu’au {{ends}}. Effacez ses parties personnelles quand elle sera terminée.',
  'disk-full':
    'Le disque est plein. L’inscription est toujours à l’écran : libérez de l’espace, puis enregistrez de nouveau.',
  'read-only':
    'Le disque est en lecture seule. Vérifiez le verrou de la clé USB ou choisissez un autre dossier.',
  'store-failed':
    'La base de données ne l’a pas accepté. Votre inscription est conservée : réessayez ; si cela persiste, verrouillez puis déverrouillez.',
  'mirror-failed':
    'La copie miroir n’a pas pu être écrite. Votre inscription est conservée : vérifiez le disque, puis réessayez.',
  'mirror-damaged':
    'Le fichier {{file}} de la copie miroir est endommagé ou absent, et la base de données ne l’a pas non plus. Milepost s’est arrêté pour protéger le journal : ne changez rien et appelez votre unité.',
  'stores-disagree':
    'La base de données et la copie miroir ont un contenu différent sous un même numéro. Milepost s’est arrêté pour protéger le journal : appelez votre unité.',
  locked: 'Milepost est verrouillé. Déverrouillez-le et réessayez.',
  cancelled: 'Annulé. Rien n’a été modifié.',
  busy: 'Milepost exécute encore l’étape précédente. Attendez un instant et réessayez.',
  'no-such-run': 'Aucune inscription de ce journal ne porte ces numéros.',
  'clock-too-far': 'Une correction déplace une horloge de dix ans au plus. Vérifiez le jour et l’heure.',
  'sheet-overtaken':
    'Les chiffres ont changé depuis l’émission de cette feuille. Émettez la version suivante, puis clôturez le jour.',
  'no-such-proposal': 'Cette proposition a déjà reçu une réponse, ou son journal ne compte plus.',
  'no-such-conflict': 'Ce conflit a été tranché entre-temps. Regardez de nouveau l’enregistrement.',
} as const satisfies Texts<'refusals', 'many'>
