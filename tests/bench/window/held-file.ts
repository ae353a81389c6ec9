/** The batch file, handed to the window in pieces and kept on it: each bundle that is injected finds the same one. */
import type { BatchExpectation } from '../../../shared/batch/open-batch.ts'

interface HeldFile {
  readonly bytes: Uint8Array
  readonly expect: BatchExpectation
}

const place = globalThis as unknown as { milepostBenchFile?: HeldFile; milepostBenchFilled?: number }

export const expectFile = (length: number, expect: BatchExpectation): void => {
  place.milepostBenchFile = { bytes: new Uint8Array(length), expect }
  place.milepostBenchFilled = 0
}

export const addToFile = (base64: string): void => {
  const { bytes } = heldFile()
  const text = atob(base64)
  const from = place.milepostBenchFilled ?? 0
  for (let at = 0; at < text.length; at++) bytes[from + at] = text.charCodeAt(at)
  place.milepostBenchFilled = from + text.length
}

export const dropFile = (): void => {
  delete place.milepostBenchFile
}

export const heldFile = (): HeldFile => {
  if (!place.milepostBenchFile) throw new Error('no file was handed over')
  return place.milepostBenchFile
}
