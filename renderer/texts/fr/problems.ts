/** Short: each stands on one line under a field of two columns. */
import type { Texts } from '../catalogue.ts'

export const problems = {
  required: 'Nécessaire pour enregistrer.',
  'not-a-number': 'Un nombre entier.',
  'too-small': 'Au moins {{min}}.',
  'too-large': 'Au plus {{max}}.',
  'not-on-list': 'Choisissez dans la liste.',
  'too-many': 'Au plus {{most}}.',
  'too-long': 'Au plus {{most}} caractères.',
  'not-a-date': 'Indiquez jour, mois et année.',
  'in-the-future': 'À venir : vérifiez jour et heure.',
  'outside-operation': 'En dehors des jours de l’opération.',
  'unknown-site': 'Choisissez un site de l’opération.',
  'unknown-field': 'Inconnu dans cette version.',
  'nothing-checked': 'Précisez le contrôle ou le constat.',
  'wanted-by-missing': 'Indiquez le pays qui recherche.',
  'hit-not-confirmed': 'Le propriétaire doit la confirmer.',
  'category-offence-mismatch': 'Infractions hors de la catégorie.',
  'age-contradicts': 'Âge, majorité, naissance : désaccord.',
  'exclusive-choice': 'Ce choix exclut les autres.',
  'status-missing': 'Requis : ceci, migrant ou danger.',
  'referral-incomplete': 'Service et état vont ensemble.',
  'victim-fields-without-status': 'L’exploitation exige ce statut.',
  'bad-key': 'Une ligne est incomplète.',
} as const satisfies Texts<'problems', 'many'>
