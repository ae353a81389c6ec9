const tests = ['tests/shared/fold/continue-log.test.ts']

/** @type {readonly import('../mutants.mjs').Mutant[]} */
export const succession = [
  {
    does: 'the signature that one restored laptop may show serves any other',
    file: 'shared/segments/succession.ts',
    from: '`${referenceText(last)} ${log}`',
    to: '`${referenceText(last)} ${last[0]}`',
    tests: ['tests/shared/segments/succession.test.ts'],
  },
  {
    does: 'a stranger brings in entries of a log that it only says it goes on from',
    file: 'shared/fold/settle-logs.ts',
    from: 'set(held, counted && predecessors.has(held.log.id))',
    to: 'set(held, counted)',
  },
  {
    does: 'a revoked laptop restored from its backup counts again',
    file: 'shared/fold/find-succession.ts',
    from: "decision && decision.event.op !== 'accepted' ? [against(decision)] : []",
    to: "decision && decision.event.op === 'rejected' ? [against(decision)] : []",
    tests: ['tests/shared/fold/continue-log.test.ts'],
  },
  {
    does: 'of a revoked log’s successor, what was pinned of the old log is pinned',
    file: 'shared/fold/find-succession.ts',
    from: '{ ...event, branches: [] }',
    to: 'event',
    tests: ['tests/shared/fold/continue-log.test.ts'],
  },
  {
    does: 'the laptop restored from a backup cannot amend what it logged before',
    file: 'shared/fold/settle-logs.ts',
    from: 'if (author === record || this.#continues(author, record)) return true',
    to: 'if (author === record || this.#continues(record, author)) return true',
  },
  {
    does: 'a unit names a key of its own as the successor of a station elsewhere, and changes its records',
    file: 'shared/fold/settle-logs.ts',
    from: 'return openings.length > 0 && openings.every(({ deciders }) => deciders.includes(decider))',
    to: 'return openings.length > 0',
    tests: ['tests/adversarial/hostile-succession.test.ts'],
  },
  {
    does: 'an entry carried and also found sealed on the old disk counts twice',
    file: 'shared/fold/hold-events.ts',
    from: '...(log.journal ? [log.journal] : []), ...log.carried]) {\n      const repeats',
    to: '...(log.journal ? [log.journal] : [])]) {\n      const repeats',
  },
  {
    does: 'two logs of one installation print the same labels',
    file: 'renderer/ledger/session/next-code.ts',
    from: 'while (taken.has(code)) code = nextCode(code)',
    to: 'if (taken.has(code)) code = nextCode(code)',
    tests: ['tests/renderer/ledger/next-code.test.ts'],
  },
  {
    does: 'a restored installation opens no more once its database has the journal of the log before again',
    file: 'renderer/ledger/store/compare-journal.ts',
    from: 'if (held) await journal.clear()',
    to: '',
    tests: ['tests/renderer/ledger/restore.test.ts'],
  },
  {
    does: 'an older mirror put back takes away a journal that the database alone has',
    file: 'renderer/ledger/store/compare-journal.ts',
    from: 'if (held && !former.some((log) => log === owner)) return false',
    to: '',
    tests: ['tests/renderer/ledger/restore.test.ts'],
  },
  {
    does: 'a restored laptop says in the log before what a living one says otherwise: all from there is set aside',
    file: 'renderer/ledger/session/restore-backup.ts',
    from: 'officer, { toContinue: true })',
    to: 'officer)',
    tests: ['tests/renderer/ledger/purge.test.ts'],
  },
  {
    does: 'the journal of the log before is thrown away though nothing has carried it',
    file: 'renderer/ledger/store/compare-journal.ts',
    from: 'if (held && !mirrorHasEntries && !(await hasSealed(database, own))) return false',
    to: '',
    tests: ['tests/renderer/ledger/durable-store.test.ts'],
  },
].map((mutant) => ({ area: 'succession', tests, ...mutant }))
