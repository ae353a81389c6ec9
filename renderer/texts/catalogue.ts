/**
 * The shape of a language's catalogue: that of the English one, which is complete. A key that is missing elsewhere is
 * a compile error; a language may add plural forms that English lacks (`_zero`, `_two`, `_few`, `_many`).
 * Keys are flat: `'short.altered': '…'`.
 */
import type { en } from './en/index.ts'

type English = typeof en
type Plural = 'zero' | 'two' | 'few' | 'many'
type Stem<Key> = Key extends `${infer Name}_other` ? Name : never

export type Catalogue = {
  readonly [Space in keyof English]: { readonly [Key in keyof English[Space]]: string } & {
    readonly [Key in `${Stem<keyof English[Space]>}_${Plural}`]?: string
  }
}

/** `a_one` and `a_other` are asked for as `a`, with a `count`. */
type Asked<Key> = Key extends `${infer Name}_one` | `${infer Name}_other` ? Name : Key

/** Every text there is: `latest` of `common` by itself, others with their catalogue: `log:latest`. */
export type TextKey =
  | Asked<keyof English['common']>
  | { [Space in keyof English]: `${Space}:${Asked<keyof English[Space] & string> & string}` }[keyof English]
