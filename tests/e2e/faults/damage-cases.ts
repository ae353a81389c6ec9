// Each case of damage: what is done to the files of a station that was closed, and what its next start must say.
import { join } from 'node:path'
import { journalName, packName, segmentsName } from '../../../renderer/ledger/store/mirror-files.ts'
import { keyringName } from '../../../renderer/ledger/vault/keyring.ts'
import type { RefusalReason } from '../../../shared/result.ts'
import type { MadeStation } from './made-station.ts'
import {
  cutOff,
  cutTo,
  databaseFiles,
  databaseOf,
  flipBit,
  mirrorOf,
  takeFrom,
  wipe,
} from './profile-files.ts'

/**
 * `rebuilt`: the database lacked entries, and the window says that it was rebuilt. `whole`: nothing was lacking in the
 * database, and nothing is said. `either`: it depends on what Chromium makes of the file. Else the reason of a refusal.
 */
export type Ending = 'rebuilt' | 'whole' | 'either' | RefusalReason

export interface DamageCase {
  readonly name: string
  readonly damages: 'database' | 'mirror' | 'both'
  readonly damage: (profile: string, made: MadeStation) => void
  readonly ends: Ending
}

const mirrored = (profile: string, name: string): string => join(mirrorOf(profile), name)
const log = (profile: string): string => databaseFiles(profile, /\.log$/)[0]
const wipeDatabase = (profile: string): void => wipe(join(profile, 'IndexedDB'))

const database: readonly Omit<DamageCase, 'damages'>[] = [
  { name: 'the database wiped', damage: wipeDatabase, ends: 'rebuilt' },
  {
    name: 'a byte flipped in a table',
    damage: (p) => flipBit(databaseFiles(p, /\.ldb$/)[0], 0.5),
    ends: 'either',
  },
  { name: 'a table deleted', damage: (p) => wipe(databaseFiles(p, /\.ldb$/)[0]), ends: 'rebuilt' },
  { name: 'the log’s end torn', damage: (p) => cutOff(log(p), 5), ends: 'either' },
  { name: 'the log cut in half', damage: (p) => cutTo(log(p), 0.5), ends: 'rebuilt' },
  { name: 'a byte flipped in the log', damage: (p) => flipBit(log(p), 0.4), ends: 'rebuilt' },
  {
    name: 'the log deleted',
    damage: (p) => {
      for (const file of databaseFiles(p, /\.log$/)) wipe(file)
    },
    ends: 'rebuilt',
  },
  { name: 'CURRENT deleted', damage: (p) => wipe(join(databaseOf(p), 'CURRENT')), ends: 'rebuilt' },
  { name: 'MANIFEST deleted', damage: (p) => wipe(databaseFiles(p, /^MANIFEST-/)[0]), ends: 'rebuilt' },
  {
    name: 'an older copy of the database',
    damage: (p, { older }) => takeFrom(older.profile, p, 'IndexedDB'),
    ends: 'rebuilt',
  },
]

const mirror: readonly Omit<DamageCase, 'damages'>[] = [
  {
    name: 'an older copy of the mirror',
    damage: (p, { older }) => takeFrom(older.profile, p, 'mirror'),
    ends: 'either',
  },
  { name: 'the journal’s end torn', damage: (p) => cutOff(mirrored(p, journalName), 7), ends: 'whole' },
  {
    name: 'a byte flipped in the journal',
    damage: (p) => flipBit(mirrored(p, journalName), 0.4),
    ends: 'whole',
  },
  { name: 'the journal deleted', damage: (p) => wipe(mirrored(p, journalName)), ends: 'whole' },
  { name: 'the segments’ end torn', damage: (p) => cutOff(mirrored(p, segmentsName), 7), ends: 'whole' },
  { name: 'the segments deleted', damage: (p) => wipe(mirrored(p, segmentsName)), ends: 'whole' },
  { name: 'the pack deleted', damage: (p) => wipe(mirrored(p, packName)), ends: 'whole' },
  { name: 'the key file deleted', damage: (p) => wipe(mirrored(p, keyringName)), ends: 'whole' },
  { name: 'the whole mirror deleted', damage: (p) => wipe(mirrorOf(p)), ends: 'whole' },
]

const both: readonly Omit<DamageCase, 'damages'>[] = [
  {
    name: 'the mirror of another copy',
    damage: (p, { other }) => takeFrom(other.profile, p, 'mirror'),
    ends: 'stores-disagree',
  },
  {
    name: 'the database of another copy',
    damage: (p, { other }) => takeFrom(other.profile, p, 'IndexedDB'),
    ends: 'stores-disagree',
  },
  {
    name: 'a byte flipped in the journal, the database wiped',
    damage: (p) => {
      flipBit(mirrored(p, journalName), 0.4)
      wipeDatabase(p)
    },
    ends: 'mirror-damaged',
  },
  {
    name: 'a byte flipped in the segments, the database wiped',
    damage: (p) => {
      flipBit(mirrored(p, segmentsName), 0.4)
      wipeDatabase(p)
    },
    ends: 'mirror-damaged',
  },
  {
    name: 'the key file and the database gone',
    damage: (p) => {
      wipe(mirrored(p, keyringName))
      wipeDatabase(p)
    },
    ends: 'mirror-damaged',
  },
]

export const damageCases: readonly DamageCase[] = [
  ...database.map((each) => ({ ...each, damages: 'database' as const })),
  ...mirror.map((each) => ({ ...each, damages: 'mirror' as const })),
  ...both.map((each) => ({ ...each, damages: 'both' as const })),
]
