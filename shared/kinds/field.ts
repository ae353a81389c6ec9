/** How a field of a kind is described: one row serves the form, the validator, the fold and the figures. */
import type { Dimension, ListName } from '../codes/lists.ts'
import type { Body, LocalMinute, Personal } from '../events/event.ts'

interface Field {
  readonly name: string
  /** The section of the form; in the order sections first appear. */
  readonly section: string
  /** Columns of six. */
  readonly width: 1 | 2 | 3 | 4 | 6
  readonly required?: boolean
  /** Behind "more" in its section until it holds something. */
  readonly folded?: boolean
}

/** Counted: numbers and codes. */
export type CountedField = Field &
  (
    | { readonly shape: 'integer'; readonly min: number; readonly max: number; readonly initial?: number }
    | { readonly shape: 'boolean' }
    | { readonly shape: 'code'; readonly list: ListName }
    | { readonly shape: 'codes'; readonly list: ListName; readonly most: number }
    | {
        readonly shape: 'counts'
        /** Keys name these dimensions in this order; those marked optional may be left out. */
        readonly dimensions: readonly { readonly of: Dimension; readonly optional?: true }[]
        readonly most: number
        readonly max: number
      }
  )

/** Personal: identifies a person, or is free text. Values are strings. */
export type PersonalField = Field & {
  readonly personal: true
  readonly shape: 'name' | 'document' | 'plate' | 'date' | 'text' | 'lines'
  readonly maxLength: number
}

export type AnyField = CountedField | PersonalField
export const isPersonal = (field: AnyField): field is PersonalField => 'personal' in field

/** A rule across fields. `problem` names a sentence that every catalogue must have. */
export interface Problem {
  readonly field: string
  readonly problem: ProblemName
  readonly detail?: Readonly<Record<string, string | number>>
}

export const problemNames = [
  'required',
  'not-a-number',
  'too-small', // detail: min
  'too-large', // detail: max
  'not-on-list',
  'too-many', // detail: most
  'too-long', // detail: most
  'not-a-date',
  'in-the-future',
  'outside-operation',
  'unknown-site',
  'unknown-field',
  'nothing-checked', // an inspection with nothing checked and nothing found
  'wanted-by-missing', // a Red Notice arrest names the country that wants the person
  'hit-not-confirmed', // arrest on a Red Notice or diffusion needs a confirmed hit
  'category-offence-mismatch',
  'age-contradicts', // age band, majority and birth date disagree
  'exclusive-choice', // "none needed" excludes others
  'status-missing', // neither trafficking status, migrant status nor danger
  'referral-incomplete',
  'victim-fields-without-status',
  'bad-key',
] as const
export type ProblemName = (typeof problemNames)[number]

export interface Kind<Name extends string = string> {
  readonly name: Name
  readonly fields: readonly AnyField[]
  /** Rules across fields, after each field is right by itself. Domain checks: they run in the ledger, not only in the form. */
  readonly rules: (body: Body, personal: Personal, when: LocalMinute) => readonly Problem[]
  /** The body a new form starts from. `siteType` is the site's place type. */
  readonly initial: (siteType: string) => Body
}
