const tests = ['tests/shared/fold/lead.test.ts', 'tests/adversarial/hostile-lead.test.ts']

/** @type {readonly import('../mutants.mjs').Mutant[]} */
export const lead = [
  {
    does: 'a site’s lead decides about stations of other sites',
    file: 'shared/fold/trace-path.ts',
    from: "role === 'station' && place === lead?.site && !led.has(log)",
    to: "role === 'station' && !led.has(log)",
  },
  {
    does: 'a lead’s word stands above the unit’s',
    file: 'shared/fold/trace-path.ts',
    from: '(decider === ofLead ? units.size :',
    to: '(decider === ofLead ? -1 :',
  },
  {
    does: 'a lead gives one neighbour the say over another’s records',
    file: 'shared/fold/find-lead.ts',
    from: '  return rest\n',
    to: '  return decision\n',
  },
  {
    does: 'a station named as lead of a site where it never opened decides there',
    file: 'shared/fold/find-lead.ts',
    from: 'chain.includes(lead.log) && places.includes(id)',
    to: 'chain.includes(lead.log) && places.length > 0',
  },
].map((mutant) => ({ area: 'lead', tests, ...mutant }))
