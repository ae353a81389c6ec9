import type { ClockTime } from '../../shared/events/event.ts'

const two = (value: number) => String(value).padStart(2, '0')

/** This machine's clock with its offset, for what the ledger never saw. */
export const clockNow = (now = new Date()): ClockTime => {
  const east = -now.getTimezoneOffset()
  const offset = `${east < 0 ? '-' : '+'}${two(Math.floor(Math.abs(east) / 60))}:${two(Math.abs(east) % 60)}`
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
  return `${day}T${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}${offset}`
}
