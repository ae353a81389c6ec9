/** What was just done, said once and quietly at the foot of the window, and read aloud by screen readers. */
import { create } from 'zustand'

export interface Notice {
  readonly text: string
  readonly tone: 'ok' | 'warn' | 'bad'
  /** The label of what was saved, where something was. */
  readonly saved?: string
}
export const useNotice = create<{ readonly notice: Notice | null }>(() => ({ notice: null }))

let timer: ReturnType<typeof setTimeout> | undefined
export const tell = (notice: Notice): void => {
  clearTimeout(timer)
  useNotice.setState({ notice })
  timer = setTimeout(() => useNotice.setState({ notice: null }), notice.tone === 'ok' ? 6000 : 15_000)
}
export const dismissNotice = (): void => {
  clearTimeout(timer)
  useNotice.setState({ notice: null })
}
