/** Days around today, in the zone of the exercise (`run.mjs` sets it). */
import { en } from '../../renderer/texts/en/index.ts'

const at = (offset: number): Date => {
  const date = new Date()
  date.setHours(12, 0, 0, 0)
  date.setDate(date.getDate() + offset)
  return date
}

/** `2021-07-06` */
export const dayOf = (offset: number): string => {
  const date = at(offset)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** `06.07.2021`, as it is typed. */
export const dayTyped = (offset: number): string => dayOf(offset).split('-').reverse().join('.')

/** As the tally's choice of days shows it, the operation having begun two days ago. */
export const dayShown = (offset: number): string => {
  const date = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' }).format(
    at(offset),
  )
  return en.tally.dayNumber.replace('{{date}}', date).replace(/\{\{number.*?\}\}/, String(offset + 3))
}
