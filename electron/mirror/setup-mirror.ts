// The mirror of this profile, ready before the page can ask for it.
import { join } from 'node:path'
import { app } from 'electron'
import type { MirrorWatch } from '../copy/watch-mirror.ts'
import { nodeDisk } from '../disk/disk.ts'
import { diskFaultOf } from '../disk/fault.ts'
import { StartFailure } from '../start/failure.ts'
import { texts } from '../texts.ts'
import { openMirror } from './mirror-folder.ts'
import { MirrorServer } from './serve-port.ts'

export async function setupMirror(watch: MirrorWatch): Promise<MirrorServer> {
  const folder = join(app.getPath('userData'), 'mirror')
  try {
    const mirror = await openMirror(folder, nodeDisk)
    return new MirrorServer(watch.watch(mirror, await mirror.list()))
  } catch (error) {
    if (diskFaultOf(error) === 'failed') throw error
    throw new StartFailure(texts().profileNotWritable(folder))
  }
}
