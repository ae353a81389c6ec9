/** Files as they are offered: dropped on the window, chosen in the dialog, given by the app. Names and bytes, never paths. */
import { useEffect, useRef, useState } from 'react'
import { limits } from '../../shared/batch/limits.ts'
import type { GivenFile } from '../../shared/ipc/contract.ts'
import type { OfferedFile } from './import-store.ts'

const dropped = (file: File, most: number): OfferedFile => ({
  name: file.name,
  read: file.size > most ? null : async () => new Uint8Array(await file.arrayBuffer()),
})

/** One that main could not read fails when its turn comes, as a dropped one does. */
export const given = (file: GivenFile): OfferedFile => ({
  name: file.name,
  read: file.tooLarge
    ? null
    : () => (file.unreadable ? Promise.reject(new Error('unreadable')) : Promise.resolve(file.bytes)),
})

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true

/** The whole window takes what is dropped on it, files of at most so many bytes. True while files hang over it. */
export const useFileDrop = (
  onFiles: (files: readonly OfferedFile[]) => void,
  most: number = limits.batchBytes,
): boolean => {
  const [over, setOver] = useState(false)
  const latest = useRef(onFiles)
  latest.current = onFiles
  useEffect(() => {
    /** Entered elements less those left: drag events come from every element under the pointer. */
    let depth = 0
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      depth += 1
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const hold = (event: DragEvent) => {
      if (carriesFiles(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      event.preventDefault()
      depth = 0
      setOver(false)
      latest.current([...(event.dataTransfer?.files ?? [])].map((file) => dropped(file, most)))
    }
    const listeners = { dragenter: enter, dragleave: leave, dragover: hold, drop } as const
    const all = Object.entries(listeners) as [keyof typeof listeners, (event: DragEvent) => void][]
    for (const [name, listener] of all) window.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of all) window.removeEventListener(name, listener)
    }
  }, [most])
  return over
}
