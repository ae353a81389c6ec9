import type { Texts } from './en.ts'

export const fr: Texts = {
  cannotStart: 'Milepost n’a pas pu démarrer. Rien de ce qui était enregistré n’a été modifié.',
  alreadyOpen: 'Milepost est déjà ouvert pour ce profil.',
  noInspection:
    'Milepost ne démarre pas avec une option de débogage. Retirez-la du raccourci ou de la commande.',
  profileUnnamed: 'Le profil n’a pas de nom : écrivez --profile=DOSSIER.',
  profileNotWritable: (folder) =>
    `Milepost ne peut pas écrire dans son dossier ${folder}. Vérifiez qu’il existe et que vous pouvez y écrire.`,
  keepsStopping:
    'Milepost s’arrête sans cesse. Ce qui était enregistré est conservé. Redémarrez l’ordinateur et réessayez.',
  unsaved: 'Une inscription n’est pas enregistrée. Quitter sans l’enregistrer ?',
  stay: 'Rester',
  leave: 'Quitter sans enregistrer',
  fileKinds: {
    batch: 'Lots Milepost',
    pack: 'Paquets Milepost',
    recovery: 'Fichiers de récupération Milepost',
    pdf: 'PDF',
    json: 'JSON',
  },
  allFiles: 'Tous les fichiers',
  menu: {
    file: 'Fichier',
    edit: 'Édition',
    view: 'Affichage',
    lock: 'Verrouiller',
    quit: 'Quitter Milepost',
    exit: 'Quitter',
    window: 'Fenêtre',
    minimize: 'Réduire',
    close: 'Fermer',
    about: 'À propos de Milepost',
    hide: 'Masquer Milepost',
    hideOthers: 'Masquer les autres',
    showAll: 'Tout afficher',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    selectAll: 'Tout sélectionner',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    resetZoom: 'Taille normale',
    fullScreen: 'Plein écran',
  },
}
