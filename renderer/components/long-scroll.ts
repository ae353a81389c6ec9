/**
 * Lists longer than a browser can lay out. Chromium ends an element at 33,554,428 px, which is 838,860 rows of 40 px, and
 * places rows of a far shorter one unevenly (its coordinates are 32-bit floats). Beyond `longest` the scroll bar stands
 * for more than a pixel of the list, and the rows are drawn where it stands.
 */
import {
  elementScroll,
  observeElementOffset,
  type Virtualizer,
  type VirtualizerOptions,
} from '@tanstack/react-virtual'
import { type RefObject, useEffect } from 'react'

const longest = 8_000_000

/** Pixels of the list for one pixel of the scroll bar. `view` is the height in sight. */
export const scaleOf = (total: number, view: number): number =>
  total <= longest ? 1 : (total - view) / (longest - view)

type Rows = Virtualizer<HTMLDivElement, Element>
type Options = Pick<VirtualizerOptions<HTMLDivElement, Element>, 'observeElementOffset' | 'scrollToFn'>

/** Between the scroll bar and the list; `total` is the list's own height in pixels, as it is now. */
export const longScroll = (total: RefObject<number>): Options => {
  const scale = (rows: Rows) => scaleOf(total.current, rows.scrollElement?.clientHeight ?? 0)
  return {
    observeElementOffset: (rows, told) =>
      observeElementOffset(rows, (offset, scrolling) => told(offset * scale(rows), scrolling)),
    scrollToFn: (offset, options, rows) => elementScroll(offset / scale(rows), options, rows),
  }
}

export const shownHeight = (total: number): number => Math.min(total, longest)
/** How far rows are moved so that they stand where the scroll bar is. */
export const shiftOf = (rows: Rows, total: number): number =>
  total <= longest ? 0 : (rows.scrollElement?.scrollTop ?? 0) - (rows.scrollOffset ?? 0)

/** The wheel moves a long list by as much as a short one. */
export const useEvenWheel = (scroller: RefObject<HTMLElement | null>, total: number): void => {
  useEffect(() => {
    const element = scroller.current
    if (element === null || total <= longest) return
    let rest = 0
    const turn = (event: WheelEvent) => {
      if (event.ctrlKey || event.deltaMode !== 0) return
      event.preventDefault()
      rest += event.deltaY / scaleOf(total, element.clientHeight)
      const whole = Math.trunc(rest)
      rest -= whole
      element.scrollTop += whole
    }
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [scroller, total])
}

/** Moves the scroll bar as little as shows row `index` whole, under the sticky head. */
export const bringIntoSight = (
  scroller: HTMLElement | null,
  index: number,
  height: number,
  count: number,
): void => {
  if (scroller === null) return
  const head = scroller.querySelector('thead')?.clientHeight ?? 0
  const scale = scaleOf(count * height, scroller.clientHeight)
  const offset = scroller.scrollTop * scale
  const top = index * height
  const last = top + height + head - scroller.clientHeight
  if (top < offset) scroller.scrollTop = Math.floor(top / scale)
  else if (last > offset) scroller.scrollTop = Math.ceil(last / scale)
}
