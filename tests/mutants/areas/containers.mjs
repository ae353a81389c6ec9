const batch = ['tests/shared/batch/open-batch.test.ts']
const part = ['tests/shared/batch/verify-batch.test.ts', 'tests/adversarial/hostile-segments.test.ts']

/** @type {readonly import('../mutants.mjs').Mutant[]} */
export const containers = [
  {
    does: 'a file that somebody changed on the way is taken as its sender’s',
    file: 'shared/batch/open-batch.ts',
    from: "signature === null || !verifyHash(caps, 'batch', hash, signature, header.value.from)",
    to: 'signature === null',
    tests: batch,
  },
  {
    does: 'a file of another operation is taken',
    file: 'shared/batch/open-batch.ts',
    from: 'return header.operation === expect.operation ?',
    to: 'return header.operation !== header.from ?',
    tests: batch,
  },
  {
    does: 'training entries come into the real figures',
    file: 'shared/batch/open-batch.ts',
    from: 'if (header.training !== expect.training) return',
    to: 'if (header.training && !header.operation) return',
    tests: batch,
  },
  {
    does: 'a file of a few kilobytes fills the memory',
    file: 'shared/batch/batch-room.ts',
    from: 'if (size <= mostUnpacked(member)) return null',
    to: 'if (size >= 0) return null',
    tests: batch,
  },
  {
    does: 'entries that a station never signed count under its name',
    file: 'shared/segments/verify-segment.ts',
    from: 'if (!begun && !isSigned(caps, side))',
    to: 'if (!begun && header.count < 1)',
    tests: part,
  },
  {
    does: 'a number changed after signing counts',
    file: 'shared/segments/verify-segment.ts',
    from: 'if (toHex(caps.sha256(counted.value)) !== header.counted)',
    to: 'if (toHex(caps.sha256(counted.value)).length !== header.counted.length)',
    tests: part,
  },
  {
    does: 'a name changed after signing is shown',
    file: 'shared/segments/verify-personal.ts',
    from: 'if (stubs.hash() !== header.personal)',
    to: 'if (stubs.hash().length !== header.personal.length)',
    tests: part,
  },
  {
    does: 'half of a part with a fault in it is taken',
    file: 'shared/batch/verify-batch.ts',
    from: 'segments: refusal === null ? opened : []',
    to: 'segments: opened',
    tests: part,
  },
].map((mutant) => ({ area: 'container', ...mutant }))
