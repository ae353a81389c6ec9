/** Two logs that claim one code are told apart by a suffix: `HRBAJ3b`. */
import { t } from '../texts/index.ts'

/** The first letter from b on that is free. */
export const freeSuffix = (code: string, used: ReadonlySet<string>): string =>
  [...'bcdefghijklmnopqrstuvwxyz'].find((letter) => !used.has(`${code}${letter}`)) ?? 'b2'

export const suffixProblem = (code: string, suffix: string, used: ReadonlySet<string>): string | null => {
  if (!/^[a-z0-9]{1,3}$/.test(suffix)) return t('unit:suffixWrong')
  return used.has(`${code}${suffix}`) ? t('unit:suffixUsed', { code: `${code}${suffix}` }) : null
}
