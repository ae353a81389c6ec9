// What the parts of the bench have measured, one JSON line each, for the runner to gather; and where it stands.
import { appendFileSync } from 'node:fs'
import { budgets } from './budgets.mjs'

export type BudgetId = keyof typeof budgets

export type Reported =
  | { readonly budget: BudgetId; readonly measured: number; readonly of: number | null }
  | { readonly rate: string; readonly perSecond: number }
  | { readonly growth: { readonly events: number; readonly seconds: number; readonly memoryMB: number } }
  | { readonly runtime: string }
  | { readonly note: string }

/** Of --events. */
export const eventCount = Number(process.env.MILEPOST_BENCH_EVENTS ?? 500_000)
export const withAll = process.env.MILEPOST_BENCH_ALL === '1'

const report = (line: Reported): void => {
  const path = process.env.MILEPOST_BENCH_LINES
  if (path) appendFileSync(path, `${JSON.stringify(line)}\n`)
}

/** `of`: the budget, where it was measured in the same run. */
export const measured = (budget: BudgetId, value: number, of: number | null = null): void => {
  report({ budget, measured: value, of })
  progress(`${budgets[budget]?.name}: ${value.toPrecision(4)} ${budgets[budget]?.unit}`)
}

export const rated = (rate: string, events: number, seconds: number): void => {
  report({ rate, perSecond: events / seconds })
  progress(`${rate}: ${seconds.toFixed(2)} s, ${Math.round(events / seconds)} events/s`)
}

export const grown = (events: number, seconds: number, memoryMB: number): void => {
  report({ growth: { events, seconds, memoryMB } })
  progress(`${events} held: ${seconds.toFixed(2)} s in all, ${memoryMB.toFixed(0)} MB`)
}

export const ranOn = (runtime: string): void => report({ runtime })

/** Beside the figures: what a part of one took. */
export const noted = (note: string): void => {
  report({ note })
  progress(note)
}

export const progress = (words: string): void => {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${words}\n`)
}

/** The value below which this share of them lies. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
