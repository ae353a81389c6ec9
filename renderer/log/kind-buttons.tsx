/** One large button for each kind of record; the first is what the officer does most. */
import { useEffect, useRef } from 'react'
import type { KindName } from '../../shared/events/event.ts'
import { kindNames } from '../../shared/kinds/kinds.ts'
import { go } from '../app/navigation-store.ts'
import { useShortcut } from '../app/shortcuts.ts'
import { Kbd } from '../components/kbd.tsx'
import { type TextKey, t } from '../texts/index.ts'
import classes from './log.module.css'

const rows: Readonly<Record<KindName, { readonly keys: string; readonly hint: TextKey }>> = {
  inspection: { keys: 'F2', hint: 'log:inspectionHint' },
  arrest: { keys: 'F3', hint: 'log:arrestHint' },
  rescue: { keys: 'F4', hint: 'log:rescueHint' },
}

export const KindButtons = () => {
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus({ preventScroll: true }), [])
  return kindNames.map((kind, i) => (
    <KindButton key={kind} kind={kind} go={i === 0} focus={i === 0 ? first : null} />
  ))
}

const KindButton = (props: {
  readonly kind: KindName
  readonly go: boolean
  readonly focus: React.RefObject<HTMLButtonElement | null> | null
}) => {
  const { keys, hint } = rows[props.kind]
  const act = () => go({ screen: 'entry', kind: props.kind })
  useShortcut(keys, act)
  return (
    <button
      ref={props.focus}
      type="button"
      className={classes.act}
      data-go={props.go || undefined}
      aria-label={t(props.kind)}
      aria-keyshortcuts={keys}
      onClick={act}
    >
      <strong>{t(props.kind)}</strong>
      <span>{t(hint)}</span>
      <Kbd keys={keys} />
    </button>
  )
}
