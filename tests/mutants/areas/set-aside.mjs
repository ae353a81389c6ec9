const fold = 'shared/fold'
const tests = [
  'tests/shared/fold/find-branches.test.ts',
  'tests/shared/fold/judge-log.test.ts',
  'tests/shared/fold/revoke-log.test.ts',
]

/** @type {readonly import('../mutants.mjs').Mutant[]} */
export const setAside = [
  {
    does: 'of a copied laptop’s two histories, one counts though no unit chose',
    file: `${fold}/find-branches.ts`,
    from: 'else if (mine.length === 1 && follows(tip.last, mine[0] as Link))',
    to: 'else if (mine.length >= 1 && follows(tip.last, mine[0] as Link))',
  },
  {
    does: 'entries cut out between two segments are not missed',
    file: `${fold}/find-branches.ts`,
    from: 'last.first + last.count === link.first',
    to: 'last.first + last.count <= link.first',
  },
  {
    does: 'a stolen laptop goes on writing after it was revoked, and counts',
    file: `${fold}/find-branches.ts`,
    from: 'pins.filter(({ hash }) => !closed.has(hash))',
    to: 'pins.filter(({ hash }) => !closed.has(hash) || hash !== root)',
  },
  {
    does: 'what a revoked station logs and has not sealed yet counts at home',
    file: `${fold}/judge-log.ts`,
    from: '!closed.has(tip.hash) && tip.first',
    to: 'tip.first',
  },
  {
    does: 'an arrest on both of a laptop’s accepted histories counts twice',
    file: `${fold}/hold-events.ts`,
    from: 'if (met.has(name)) repeats.add(at)',
    to: 'if (met.has(name)) repeats.delete(at)',
  },
  {
    does: 'a first segment of another operation is held as one of this',
    file: `${fold}/create-fold.ts`,
    from: 'header.operation === operation && (header.index > 1 || header.previous === operation)',
    to: 'header.index > 1 || header.previous === header.operation',
    tests: ['tests/adversarial/hostile-merge.test.ts'],
  },
  {
    does: 'a rejected station’s entries count',
    file: `${fold}/judge-log.ts`,
    from: "applied.length > 0 && applied.every(({ event }) => event.op === 'rejected')",
    to: "applied.length > 1 && applied.every(({ event }) => event.op === 'rejected')",
  },
  {
    does: 'a station wholly revoked counts as before',
    file: `${fold}/judge-log.ts`,
    from: '!(revoked && pins.length === 0)',
    to: '!(revoked && pins.length > 0)',
  },
  {
    does: 'where branches claim two sites, a unit above only one of them changes the records',
    file: `${fold}/judge-log.ts`,
    from: 'paths.every((path) => path.includes(unit))',
    to: 'paths.some((path) => path.includes(unit))',
    tests: ['tests/adversarial/hostile-merge.test.ts'],
  },
  {
    does: 'an unknown sender fills the unit’s disk with logs that wait',
    file: 'renderer/ledger/exchange/waiting-room.ts',
    from: 'logs.size >= waitingRoom.logs',
    to: 'logs.size > waitingRoom.bytes',
    tests: ['tests/renderer/ledger/waiting-room.test.ts'],
  },
  {
    does: 'an unknown sender fills the unit’s memory with lines that wait',
    file: 'renderer/ledger/exchange/waiting-room.ts',
    from: '    logs.add(part.log)\n    bytes += size',
    to: '    logs.add(part.log)',
    tests: ['tests/renderer/ledger/waiting-room.test.ts'],
  },
].map((mutant) => ({ area: 'set aside', tests, ...mutant }))
