import { onTestFinished } from 'vitest'
import type { Disk } from '../../../electron/disk/disk.ts'
import { type OpenMirror, openMirror } from '../../../electron/mirror/mirror-folder.ts'

/** A mirror that is closed when the test ends. */
export async function openTestMirror(folder: string, disk: Disk): Promise<OpenMirror> {
  const mirror = await openMirror(folder, disk)
  onTestFinished(() => mirror.close())
  return mirror
}
