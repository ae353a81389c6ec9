const tests = ['tests/shared/fold/keep-clocks.test.ts']

/** @type {readonly import('../mutants.mjs').Mutant[]} */
export const clocks = [
  {
    does: 'any station moves the times of another’s entries',
    file: 'shared/fold/keep-clocks.ts',
    from: 'held.counted && this.#mayChange(held.log.id, log)',
    to: 'held.counted',
  },
  {
    does: 'a correction taken back goes on moving the times',
    file: 'shared/fold/keep-clocks.ts',
    from: 'secondOf(b.event.at) - secondOf(a.event.at) ||',
    to: 'secondOf(a.event.at) - secondOf(b.event.at) ||',
  },
  {
    does: 'the entry after the run is moved with it',
    file: 'shared/fold/keep-clocks.ts',
    from: 'const end = at.get(shift.last + 1) as number',
    to: 'const end = (at.get(shift.last + 1) as number) + 1',
  },
  {
    does: 'which of two amendments came later is told by the clock that was wrong',
    file: 'shared/fold/keep-records.ts',
    from: 'second: secondOf(event.at) + this.#correctionOf(place)',
    to: 'second: secondOf(event.at)',
  },
  {
    does: 'officers on duty stay on the day of the wrong clock, and come on the right one too',
    file: 'shared/fold/keep-records.ts',
    from: '(held.corrected.get(at) ?? 0)',
    to: '0',
  },
  {
    does: 'a laptop set back by a day says nothing',
    file: 'shared/clocks/find-jumps.ts',
    from: "if (before - after > jumpLimits.back) return 'back'",
    to: "if (before - after > jumpLimits.ahead * 2) return 'back'",
    tests: ['tests/shared/clocks/find-jumps.test.ts'],
  },
  {
    does: 'a correction proposed leaves the clock reading back',
    file: 'shared/clocks/propose-run.ts',
    from: 'return upward(least) <= most ? upward(least) : least',
    to: 'return downward(least) <= most ? downward(least) : least',
    tests: ['tests/shared/clocks/propose-run.test.ts'],
  },
].map((mutant) => ({ area: 'clocks', tests, ...mutant }))
