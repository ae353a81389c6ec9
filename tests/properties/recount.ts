/** Figures counted anew from records and shifts, to be held against those that are kept up to date. */
import { type Cell, Cells } from '../../shared/figures/cells.ts'
import type { Fold } from '../../shared/fold/fold.ts'

export const recountOf = (fold: Fold): Cells => {
  const recount = new Cells(fold.pack)
  for (const record of fold.records()) if (!record.voided) recount.count(record.reference[0], record, 1)
  for (const { event, log } of fold.shifts()) recount.countShift({ event, second: 0, log }, 1)
  return recount
}

/** For comparing: in one order, without cells of which nothing is left. */
export const plainCells = (cells: Cells) =>
  [...cells.bySite]
    .flatMap(([site, days]) => [...days].map(([day, cell]) => [`${site} ${day}`, sorted(cell)] as const))
    .filter(([, cell]) => cell.records > 0 || cell.shifts > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))

const sorted = (cell: Cell) => ({
  records: cell.records,
  logs: [...cell.logs].sort(([a], [b]) => (a < b ? -1 : 1)),
  shifts: cell.shifts.length,
  sums: [...cell.sums].sort(([a], [b]) => (a < b ? -1 : 1)),
  open: [...cell.open].sort(([a], [b]) => a - b),
})
