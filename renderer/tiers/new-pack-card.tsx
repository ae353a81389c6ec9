/** A newer pack of the operation, with its opening code: chosen, dropped, or opened with the app. */
import { TextInput } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import type { Session } from '../../shared/ledger-api.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import { main } from '../app/main-process.ts'
import { tell } from '../app/notice-store.ts'
import { openSession, useSession } from '../app/session-store.ts'
import { Action } from '../components/action.tsx'
import { Card } from '../components/card.tsx'
import { refusalSentence } from '../components/sentences.ts'
import type { OfferedFile } from '../inbox/import-store.ts'
import { given, useFileDrop } from '../inbox/offered-files.ts'
import { formatCount, t } from '../texts/index.ts'
import { useOfferedPack } from './offered-pack.ts'
import classes from './tiers.module.css'

type Chosen = { readonly name: string; readonly bytes: Uint8Array }

/** Read when it is offered; a sentence where it cannot be. */
const readOffered = async ({ name, read }: OfferedFile): Promise<Chosen | string> => {
  if (read === null) return t('setup:packTooLarge')
  try {
    return { name, bytes: await read() }
  } catch {
    return refusalSentence({ reason: 'unreadable' })
  }
}

/** With what it changes of this installation's work. */
const takenSentence = (before: Session, after: Session): string => {
  const taken = t('tiers:packTaken', { version: formatCount(after.pack.version) })
  if (before.mayImport === after.mayImport) return taken
  return `${taken} ${t(after.mayImport ? 'tiers:leadGained' : 'tiers:leadLost')}`
}

export const NewPackCard = () => {
  const session = useSession()
  const [file, setFile] = useState<Chosen | null>(null)
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState('')
  const offered = useOfferedPack((now) => now.file)
  const take = useCallback(async (one: OfferedFile) => {
    const read = await readOffered(one)
    setFault(typeof read === 'string' ? read : '')
    setFile(typeof read === 'string' ? null : read)
  }, [])
  useEffect(() => {
    if (offered === null) return
    useOfferedPack.setState({ file: null })
    void take(offered)
  }, [offered, take])
  const over = useFileDrop(([dropped]) => dropped && void take(dropped))
  const choose = async () => {
    const [chosen] = await main().openFiles('pack')
    if (chosen !== undefined) await take(given(chosen))
  }
  const open = async () => {
    setTried(true)
    if (file === null || code.trim() === '') return setFault(file === null ? t('setup:packMissing') : '')
    setBusy(true)
    const taken = await answerOf(ledger().takePack(file.bytes, code))
    setBusy(false)
    if (!taken.ok) return setFault(refusalSentence(taken.refusal))
    setFault('')
    setFile(null)
    setCode('')
    setTried(false)
    openSession(taken.value)
    tell({ tone: 'ok', text: takenSentence(session, taken.value) })
  }
  const size = formatCount(Math.ceil((file?.bytes.length ?? 0) / 1024))
  return (
    <Card title={t('tiers:packCard')} padded>
      <div className={classes.card}>
        <p className={classes.hint}>{t('tiers:packHint')}</p>
        <div className={classes.line}>
          <Action onAct={() => void choose()}>{t('setup:choosePack')}</Action>
          <span>
            {over
              ? t('setup:dropNow')
              : file === null
                ? t('setup:dropPack')
                : t('setup:packChosen', { name: file.name, size })}
          </span>
        </div>
        <TextInput
          label={t('setup:openingCode')}
          value={code}
          autoComplete="off"
          spellCheck={false}
          maxLength={40}
          styles={{ input: { fontFamily: 'var(--mono)' } }}
          error={tried && code.trim() === '' ? t('setup:needed') : undefined}
          onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
        />
        <div>
          <Action busy={busy} onAct={() => void open()}>
            {t('tiers:packTake')}
          </Action>
        </div>
        <p className={busy ? classes.said : classes.fault} role={busy ? 'status' : 'alert'}>
          {busy ? t('tiers:packTaking') : fault}
        </p>
      </div>
    </Card>
  )
}
