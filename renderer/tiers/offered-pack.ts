/** A pack that the system opened with the app waits here for the card that asks for its opening code. */
import { create } from 'zustand'
import { forgetOnLock } from '../app/locking.ts'
import type { OfferedFile } from '../inbox/import-store.ts'

export const useOfferedPack = create<{ readonly file: OfferedFile | null }>(() => ({ file: null }))
forgetOnLock(() => useOfferedPack.setState({ file: null }))

export const isPackName = (name: string): boolean => name.toLowerCase().endsWith('.mppack')
