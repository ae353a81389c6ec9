/**
 * A table of any length: rows of 40 px of which only those in sight are drawn, a sticky head, sorting by a click on the
 * head, and rows that open with Enter or a click. Rows may be an array, or asked for as they come into sight.
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { usePreferences } from '../app/preferences-store.ts'
import { t } from '../texts/index.ts'
import classes from './data-table.module.css'
import { bringIntoSight, longScroll, shiftOf, shownHeight, useEvenWheel } from './long-scroll.ts'

export interface Column<Row> {
  readonly key: string
  readonly head: string
  /** A track of a CSS grid: `140px`, `minmax(0, 2fr)`. */
  readonly width: string
  /** Numbers stand at the end. */
  readonly end?: boolean
  readonly sortable?: boolean
  readonly cell: (row: Row) => ReactNode
}
export interface Sort {
  readonly by: string
  readonly descending: boolean
}
/** Plain text of a cell is cut where it must be, whatever the screen thought of. */
const written = (content: ReactNode): ReactNode =>
  typeof content === 'string' ? <Clipped>{content}</Clipped> : content

interface DataTableProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  /** How many rows there are; those that `rowAt` does not have yet are drawn empty. */
  readonly count: number
  /** Whether other rows are on their way. */
  readonly busy?: boolean
  readonly rowAt: (index: number) => Row | undefined
  readonly keyOf: (row: Row) => string
  readonly empty: ReactNode
  readonly onOpen?: (row: Row) => void
  readonly sort?: Sort
  readonly onSort?: (sort: Sort) => void
  /** First and last row in sight, to fetch what is missing. */
  readonly onSight?: (first: number, last: number) => void
  /** Voided rows are struck. */
  readonly struck?: (row: Row) => boolean
  /** The row that is shown beside the table. */
  readonly marked?: (row: Row) => boolean
  /** Rows grow with their content instead of 40 px. */
  readonly tall?: boolean
}

export const rowHeight = 40

/** Columns grow with the text in large mode, as everything in a style sheet does. */
const inRem = (width: string): string =>
  width.replace(/(\d+(?:\.\d+)?)px/g, (_, pixels: string) => `${Number(pixels) / 16}rem`)

/** Text of a cell that may be longer than its column: cut with an ellipsis, whole under the pointer. */
export const Clipped = ({ children }: { readonly children: string }) => (
  <span className={classes.clipped} title={children}>
    {children}
  </span>
)

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, count, rowAt, keyOf, empty, onOpen, onSight, struck, marked, tall } = props
  const scroller = useRef<HTMLDivElement>(null)
  const large = usePreferences((now) => now.large)
  const height = Math.round(rowHeight * (large ? 17 / 14 : 1))
  const total = useRef(0)
  total.current = tall ? 0 : count * height
  useEvenWheel(scroller, total.current)
  const keyAt = (row: Row | undefined, index: number) => (row === undefined ? index : keyOf(row))
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    ...longScroll(total),
    // A measured height stays with its row, wherever the row goes.
    ...(tall ? { getItemKey: (index) => keyAt(rowAt(index), index) } : {}),
  })
  const items = virtual.getVirtualItems()
  const shift = shiftOf(virtual, total.current)
  const first = items[0]?.index ?? 0
  const last = items.at(-1)?.index ?? 0
  useEffect(() => onSight?.(first, last), [onSight, first, last])
  const [focused, setFocused] = useState(0)
  const grid = { gridTemplateColumns: columns.map((column) => inRem(column.width)).join(' ') }

  const move = (event: KeyboardEvent, index: number) => {
    const row = rowAt(index)
    if (event.key === 'Enter' && row !== undefined && event.target === event.currentTarget) {
      event.preventDefault()
      onOpen?.(row)
      return
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / height) - 2)
    const steps: Partial<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -count,
      End: count,
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = Math.min(count - 1, Math.max(0, index + step))
    setFocused(next)
    if (tall) virtual.scrollToIndex(next)
    else bringIntoSight(scroller.current, next, height, count)
    focusRow(scroller.current, next)
  }
  const opens = onOpen !== undefined
  const tabbable = Math.min(focused, Math.max(0, count - 1))
  return (
    <div ref={scroller} className={classes.scroller} data-tall={tall || undefined}>
      <table aria-label={label} aria-rowcount={count + 1} aria-busy={props.busy} className={classes.table}>
        <Head {...props} grid={grid} />
        <tbody className={classes.rows} style={{ height: shownHeight(virtual.getTotalSize()) }}>
          {items.map((item) => {
            const row = rowAt(item.index)
            return (
              <tr
                // Where rows are measured, an element of its own for each. Else by place: a row that is being fetched keeps the focus when it comes.
                key={item.key}
                ref={tall ? virtual.measureElement : undefined}
                data-index={item.index}
                aria-rowindex={item.index + 2}
                className={classes.row}
                data-opens={opens || undefined}
                data-marked={(row !== undefined && marked?.(row)) || undefined}
                data-struck={(row !== undefined && struck?.(row)) || undefined}
                style={{
                  ...grid,
                  transform: `translateY(${item.start + shift}px)`,
                  ...(tall ? {} : { height }),
                }}
                tabIndex={opens ? (item.index === tabbable ? 0 : -1) : undefined}
                onFocus={() => setFocused(item.index)}
                onClick={() => row !== undefined && onOpen?.(row)}
                onKeyDown={opens ? (event) => move(event, item.index) : undefined}
              >
                {columns.map((column) => (
                  <td key={column.key} className={classes.cell} data-end={column.end || undefined}>
                    {row === undefined ? null : written(column.cell(row))}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      {count === 0 && empty}
    </div>
  )
}

/** The row is drawn some frames after the scroll bar has moved. */
const focusRow = (scroller: HTMLElement | null, index: number, frames = 12): void => {
  const row = scroller?.querySelector<HTMLElement>(`[data-index="${index}"]`)
  if (row) row.focus({ preventScroll: true })
  else if (frames > 0) requestAnimationFrame(() => focusRow(scroller, index, frames - 1))
}

function Head<Row>({
  columns,
  sort,
  onSort,
  grid,
}: DataTableProps<Row> & { readonly grid: { gridTemplateColumns: string } }) {
  return (
    <thead className={classes.thead}>
      <tr aria-rowindex={1} className={classes.head} style={grid}>
        {columns.map((column) => {
          const on = sort?.by === column.key
          const order = on ? (sort.descending ? 'descending' : 'ascending') : undefined
          return (
            <th
              key={column.key}
              scope="col"
              aria-sort={order}
              className={classes.headCell}
              data-end={column.end || undefined}
            >
              {column.sortable && onSort ? (
                <button
                  type="button"
                  onClick={() => onSort({ by: column.key, descending: on ? !sort.descending : false })}
                  title={on ? t(sort.descending ? 'sortedDown' : 'sortedUp') : undefined}
                >
                  {column.head}
                  <span aria-hidden="true">{on ? (sort.descending ? ' ↓' : ' ↑') : ''}</span>
                </button>
              ) : (
                column.head
              )}
            </th>
          )
        })}
      </tr>
    </thead>
  )
}
