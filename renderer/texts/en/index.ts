/** The English catalogue, complete: it is the shape that every other language is checked against. */
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

export const en = {
  review,
  clocks,
  common,
  copy,
  export: exporting,
  kinds,
  log,
  problems,
  records,
  recovery,
  refusals,
  settings,
  setup,
  tally,
  tiers,
  unit,
  unlock,
}
