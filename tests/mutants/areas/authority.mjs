const fold = 'shared/fold'
const tests = ['tests/shared/fold/judge-log.test.ts', 'tests/adversarial/hostile-merge.test.ts']

/** @type {readonly import('../mutants.mjs').Mutant[]} */
export const authority = [
  {
    does: 'a unit of another country amends a station’s records',
    file: `${fold}/settle-logs.ts`,
    from: 'return unit !== null && (this.standings.get(record)?.path.includes(unit.id) ?? false)',
    to: 'return unit !== null && this.standings.has(record)',
  },
  {
    does: 'any station voids any other’s arrest',
    file: `${fold}/settle-logs.ts`,
    from: 'return unit !== null && (this.standings.get(record)?.path.includes(unit.id) ?? false)',
    to: 'return unit !== null || this.standings.has(record)',
  },
  {
    does: 'two records are joined as one person by who may change only one of them',
    file: `${fold}/keep-relations.ts`,
    from: 'counted && event.records.every((record)',
    to: 'counted && event.records.some((record)',
    tests: ['tests/shared/fold/keep-relations.test.ts'],
  },
  {
    does: 'a unit’s log decides about itself',
    file: `${fold}/judge-log.ts`,
    from: 'reference[0] !== log && deciders.includes(decider)',
    to: 'deciders.includes(decider)',
  },
  {
    does: 'the unit below overrules the centre',
    file: `${fold}/judge-log.ts`,
    from: 'if (nearer !== 0) return nearer > 0',
    to: 'if (nearer !== 0) return nearer < 0',
  },
  {
    does: 'a unit’s first word about a station holds, and its later one does not',
    file: `${fold}/judge-log.ts`,
    from: 'return a.reference[1] > b.reference[1]',
    to: 'return a.reference[1] < b.reference[1]',
  },
  {
    does: 'a station that nobody accepted counts',
    file: `${fold}/judge-log.ts`,
    from: '(unit !== null || isOwn || applied.length > 0)',
    to: '(unit !== null || isOwn || openings.length > 0)',
  },
  {
    does: 'a unit off the path decides about a station',
    file: `${fold}/judge-log.ts`,
    from: 'reference[0] !== log && deciders.includes(decider)',
    to: 'reference[0] !== log && decider !== log && deciders.length > 0',
    tests: ['tests/shared/fold/revoke-log.test.ts'],
  },
  {
    does: 'a second pack of the same version replaces the first',
    file: 'shared/pack/open-pack.ts',
    from: 'if (next.pack.version <= held.pack.version)',
    to: 'if (next.pack.version < held.pack.version)',
    tests: ['tests/shared/pack/open-pack.test.ts'],
    only: 'successors',
  },
  {
    does: 'a pack that names another pack before it is taken for the next',
    file: 'shared/pack/open-pack.ts',
    from: 'next.pack.version === held.pack.version + 1 && next.pack.previous !== held.hash',
    to: 'next.pack.version === held.pack.version && next.pack.previous !== held.hash',
    tests: ['tests/shared/pack/open-pack.test.ts'],
    only: 'successors',
  },
].map((mutant) => ({ area: 'authority', tests, ...mutant }))
