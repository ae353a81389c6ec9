/** What a refusal or a problem says, in the chosen language. */
import type { Problem } from '../../shared/kinds/field.ts'
import type { Refusal } from '../../shared/result.ts'
import { t } from '../texts/index.ts'

/** A detail that is missing becomes a dash, so that no placeholder is ever shown. */
const filled = (detail: Refusal['detail'], sentence: (values: Record<string, string | number>) => string) =>
  sentence({ ...detail }).replace(/\{\{\w+\}\}/g, '–')

export const refusalSentence = (refusal: Refusal): string =>
  filled(refusal.detail, (values) => t(`refusals:${refusal.reason}`, values))

export const problemSentence = (problem: Problem): string =>
  filled(problem.detail, (values) => t(`problems:${problem.problem}`, values))
