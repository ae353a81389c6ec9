/**
 * The shape of a language's catalogue: that of the English one, which is complete. A key that is missing elsewhere is
 * a compile error, and so is a plural form that the language needs beside `_one` and `_other`: `_many` in French and
 * Spanish, all six in Arabic. Keys are flat: `'short.altered': '…'`.
 */
import type { en } from './en/index.ts'

type English = typeof en
type Plural = 'zero' | 'two' | 'few' | 'many'
type Stem<Key> = Key extends `${infer Name}_other` ? Name : never

/** One part of a catalogue: `Texts<'log', 'many'>`. */
export type Texts<Space extends keyof English, More extends Plural = never> = {
  readonly [Key in keyof English[Space]]: string
} & {
  readonly [Key in `${Stem<keyof English[Space]>}_${More}`]: string
}
export type ArabicPlurals = 'zero' | 'two' | 'few' | 'many'

export type Catalogue = { readonly [Space in keyof English]: Texts<Space> }

/** `a_one` and `a_other` are asked for as `a`, with a `count`. */
type Asked<Key> = Key extends `${infer Name}_one` | `${infer Name}_other` ? Name : Key

/** Every text there is: `latest` of `common` by itself, others with their catalogue: `log:latest`. */
export type TextKey =
  | Asked<keyof English['common']>
  | { [Space in keyof English]: `${Space}:${Asked<keyof English[Space] & string> & string}` }[keyof English]
