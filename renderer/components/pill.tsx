/** A state in a word or two. Colour says it a second time, never alone. */
import type { ReactNode } from 'react'
import type { KindName } from '../../shared/events/event.ts'
import { t } from '../texts/index.ts'
import classes from './pill.module.css'

export type Tone = 'ok' | 'warn' | 'bad' | 'mute' | 'accent'

export const Pill = ({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) => (
  <span className={classes.pill} data-tone={tone} title={typeof children === 'string' ? children : undefined}>
    {children}
  </span>
)

const tones: Readonly<Record<KindName, Tone>> = { inspection: 'mute', arrest: 'bad', rescue: 'ok' }

export const KindTag = ({ kind }: { readonly kind: KindName }) => (
  <span className={classes.kind} data-tone={tones[kind]}>
    {t(kind)}
  </span>
)

/** A dot before a state in a table. */
export const Dot = ({ tone }: { readonly tone: Tone | 'amber' }) => (
  <i className={classes.dot} data-tone={tone} aria-hidden="true" />
)
