const ledger = ['tests/renderer/ledger/receipts.test.ts']
const format = ['tests/shared/batch/receipt.test.ts']

/** @type {readonly import('../mutants.mjs').Mutant[]} */
export const receipts = [
  {
    does: 'an older receipt takes the place of the newer, and entries already received are sent again',
    file: 'shared/batch/receipt.ts',
    from: 'a.head[1] > b.head[1]',
    to: 'a.head[1] < b.head[1]',
    tests: format,
  },
  {
    does: 'anybody’s receipt is believed',
    file: 'shared/batch/open-receipt.ts',
    from: "expect.isUnitAbove(header.from) ? accept(header) : refuse({ reason: 'unknown-signer' })",
    to: 'accept(header)',
    tests: format,
  },
  {
    does: 'a receipt that nobody signed is believed',
    file: 'shared/batch/open-receipt.ts',
    from: "signature === null || !verifyHash(caps, 'receipt', hash, signature, header.value.from)",
    to: 'signature === null',
    tests: format,
  },
  {
    does: 'a receipt about the copy of a laptop says that this one’s entries were received',
    file: 'shared/batch/receipt.ts',
    from: 'runs.filter(({ last, hash }) => hashAt(last) === hash)',
    to: 'runs.filter(({ last }) => hashAt(last) !== undefined)',
    tests: format,
  },
  {
    does: 'an older file overwrites what the unit said later',
    file: 'renderer/ledger/exchange/take-receipt.ts',
    from: "if (before && !isNewer(receipt, before.receipt)) return refuse({ reason: 'older-receipt' })",
    to: 'if (before === opened) return accept(null)',
    tests: ledger,
    only: 'older|order of arrival',
  },
].map((mutant) => ({ area: 'receipts', ...mutant }))
