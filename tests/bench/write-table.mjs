// The figures of a run as a table for reading.

const round = (value) =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))

export function writeTable({ runtime, events, rates, budgets, growth, notes }) {
  const rows = budgets.map(({ name, unit, bound, budget, measured, met }) => [
    name,
    `${bound === 'least' ? '≥' : '≤'} ${round(budget)} ${unit}`,
    `${round(measured)} ${unit}`,
    budget === 0 ? '' : `${(measured / budget).toFixed(2)}`,
    met ? 'yes' : 'no',
  ])
  return [
    `${runtime ?? 'No runtime was said'}, ${events.toLocaleString('en')} events`,
    '',
    ...columns([['what', 'budget', 'measured', 'ratio', 'met'], ...rows]),
    '',
    ...columns([['rate', 'events/s'], ...Object.entries(rates).map(([name, value]) => [name, round(value)])]),
    '',
    ...columns([
      ['events held', 'seconds', 'MB'],
      ...growth.map((row) => [
        row.events.toLocaleString('en'),
        row.seconds.toFixed(2),
        row.memoryMB.toFixed(0),
      ]),
    ]),
    '',
    ...notes,
  ].join('\n')
}

function columns(rows) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)))
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at]))
      .join('  ')
      .trimEnd(),
  )
}
