// Pictures of a screen at both sizes, and what is measurably wrong with it at either.
import { lists } from '../../../shared/codes/lists.ts'
import measures from '../../../shared/figures/measures.json' with { type: 'json' }
import type { Milepost } from '../harness/index.ts'
import { type Fault, findFaults, type Known } from './find-faults.ts'

export const sizes = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const

export interface Seen {
  readonly screen: string
  readonly size: string
  readonly faults: readonly Fault[]
}

/**
 * Codes that must never stand alone on screen. Left out: those that are a label themselves (`Other`), numbers, single
 * letters, and what a person would write just so.
 */
export const known: Known = (() => {
  const entries = Object.values(lists).flat()
  const labels = new Set(entries.map((entry) => entry.label.en))
  const codes = entries
    .map((entry) => entry.code)
    .filter((code) => code.length > 1 && !/^\d{1,2}$/.test(code))
  return {
    codes: [...new Set(codes)].filter((code) => !labels.has(code)),
    // A figure named by one plain word cannot be told from the word.
    figures: measures.map((measure) => measure.id).filter((id) => id.includes('_')),
  }
})()

/** Takes `NAME-1280x800.png` and `NAME-1920x1080.png` in `folder`, and leaves the window at the first size. */
export async function lookAt(milepost: Milepost, folder: string, screen: string): Promise<readonly Seen[]> {
  const seen: Seen[] = []
  for (const size of sizes) {
    await resize(milepost, size)
    const label = `${size.width}x${size.height}`
    // Hiding the caret would put a style into the page, which its content policy refuses.
    await milepost.page.screenshot({
      path: `${folder}/${screen}-${label}.png`,
      animations: 'disabled',
      caret: 'initial',
    })
    seen.push({ screen, size: label, faults: await milepost.page.evaluate(findFaults, known) })
  }
  await resize(milepost, sizes[0])
  return seen
}

async function resize({ app, page }: Milepost, size: { width: number; height: number }): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, size)
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size)
  await page.evaluate(async () => {
    await document.fonts.ready
    // Layout, and what observers of sizes draw after it.
    for (let frame = 0; frame < 3; frame++) await new Promise((done) => requestAnimationFrame(done))
  })
}

/** Every fault once, with the screens on which it was seen. */
export function faultLines(seen: readonly Seen[]): string[] {
  const places = new Map<string, string[]>()
  for (const { screen, size, faults } of seen) {
    for (const { fault, where, detail } of faults) {
      const line = `${fault}: ${where}: ${detail}`
      places.set(line, [...(places.get(line) ?? []), `${screen} ${size}`])
    }
  }
  return [...places].map(([line, where]) => `${line} — ${[...new Set(where)].join(', ')}`)
}
