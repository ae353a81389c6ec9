/** From chosen or dropped files to what the backup says it is; refusals in the words of somebody who restores. */
import type { BackupPreview } from '../../shared/ledger-api.ts'
import type { Refusal } from '../../shared/result.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import { refusalSentence } from '../components/sentences.ts'
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

/** The usual sentences of these speak of a sender or of an entry on screen. */
export const restoreSentence = (refusal: Refusal): string =>
  known(refusal.reason) ? t(sentences[refusal.reason]) : refusalSentence(refusal)

/** The ledger keeps the files for `restore`. */
export const readOffered = async (
  offered: readonly OfferedFile[],
): Promise<{ readonly name: string; readonly preview: BackupPreview } | { readonly fault: string }> => {
  const files: { readonly name: string; readonly bytes: Uint8Array }[] = []
  for (const { name, read } of offered) {
    if (read === null) return { fault: t('setup:backupTooLarge', { name }) }
    try {
      files.push({ name, bytes: await read() })
    } catch {
      return { fault: restoreSentence({ reason: 'unreadable' }) }
    }
  }
  const opened = await answerOf(ledger().readBackup(files))
  if (!opened.ok) return { fault: restoreSentence(opened.refusal) }
  const [first] = files
  const name =
    files.length === 1 && first ? first.name : t('setup:backupFiles', { n: formatCount(files.length) })
  return { name, preview: opened.value }
}
