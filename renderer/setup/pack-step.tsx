/** The pack file and its opening code. */
import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PackPreview } from '../../shared/ledger-api.ts'
import type { Refusal } from '../../shared/result.ts'
import { answerOf, ledger } from '../app/ledger.ts'
import { main } from '../app/main-process.ts'
import { Action } from '../components/action.tsx'
import type { OfferedFile } from '../inbox/import-store.ts'
import { given, useFileDrop } from '../inbox/offered-files.ts'
import { formatCount, t } from '../texts/index.ts'
import classes from './setup.module.css'
import { Step } from './step.tsx'

export interface ChosenPack {
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null
  readonly code: string
  readonly training: boolean
}

export const PackStep = (props: {
  readonly chosen: ChosenPack
  readonly onChange: (chosen: ChosenPack) => void
  readonly onBack: () => void
  readonly onOpened: (preview: PackPreview) => void
}) => {
  const { chosen, onChange } = props
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const [tooLarge, setTooLarge] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)

  const take = async (offered: OfferedFile | undefined) => {
    if (offered === undefined) return
    setRefusal(null)
    setTooLarge(offered.read === null)
    try {
      const bytes = await offered.read?.()
      onChange({ ...chosen, file: bytes === undefined ? null : { name: offered.name, bytes } })
    } catch {
      onChange({ ...chosen, file: null })
      setRefusal({ reason: 'unreadable' })
    }
  }
  const over = useFileDrop((files) => void take(files[0]))
  const choose = async () => {
    const [file] = await main().openFiles('pack')
    if (file !== undefined) await take(given(file))
  }
  const open = async () => {
    setTried(true)
    if (chosen.file === null || chosen.code.trim() === '') return
    setBusy(true)
    const opened = await answerOf(ledger().readPack(chosen.file.bytes, chosen.code, chosen.training))
    setBusy(false)
    if (opened.ok) props.onOpened(opened.value)
    else setRefusal(opened.refusal)
  }
  const fault = tooLarge
    ? t('setup:packTooLarge')
    : tried && chosen.file === null
      ? t('setup:packMissing')
      : null
  return (
    <Step
      lead={t('setup:packLead')}
      onBack={props.onBack}
      onNext={() => void open()}
      next={t('setup:openPack')}
      busy={busy}
      refusal={refusal}
    >
      <section className={classes.drop} data-over={over || undefined} aria-label={t('setup:packFile')}>
        {over ? (
          t('setup:dropNow')
        ) : (
          <>
            <Action onAct={() => void choose()} keys="Ctrl+O">
              {t('setup:choosePack')}
            </Action>
            <span>
              {chosen.file === null
                ? (fault ?? t('setup:dropPack'))
                : t('setup:packChosen', {
                    name: chosen.file.name,
                    size: formatCount(Math.ceil(chosen.file.bytes.length / 1024)),
                  })}
            </span>
          </>
        )}
      </section>
      <TextInput
        className={classes.w3 ?? ''}
        label={t('setup:openingCode')}
        value={chosen.code}
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        styles={{ input: { fontFamily: 'var(--mono)' } }}
        error={tried && chosen.code.trim() === '' ? t('setup:needed') : undefined}
        onChange={(event) => {
          setRefusal(null)
          onChange({ ...chosen, code: event.currentTarget.value.toUpperCase() })
        }}
      />
      <p className={`${classes.w6} ${classes.hint}`}>{t('setup:openingCodeHint')}</p>
      <Checkbox
        className={classes.w6 ?? ''}
        label={t('setup:forTraining')}
        checked={chosen.training}
        onChange={(event) => onChange({ ...chosen, training: event.currentTarget.checked })}
      />
    </Step>
  )
}
