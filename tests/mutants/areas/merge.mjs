const fold = 'shared/fold'
const tests = ['tests/shared/fold/merge-record.test.ts']

/** @type {readonly import('../mutants.mjs').Mutant[]} */
export const merge = [
  {
    does: 'of two corrections made apart, the greater log wins and not the later clock',
    file: `${fold}/order-writers.ts`,
    from: 'a.second - b.second || compareReferences(a.reference, b.reference)',
    to: 'compareReferences(a.reference, b.reference) || a.second - b.second',
  },
  {
    does: 'of two corrections made apart, the earlier stands',
    file: `${fold}/merge-record.ts`,
    from: 'const winner = last[last.length - 1] as Writer',
    to: 'const winner = last[0] as Writer',
  },
  {
    does: 'a clock that runs fast beats the officer who saw the mistake and corrected it',
    file: `${fold}/merge-record.ts`,
    from: 'const remain = new Set(unseen([...writers.keys()], seen))',
    to: 'const remain = new Set(writers.keys())',
  },
  {
    does: 'what an officer knew through somebody else’s correction is forgotten',
    file: `${fold}/trace-seen.ts`,
    from: 'for (const base of bases[next] ?? []) open.push(base)',
    to: 'for (const base of bases[next] ?? []) seen.add(base)',
  },
  {
    does: 'two officers disagree about a person, and no unit is asked',
    file: `${fold}/merge-record.ts`,
    from: 'if (last.every(({ change }) => known.has(change))) return null',
    to: 'if (last.some(({ change }) => !known.has(change))) return null',
  },
  {
    does: 'two officers said the same, and a unit is asked to choose between them',
    file: `${fold}/merge-record.ts`,
    from: 'if (last.every(({ write }) => write.value === winner.write.value)) return null',
    to: 'if (last.length === 1) return null',
  },
  {
    does: 'an arrest voided by mistake and restored stays out of the figures',
    file: `${fold}/merge-record.ts`,
    from: 'voided: scalarOf(voidedRegister) === true',
    to: 'voided: scalarOf(voidedRegister) !== undefined',
    tests: ['tests/shared/fold/keep-relations.test.ts'],
  },
  {
    does: 'an outcome taken off a record stays on it',
    file: `${fold}/read-writes.ts`,
    from: 'names.map((name) => member(field, name, null))',
    to: 'names.map((name) => member(field, name, true))',
  },
  {
    does: 'a correction held on a branch that does not count takes none of its effect where it counts',
    file: `${fold}/keep-records.ts`,
    from: 'if (changes.get(name)?.counted) continue',
    to: 'if (changes.has(name)) continue',
    tests: ['tests/properties/one-function.test.ts'],
    only: 'any order and repetition',
  },
  {
    does: 'an author’s base of which the hash fits nothing is taken for knowledge',
    file: `${fold}/trace-seen.ts`,
    from: 'numbers.get(referenceText(reference))).filter',
    to: 'nodes.findIndex((node) => node.reference[1] === reference[1])).filter',
  },
].map((mutant) => ({ area: 'merge', tests, ...mutant }))
