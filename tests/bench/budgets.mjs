// The rows of "Budgets" in DESIGN.md, each figure that a row names as an entry of its own. Read by the parts that
// measure and by the runner, which fails when one of them has no figure.

/**
 * @typedef {object} Budget
 * @property {string} name the row's name in DESIGN.md, and the figure meant
 * @property {string} unit
 * @property {string} part which part of the bench measures it
 * @property {'most' | 'least'} bound whether the budget is a ceiling or a floor
 * @property {number | null} budget null: it is measured in the same run
 */

/** @type {Readonly<Record<string, Budget>>} */
export const budgets = {
  importRate: row('import and merge: events a second', 'events/s', 'import', 'least', 100_000),
  importRateSmall: row(
    'import and merge: events a second, segments of 100',
    'events/s',
    'small',
    'least',
    100_000,
  ),
  importSqlite: row('import and merge: times native SQLite', '×', 'import', 'least', 1),
  importSqliteSmall: row('import and merge: times native SQLite, segments of 100', '×', 'small', 'least', 1),
  importDexie: row('import and merge: times Dexie rows', '×', 'import', 'least', 20),
  importFloor: row('import and merge: times the floor', '×', 'import', 'most', 2),
  importFloorSmall: row('import and merge: times the floor, segments of 100', '×', 'small', 'most', 2),
  importHeld: row(
    'the same into a ledger already holding as much: times an empty one',
    '×',
    'growth',
    'most',
    1.1,
  ),
  save: row('save one record: p50, the two syncs + 3 ms', 'ms', 'ledger', 'most', null),
  saveP99: row('save one record: p99, the two syncs + 3 ms', 'ms', 'ledger', 'most', null),
  ready: row('ready for the next entry after the key: p99', 'ms', 'window', 'most', 50),
  unlockSegments: row('unlock after key derivation: from segments', 's', 'ledger', 'most', 4),
  unlockSnapshot: row('unlock after key derivation: with a snapshot', 's', 'ledger', 'most', 0.7),
  unlockFour: row(
    'unlock after key derivation: four times as many, with a snapshot',
    's',
    'growth',
    'most',
    2.5,
  ),
  figures: row(
    'any figure, any day or the whole, by site, unit, country, operation: p99',
    'ms',
    'ledger',
    'most',
    5,
  ),
  search: row('search by part of a plate, document or name: p99', 'ms', 'ledger', 'most', 50),
  list: row('first page of any list or filter: p99', 'ms', 'ledger', 'most', 16),
  memory: row('worker memory', 'MB', 'ledger', 'most', 400),
  memoryFour: row('worker memory: four times as many', 'MB', 'growth', 'most', 1200),
  sizePlate: row('batch size: an inspection with a plate', 'bytes', 'size', 'most', 60),
  sizePerson: row('batch size: an inspection with a person', 'bytes', 'size', 'most', 110),
  usable: row('window usable: times an Electron window with an empty React page', '×', 'window', 'most', 1.3),
  growth: row(
    'growth: seconds an event in the last three quarters, times those before',
    '×',
    'growth',
    'most',
    1.1,
  ),
  growthMemory: row(
    'growth: bytes an event in the last three quarters, times those before',
    '×',
    'growth',
    'most',
    1.1,
  ),
  blocked: row(
    'the window never blocks: longest gap between two frames during import',
    'ms',
    'import',
    'most',
    100,
  ),
  cancelled: row('a cancelled import: rows and mirror bytes left behind', 'left', 'growth', 'most', 0),
}

/** In this order. */
export const parts = ['import', 'small', 'ledger', 'growth', 'size', 'window']

function row(name, unit, part, bound, budget) {
  return { name, unit, part, bound, budget }
}
