/** From chosen or dropped files to what the backup says it is; refusals in the words of somebody who restores. */
import type { ClockTime } from '../../shared/events/event.ts'
import type { GivenFolder } from '../../shared/ipc/contract.ts'
import type { BackupPreview } from '../../shared/ledger-api.ts'
import type { Refusal } from '../../shared/result.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import { refusalSentence } from '../components/sentences.ts'
import { clockNow } from '../inbox/clock-now.ts'
import type { OfferedFile } from '../inbox/import-store.ts'
import { formatCount, t } from '../texts/index.ts'

/** As much as main reads of chosen ones. */
export const backupBytes = 1024 * 1024 * 1024

const sentences = {
  'cut-short': 'setup:backupCut',
  altered: 'setup:backupAltered',
  unreadable: 'setup:backupUnreadable',
  'disk-full': 'setup:restoreFull',
  'read-only': 'setup:restoreFailed',
  'store-failed': 'setup:restoreFailed',
  'mirror-failed': 'setup:restoreFailed',
} as const
const known = (reason: string): reason is keyof typeof sentences => Object.hasOwn(sentences, reason)

/** Of a folder that was chosen: a second copy, or a mirror. */
const folderSentences = {
  'not-a-backup': 'setup:folderNone',
  'cut-short': 'setup:copyCut',
  altered: 'setup:copyAltered',
  unreadable: 'setup:copyUnreadable',
} as const
const knownOfFolder = (reason: string): reason is keyof typeof folderSentences =>
  Object.hasOwn(folderSentences, reason)

/** The usual sentences of these speak of a sender or of an entry on screen. */
export const restoreSentence = (refusal: Refusal): string =>
  known(refusal.reason) ? t(sentences[refusal.reason]) : refusalSentence(refusal)

const faultOf = (refusal: Refusal, folder: GivenFolder | null): string =>
  folder !== null && knownOfFolder(refusal.reason)
    ? t(folderSentences[refusal.reason])
    : restoreSentence(refusal)

export interface ChosenBackup {
  /** What was chosen, as the screen names it. */
  readonly name: string
  readonly preview: BackupPreview
  /** When any of its files was changed last; null: of a backup, which says when it was made. */
  readonly changed: ClockTime | null
}

/** The ledger keeps the files for `restore`. `folder`: that they all lie in, if it was chosen. */
export const readOffered = async (
  offered: readonly OfferedFile[],
  folder: GivenFolder | null = null,
): Promise<ChosenBackup | { readonly fault: string }> => {
  const files: { readonly name: string; readonly bytes: Uint8Array }[] = []
  for (const { name, read } of offered) {
    if (read === null) return { fault: t('setup:backupTooLarge', { name }) }
    try {
      files.push({ name, bytes: await read() })
    } catch {
      return { fault: faultOf({ reason: 'unreadable' }, folder) }
    }
  }
  const opened = await answerOf(ledger().readBackup(files))
  if (!opened.ok) return { fault: faultOf(opened.refusal, folder) }
  const [first] = files
  if (folder !== null)
    return { name: folder.name, preview: opened.value, changed: clockNow(new Date(folder.modified)) }
  const name =
    files.length === 1 && first ? first.name : t('setup:backupFiles', { n: formatCount(files.length) })
  return { name, preview: opened.value, changed: null }
}
