/** Short: each stands on one line under a field of two columns. */
import type { ArabicPlurals, Texts } from '../catalogue.ts'

export const problems = {
  required: 'مطلوب قبل الحفظ.',
  'not-a-number': 'عدد صحيح.',
  'too-small': 'لا يقل عن {{min}}.',
  'too-large': 'لا يزيد على {{max}}.',
  'not-on-list': 'اختر من القائمة.',
  'too-many': 'لا يزيد على {{most}}.',
  'too-long': 'لا يزيد على {{most}} حرفاً.',
  'not-a-date': 'اكتب اليوم والشهر والسنة.',
  'in-the-future': 'لم يحن بعد: راجع اليوم والوقت.',
  'outside-operation': 'خارج أيام العملية.',
  'unknown-site': 'اختر موقعاً من مواقع العملية.',
  'unknown-field': 'غير معروف في هذا الإصدار.',
  'nothing-checked': 'اذكر ما فُحص أو عُثر عليه.',
  'wanted-by-missing': 'اذكر الدولة الطالبة.',
  'hit-not-confirmed': 'يجب أن تؤكدها الدولة المالكة.',
  'category-offence-mismatch': 'الجرائم لا تناسب الفئة.',
  'age-contradicts': 'العمر والبلوغ والولادة متعارضة.',
  'exclusive-choice': 'هذا الخيار يستبعد غيره.',
  'status-missing': 'يلزم: هذا أو صفة مهاجر أو خطر.',
  'referral-incomplete': 'الجهة والحالة تُذكران معاً.',
  'victim-fields-without-status': 'الاستغلال يتطلب هذه الصفة.',
  'bad-key': 'أحد الأسطر غير مكتمل.',
} as const satisfies Texts<'problems', ArabicPlurals>
