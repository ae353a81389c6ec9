import type { ArabicPlurals, Texts } from '../catalogue.ts'

export const unlock = {
  title: 'فتح قفل Milepost',
  where: '{{operation}} · {{code}}',
  officer: 'الضابط',
  officerNumber: 'الضابط {{number}}',
  passphrase: 'عبارة المرور',
  unlock: 'فتح القفل',
  opening: 'جارٍ فتح السجل…',
  needed: 'اكتب عبارة المرور.',
  trainingHint: 'تدريب: عبارة مرور الضابط 1 هي «training».',
  lockedHint: 'تُحذف المسودة التي لم تُحفظ عند قفل Milepost.',
} as const satisfies Texts<'unlock', ArabicPlurals>
