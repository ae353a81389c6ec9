const columns = ['tests/properties/columns.test.ts']

/** @type {readonly import('../mutants.mjs').Mutant[]} */
export const snapshot = [
  {
    does: 'after an unlock a line reads otherwise than it was signed',
    file: 'shared/segments/line-forms.ts',
    from: 'text.line(event.n, second[0] ?? 0, minute[0] ?? 0) === decodeText(bytes.subarray(from, end))',
    to: 'text.line(event.n, second[0] ?? 0, minute[0] ?? 0) !== null',
    tests: ['tests/properties/line-forms.test.ts'],
    only: 'makes no form',
  },
  {
    does: 'the first entry after the cut-off is counted on the day before',
    file: 'shared/figures/cells.ts',
    from: 'when < run.from || when >= run.to',
    to: 'when < run.from || when > run.to',
    tests: columns,
    only: 'first minute',
  },
  {
    does: 'a clock corrected moves nothing of what the snapshot holds',
    file: 'shared/fold/keep-records.ts',
    from: 'if (!columns || this.#clocks.concern(held.log.id))',
    to: 'if (!columns)',
    tests: columns,
    only: 'correction held before',
  },
  {
    does: 'an amended record counts twice after an unlock',
    file: 'shared/fold/keep-records.ts',
    from: 'if (n >= held.first && n < held.first + length) apart.add(n - held.first)',
    to: 'if (n > held.first && n < held.first + length) apart.add(n - held.first)',
    tests: columns,
    only: 'amended, count once',
  },
  {
    does: 'a snapshot of other groups is taken for this ledger’s',
    file: 'renderer/ledger/snapshot/snapshot.ts',
    from: '`${name}\\n${group} ${id} ${segments}`',
    to: '`${name}\\n${group} ${segments}`',
    tests: ['tests/renderer/ledger/snapshot.test.ts'],
    only: 'is another, or is missing|is in no snapshot from then on',
  },
].map((mutant) => ({ area: 'snapshot', ...mutant }))
