/** A button with its key: pressing the key does the same as pressing the button. */
import { Button } from '@mantine/core'
import type { ReactNode, Ref } from 'react'
import { useShortcut } from '../app/shortcuts.ts'
import { Kbd } from './kbd.tsx'

interface ActionProps {
  readonly children: ReactNode
  readonly onAct: () => void
  readonly keys?: string
  /** The one action that this screen is for. */
  readonly go?: boolean
  readonly tone?: 'bad'
  readonly disabled?: boolean
  readonly busy?: boolean
  /** Small, for rows of tables and cards. */
  readonly small?: boolean
  readonly quiet?: boolean
  readonly ref?: Ref<HTMLButtonElement>
  readonly label?: string
}

export const Action = ({
  children,
  onAct,
  keys,
  go,
  tone,
  disabled,
  busy,
  small,
  quiet,
  ref,
  label,
}: ActionProps) => {
  useShortcut(keys, onAct, disabled !== true && busy !== true)
  return (
    <Button
      {...(ref === undefined ? {} : { ref })}
      variant={go === true ? 'filled' : quiet === true ? 'subtle' : 'default'}
      {...(tone === 'bad' ? { color: 'var(--bad)', ...(go === true ? {} : { c: 'var(--bad)' }) } : {})}
      size={small === true ? 'compact-sm' : 'sm'}
      disabled={disabled === true}
      data-busy={busy === true || undefined}
      aria-busy={busy === true || undefined}
      aria-label={label}
      aria-keyshortcuts={keys?.replace('Ctrl', 'Control')}
      onClick={() => busy !== true && onAct()}
      rightSection={keys === undefined ? null : <Kbd keys={keys} />}
    >
      {children}
    </Button>
  )
}
