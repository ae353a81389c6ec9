/** Short: each stands on one line under a field of two columns. */
import type { Texts } from '../catalogue.ts'

export const problems = {
  required: 'Necesario para guardar.',
  'not-a-number': 'Un número entero.',
  'too-small': 'Al menos {{min}}.',
  'too-large': 'Como máximo {{max}}.',
  'not-on-list': 'Elija de la lista.',
  'too-many': 'Como máximo {{most}}.',
  'too-long': 'Como máximo {{most}} caracteres.',
  'not-a-date': 'Indique día, mes y año.',
  'in-the-future': 'Aún por llegar: revise día y hora.',
  'outside-operation': 'Fuera de los días de la operación.',
  'unknown-site': 'Elija un sitio de la operación.',
  'unknown-field': 'No existe en esta versión.',
  'nothing-checked': 'Indique qué se controló o halló.',
  'wanted-by-missing': 'Indique el país que lo busca.',
  'hit-not-confirmed': 'El propietario debe confirmarla.',
  'category-offence-mismatch': 'Delitos ajenos a la categoría.',
  'age-contradicts': 'Edad, mayoría y nacimiento difieren.',
  'exclusive-choice': 'Esta opción excluye las demás.',
  'status-missing': 'Falta: esto, migrante o peligro.',
  'referral-incomplete': 'Servicio y estado van juntos.',
  'victim-fields-without-status': 'La explotación exige esta condición.',
  'bad-key': 'Una línea está incompleta.',
} as const satisfies Texts<'problems', 'many'>
