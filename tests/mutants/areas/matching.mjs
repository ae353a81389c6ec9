const tests = ['tests/shared/matching/match-tokens.test.ts']

/** @type {readonly import('../mutants.mjs').Mutant[]} */
export const matching = [
  {
    does: 'a woman written family name first and given name first is two persons',
    file: 'shared/matching/match-tokens.ts',
    from: '    .sort()\n',
    to: '',
  },
  {
    does: 'two States’ documents of one number are one person',
    file: 'shared/matching/match-tokens.ts',
    from: "token('doc1', state, number)",
    to: "token('doc1', '', number)",
  },
  {
    does: 'namesakes are asked about as one person',
    file: 'shared/matching/match-tokens.ts',
    from: "name !== '' && born !== ''",
    to: "name !== ''",
  },
  {
    does: 'a group is found as somebody’s double',
    file: 'shared/matching/match-tokens.ts',
    from: '!ofPersons.has(kind) || personsOf(body) > 1',
    to: '!ofPersons.has(kind)',
  },
  {
    does: 'two whom a unit decided to be two persons are asked about for ever',
    file: 'shared/fold/view-duplicates.ts',
    from: '(set !== undefined && set === sets.get(b)) || apart.has(`${a} ${b}`)',
    to: 'set !== undefined && set === sets.get(b)',
    tests: ['tests/shared/fold/duplicates.test.ts'],
  },
  {
    does: 'a stranger’s amendment says who a person is',
    file: 'shared/fold/view-duplicates.ts',
    from: ' || !parts.logs.mayChange(place.held.log.id, record[0])',
    to: '',
    tests: ['tests/shared/fold/duplicates.test.ts'],
  },
].map((mutant) => ({ area: 'matching', tests, ...mutant }))
