/** French, with its spaces that do not break: before `: ; ? ! % »` and after `«`. The files are written with plain ones. */
import { clocks } from './clocks.ts'
import { common } from './common.ts'
import { copy } from './copy.ts'
import { exporting } from './export.ts'
import { kinds } from './kinds.ts'
import { log } from './log.ts'
import { problems } from './problems.ts'
import { records } from './records.ts'
import { recovery } from './recovery.ts'
import { refusals } from './refusals.ts'
import { review } from './review.ts'
import { settings } from './settings.ts'
import { setup } from './setup.ts'
import { tally } from './tally.ts'
import { tiers } from './tiers.ts'
import { unit } from './unit.ts'
import { unlock } from './unlock.ts'

const spaced = <Texts extends Readonly<Record<string, string>>>(texts: Texts): Texts =>
  Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [
      key,
      text
        .replace(/ (?=[:%»])/g, '\u00a0')
        .replace(/ (?=[;?!])/g, '\u202f')
        .replace(/« /g, '«\u00a0'),
    ]),
  ) as Texts

export const fr = {
  review: spaced(review),
  clocks: spaced(clocks),
  common: spaced(common),
  copy: spaced(copy),
  export: spaced(exporting),
  kinds: spaced(kinds),
  log: spaced(log),
  problems: spaced(problems),
  records: spaced(records),
  recovery: spaced(recovery),
  refusals: spaced(refusals),
  settings: spaced(settings),
  setup: spaced(setup),
  tally: spaced(tally),
  tiers: spaced(tiers),
  unit: spaced(unit),
  unlock: spaced(unlock),
}
