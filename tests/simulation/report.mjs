// What came of all seeds: how often each fault struck, how often each op was written, and what was answered.
/** Whatever must have happened at least once in 200 seeds. */
export const expected = {
  check: [
    ...['records that count', 'erased words looked for', 'sheets refolded'],
    ...['names that are kept', 'drives that wait until the ledger is done'],
  ],
  fault: [
    ...['crash between two writes', 'unsynced writes lost', 'unsynced write torn', 'database wiped'],
    ...['acknowledged transactions lost', 'database closes by itself', 'database does not answer'],
    ...['database does not open again'],
    ...[
      'disk full',
      'disk fails',
      'disk answers too late',
      'drive pulled out',
      'laptop restored from a drive',
    ],
    ...['unit restored from its backup'],
    ...['file lost', 'file doubled', 'file cut', 'file altered', 'file late', 'files reordered'],
    ...['clock wrong by days', 'laptop cloned', 'laptop restored from its mirror'],
    ...['laptop restored from a backup', 'restored laptop turned up again', 'laptop destroyed'],
    ...['forged log, correctly signed', 'file signed by another key', 'log of a later rules version'],
  ],
  op: [
    ...['recorded inspection', 'recorded arrest', 'recorded rescue', 'amended', 'voided', 'restored'],
    ...['related', 'approved', 'erased', 'shift', 'settled', 'adopted', 'declined', 'accepted', 'rejected'],
    ...[
      'revoked',
      'clock-shifted',
      'sheet',
      'day-closed',
      'export unsent',
      'export all',
      'exported',
      'import',
    ],
    ...['receipts made', 'receipts written', 'receipts taken', 'pack written', 'pack taken', 'backup'],
    ...['backed up', 'recovery answered', 'recovered', 'operation changed', 'lead named', 'locked', 'rested'],
    ...['copied to a drive', 'purged', 'station arrived', 'unit added', 'unit arrived', 'unit named again'],
  ],
}

/** How many failed. Prints. */
export function report(results, { seeds, from, seconds }) {
  const counts = new Map()
  for (const { counts: some } of results)
    for (const [name, count] of Object.entries(some)) counts.set(name, (counts.get(name) ?? 0) + count)
  for (const [kind, names] of Object.entries(expected))
    for (const name of names) if (!counts.has(`${kind}: ${name}`)) counts.set(`${kind}: ${name}`, 0)
  for (const [name, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`${String(count).padStart(10)}  ${name}`)
  const failed = results.filter(({ failure }) => failure).sort((a, b) => a.seed - b.seed)
  for (const { seed, failure } of failed.slice(0, 20))
    console.log(`\nSeed ${seed} failed: ${failure}\nTo see it again: npm run sim -- --seeds 1 --from ${seed}`)
  const ended = results.filter(({ events }) => Number.isFinite(events))
  const least = (name) => Math.min(...ended.map((result) => result[name]))
  const events = ended.reduce((sum, result) => sum + result.events, 0)
  const each = Math.round(ended.reduce((sum, { ms }) => sum + ms, 0) / ended.length)
  console.log(
    `\n${results.length} seeds from ${from}: at least ${least('stations')} stations and ${least('events')} events in each, ` +
      `${events} events in all; ${seconds.toFixed(1)} s, ${each} ms of processor time a seed`,
  )
  if (seeds === 1) console.log(`Trace ${results[0]?.trace}`)
  let wrong = failed.length
  if (seeds >= 200)
    for (const [name, count] of counts) {
      if (count > 0) continue
      console.log(`Never happened: ${name}`)
      wrong++
    }
  console.log(
    wrong === 0
      ? `${results.length} passed, 0 failed`
      : `${results.length - failed.length} passed, ${wrong} failed`,
  )
  return wrong
}
