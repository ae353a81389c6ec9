// Checks of what comes from the page or the worker. Hand-written: a check is a few comparisons, and the type it
// proves is the type that the handler takes.

export type Check<T> = (value: unknown) => value is T

export const oneOf =
  <const T extends readonly string[]>(...values: T): Check<T[number]> =>
  (value): value is T[number] =>
    typeof value === 'string' && values.includes(value)

/** At most `most` UTF-16 units. */
export const text =
  (most: number): Check<string> =>
  (value): value is string =>
    typeof value === 'string' && value.length <= most

export const matching =
  (pattern: RegExp): Check<string> =>
  (value): value is string =>
    typeof value === 'string' && pattern.test(value)

/** A whole number from 0 to `most`. */
export const count =
  (most: number): Check<number> =>
  (value): value is number =>
    Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most

/** At most `most` bytes. A transferred buffer arrives as null, and fails here. */
export const bytes =
  (most: number): Check<Uint8Array> =>
  (value): value is Uint8Array =>
    value instanceof Uint8Array && value.length <= most

/** At most `most`, each of this kind. */
export const list =
  <T>(most: number, check: Check<T>): Check<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= most && value.every((one: unknown) => check(one))

/** Exactly these fields. */
export const record =
  <T extends object>(fields: { readonly [Key in keyof T]-?: Check<T[Key]> }): Check<T> =>
  (value): value is T =>
    value !== null &&
    typeof value === 'object' &&
    !Array.isArray(value) &&
    Object.keys(value).length === Object.keys(fields).length &&
    Object.entries<Check<unknown>>(fields).every(
      ([key, check]) => Object.hasOwn(value, key) && check(value[key as keyof typeof value]),
    )

/** Exactly these arguments, in this order. */
export const args =
  <T extends readonly unknown[]>(...checks: { readonly [Index in keyof T]: Check<T[Index]> }): Check<T> =>
  (value): value is T & unknown[] =>
    Array.isArray(value) &&
    value.length === checks.length &&
    checks.every((check: Check<unknown>, index) => check(value[index]))
