/** What the window itself goes through: how long a file takes from its drop to its row, and how long no frame was drawn. */
import { answer } from './store-rows.ts'

export interface Taking {
  readonly seconds: number
  /** Milliseconds: the longest time between two frames. */
  readonly gap: number
  /** All that the row said. */
  readonly row: string
}

/** To be begun before the drop; ends when a row with the name says how it went. */
export const timeTaking = (name: string, expected: string): Promise<Taking> =>
  new Promise((resolve) => {
    const words = new RegExp(expected)
    window.addEventListener(
      'drop',
      () => {
        const began = performance.now()
        let before = began
        let gap = 0
        const frame = (now: number) => {
          gap = Math.max(gap, now - before)
          before = now
          const row = rowOf(name)
          const text = row?.textContent ?? ''
          if (words.test(text)) resolve({ seconds: (performance.now() - began) / 1000, gap, row: text })
          else requestAnimationFrame(frame)
        }
        requestAnimationFrame(frame)
      },
      { capture: true, once: true },
    )
  })

/**
 * To be begun before the drop: presses the button in the file's row once so much of it is done. Gives the milliseconds from then
 * until the row says how it ended, and what it says.
 */
export const timeCancel = (
  name: string,
  percent: number,
  expected: string,
): Promise<Taking & { readonly at: number }> =>
  new Promise((resolve) => {
    const words = new RegExp(expected)
    let pressed: { readonly when: number; readonly at: number } | null = null
    let before = performance.now()
    let gap = 0
    const frame = (now: number) => {
      gap = Math.max(gap, now - before)
      before = now
      const row = rowOf(name)
      const text = row?.textContent ?? ''
      const done = Number(row?.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow') ?? 0)
      const button = row?.querySelector('button')
      if (!pressed && button && done >= percent) {
        pressed = { when: performance.now(), at: done }
        button.click()
      }
      if (words.test(text)) {
        const { when, at } = pressed ?? { when: before, at: 100 }
        resolve({ seconds: (performance.now() - when) / 1000, gap, row: text, at })
      } else requestAnimationFrame(frame)
    }
    window.addEventListener('drop', () => requestAnimationFrame(frame), { capture: true, once: true })
  })

const rowOf = (name: string): Element | undefined =>
  [...document.querySelectorAll('tr, [role=row]')].find((each) => each.textContent?.includes(name))

/** Rows of every table of the app's database. */
export const countRows = async (): Promise<Readonly<Record<string, number>>> => {
  const database = await answer(indexedDB.open('milepost'))
  const counts: Record<string, number> = {}
  for (const name of database.objectStoreNames)
    counts[name] = await answer(database.transaction(name).objectStore(name).count())
  database.close()
  return counts
}

/** Only while locked: the ledger believes what it has read. */
export const clearSnapshot = async (): Promise<void> => {
  const database = await answer(indexedDB.open('milepost'))
  await answer(database.transaction('snapshot', 'readwrite').objectStore('snapshot').clear())
  database.close()
}

/** From a callback of a frame: as soon as that frame has been drawn and the thread is free for the next key. */
const afterFrame = (act: () => void): void => {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = act
  port2.postMessage(null)
}

/** For each coming press of the key: milliseconds until another entry is said to be saved and has been drawn. */
export const timeKeys = (key: string): void => {
  const place = window as unknown as { milepostBenchKeys?: number[] }
  const times: number[] = []
  place.milepostBenchKeys = times
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== key) return
      const saved = () => document.querySelector('[data-saved]')?.getAttribute('data-saved') ?? ''
      const before = saved()
      const look = () => {
        if (saved() === before) requestAnimationFrame(look)
        else afterFrame(() => times.push(performance.now() - event.timeStamp))
      }
      requestAnimationFrame(look)
    },
    { capture: true },
  )
}

export const keyTimes = (): readonly number[] =>
  (window as unknown as { milepostBenchKeys?: number[] }).milepostBenchKeys ?? []
