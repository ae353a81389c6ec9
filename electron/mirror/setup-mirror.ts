// The mirror of this profile, ready before the page can ask for it.
import { join } from 'node:path'
import { app } from 'electron'
import { nodeDisk } from '../disk/disk.ts'
import { diskFaultOf } from '../disk/fault.ts'
import { StartFailure } from '../start/failure.ts'
import { texts } from '../texts.ts'
import { openMirror } from './mirror-folder.ts'
import { MirrorServer } from './serve-port.ts'

export async function setupMirror(): Promise<MirrorServer> {
  const folder = join(app.getPath('userData'), 'mirror')
  try {
    return new MirrorServer(await openMirror(folder, nodeDisk))
  } catch (error) {
    if (diskFaultOf(error) === 'failed') throw error
    throw new StartFailure(texts().profileNotWritable(folder))
  }
}
