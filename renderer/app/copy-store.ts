/** How the second copy stands, as main tells it. It is about a drive, and stays on screen whoever is at work. */
import { useEffect } from 'react'
import { create } from 'zustand'
import type { CopyState } from '../../shared/ipc/copy.ts'
import { main } from './main-process.ts'

const useStanding = create<{ readonly copy: CopyState | null }>(() => ({ copy: null }))

export const setCopy = (copy: CopyState | null): void => useStanding.setState({ copy })

/** null: none is used. */
export const useCopy = (): CopyState | null => useStanding((now) => now.copy)

/** Once, at the window's root. */
export const useCopyNews = (): void =>
  useEffect(() => {
    let told = false
    const stop = main().on('copyChanged', (copy) => {
      told = true
      setCopy(copy)
    })
    void main()
      .copyState()
      .then(
        (copy) => {
          if (!told) setCopy(copy)
        },
        () => undefined,
      )
    return stop
  }, [])
