// A profile with a mirror that is watched, and a drive beside it.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { readChoice } from '../../../electron/copy/choice-file.ts'
import { SecondCopy } from '../../../electron/copy/second-copy.ts'
import { MirrorWatch } from '../../../electron/copy/watch-mirror.ts'
import { type Disk, nodeDisk } from '../../../electron/disk/disk.ts'
import { openMirror } from '../../../electron/mirror/mirror-folder.ts'
import { copyFolderName } from '../../../shared/ipc/copy.ts'
import { temporaryFolder } from '../temporary-folder.ts'

export const bytes = (text: string | Uint8Array) =>
  typeof text === 'string' ? new TextEncoder().encode(text) : text

/** Names and texts of a folder. */
export const textsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )

/** A start of the app over a profile: the mirror it serves, and its copy; unlocked, unless told otherwise. */
export async function startCopy(profile: string, disk: Disk = nodeDisk, unlocked = true) {
  const watch = new MirrorWatch()
  const opened = await openMirror(join(profile, 'mirror'), nodeDisk)
  onTestFinished(() => opened.close())
  const mirror = watch.watch(opened, await opened.list())
  let time = 1_600_000_000_000
  const told: unknown[] = []
  const parts = { disk, profile, watch, pause: 3_600_000, now: () => (time += 1000) }
  const copy = new SecondCopy(
    { ...parts, tell: (state) => void told.push(state) },
    await readChoice(nodeDisk, profile),
  )
  const sizes = new Map((await opened.list()).map(({ name, size }) => [name, size]))
  let entries = 0
  if (unlocked) watch.settled = true
  return {
    ...{ copy, mirror, watch, told },
    /** As the worker saves: appended, and then said to be settled. */
    save: async (name: string, text: string, count = ++entries) => {
      const { size } = await mirror.append(name, sizes.get(name) ?? 0, bytes(text))
      sizes.set(name, size)
      await mirror.settled(count)
    },
    write: async (name: string, text: string | Uint8Array) => {
      sizes.set(name, (await mirror.write(name, bytes(text))).size)
      await mirror.settled(entries)
    },
  }
}

/** With the files that an installation has, and a copy on the drive that holds them. */
export async function setUpCopy(disk: Disk = nodeDisk) {
  const root = temporaryFolder()
  const [profile, drive] = [join(root, 'profile'), join(root, 'STICK')]
  for (const folder of [profile, drive]) mkdirSync(folder)
  const started = await startCopy(profile, disk)
  await started.mirror.write('keyring.json', bytes('slots of officers'))
  await started.mirror.write('recovery.json', bytes('a slot that waits'))
  await started.write('keyring-copy.json', 'recovery slot only')
  await started.write('pack', 'the pack')
  await started.save('journal', 'one.')
  await started.write('personal-1', 'names')
  await started.save('segments', 'AAAA')
  return { ...started, profile, drive, there: join(drive, copyFolderName) }
}
