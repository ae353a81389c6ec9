/** What the officer and the unit read to each other on the telephone: that the file opened is the file made. */
import type { Hex } from '../events/event.ts'

/**
 * Five groups of four hex digits, the first 80 bits of the request's hash. Another request with the same ones takes
 * 2^80 attempts: whoever swaps the file on its way cannot make it look the same.
 */
export const comparisonCodeOf = (hash: Hex): string => (hash.slice(0, 20).match(/.{4}/g) ?? []).join(' ')
