const store = 'renderer/ledger/store'
const low = ['tests/renderer/ledger/durable-store.test.ts']
const two = ['tests/renderer/ledger/two-stores.test.ts']

/** @type {readonly import('../mutants.mjs').Mutant[]} */
export const saveOrder = [
  {
    does: 'an entry is said to be saved before the mirror has it',
    file: `${store}/durable-store.ts`,
    from: 'const done = await mirrored(journal.append(journalFrame(row)))\n        if (!done.ok) return done\n        return accept({ kept: await put(() => database.journal.put(row)) })',
    to: 'const kept = await put(() => database.journal.put(row))\n        const done = await mirrored(journal.append(journalFrame(row)))\n        return done.ok ? accept({ kept }) : done',
    tests: two,
    only: 'before the database',
  },
  {
    does: 'an entry that only the mirror took is said to be in both stores',
    file: `${store}/durable-store.ts`,
    from: '    behind = true\n    if (!(await catchUp()).ok) return false',
    to: '    if (!(await catchUp()).ok) return false',
    tests: two,
    only: 'a disk that cannot take it',
  },
  {
    does: 'an entry that was kept is nowhere on the screen, and is entered again',
    file: 'renderer/ledger/log/own-log.ts',
    from: 'owed.push({ content, open })',
    to: 'owed = []',
    tests: two,
    only: 'kept',
  },
  {
    does: 'what the disk wrote otherwise than given is believed',
    file: `${store}/mirror-files.ts`,
    from: 'done.ok && done.value.size === size + bytes.length && done.value.sha256 === hash',
    to: 'done.ok && hash.length > 0',
    tests: two,
    only: 'says it wrote',
  },
  {
    does: 'entries that no segment holds yet are dropped with those that one does',
    file: `${store}/durable-store.ts`,
    from: '.belowOrEqual(through)',
    to: '.above(0)',
    tests: low,
  },
  {
    does: 'entries whose names nothing else holds are dropped',
    file: `${store}/durable-store.ts`,
    from: '.and(({ n }) => !spared.has(n))',
    to: '.and(({ n }) => n > 0)',
    tests: two,
    only: 'personal part is not held',
  },
  {
    does: 'after damage a number is given a second time',
    file: `${store}/compare-journal.ts`,
    from: 'if (damaged && Math.max(0, ...here.keys()) <= Math.max(0, ...there.keys()))',
    to: 'if (damaged && here.size > there.size)',
    tests: two,
    only: 'damage in the middle',
  },
  {
    does: 'two different entries of one number: one of them is silently lost',
    file: `${store}/compare-journal.ts`,
    from: 'if (a && b) return sameBytes(a, b) ? there : null',
    to: 'if (a && b) return there',
    tests: two,
    only: 'stops the installation',
  },
  {
    does: 'a database of another day is taken for this one’s',
    file: `${store}/compare-segments.ts`,
    from: 'if (here && here.id !== group.id)',
    to: 'if (here && here.group !== group.group)',
    tests: low,
  },
  {
    does: 'an entry said to be saved is lost when the power goes',
    file: 'electron/mirror/mirror-folder.ts',
    from: '    await file.datasync()\n    if (made) await syncFolder(disk, folder)',
    to: '    if (made) await syncFolder(disk, folder)',
    tests: ['tests/electron/mirror/mirror-folder.test.ts'],
  },
  {
    does: 'the first entry of a new installation is lost with its file when the power goes',
    file: 'electron/mirror/mirror-folder.ts',
    from: 'if (made) await syncFolder(disk, folder)',
    to: 'if (!made) await syncFolder(disk, folder)',
    tests: ['tests/electron/mirror/mirror-folder.test.ts'],
  },
  {
    does: 'half an import is read as a whole one',
    file: 'shared/mirror/frames.ts',
    from: '  return { groups, closed, tail:',
    to: '  if (entries.length > 0) groups.push({ entries, closing: new Uint8Array(), offset: closed })\n  return { groups, closed, tail:',
    tests: ['tests/shared/mirror/frames.test.ts'],
  },
].map((mutant) => ({ area: 'save order', ...mutant }))
