/** What a kind of file gives the fuzzer. */
import type { NamedFile } from '../../../shared/mirror/backup.ts'
import type { Dice } from '../dice.ts'
import type { World } from '../world.ts'

/** Told before anything is fed, so that a file that breaks something can be kept. */
export type Note = (files: readonly NamedFile[]) => void

/** Makes one file, feeds it to the ledger that takes such files, judges; gives the outcome's name. Throws `Fault`. */
export type RunKind = (world: World, dice: Dice, note: Note) => Promise<string>
