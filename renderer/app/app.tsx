/** The whole window: what the installation's standing calls for, in the chosen theme and direction. */
import '@mantine/core/styles.css'
import './fonts.css'
import './tokens.css'
import './global.css'
import { DirectionProvider, MantineProvider } from '@mantine/core'
import { Component, lazy, type ReactNode, Suspense, useEffect, useLayoutEffect } from 'react'
import { ErrorSentence } from '../components/error-sentence.tsx'
import { NoticeLine } from '../components/notice-line.tsx'
import { startTexts, t } from '../texts/index.ts'
import { directionOf } from '../texts/languages.ts'
import { UnlockScreen } from '../unlock/unlock-screen.tsx'
import { useCopyNews } from './copy-store.ts'
import { lockNow, useLocking } from './locking.ts'
import { usePreferences } from './preferences-store.ts'
import { useStanding } from './session-store.ts'
import { Starting, Stopped } from './starting.tsx'
import { cssVariables, theme } from './theme.ts'

/** What stands behind the passphrase is read while it is typed. */
const readFrame = async () => ({ default: (await import('./frame.tsx')).Frame })
const Frame = lazy(readFrame)
const SetupScreen = lazy(async () => ({ default: (await import('../setup/setup-screen.tsx')).SetupScreen }))

/** Main writes the nonce of this window's content policy into the page. */
const styleNonce = () => document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? ''

const Standing = () => {
  const standing = useStanding((now) => now.standing)
  useEffect(() => {
    if (standing.phase === 'locked') void readFrame()
  }, [standing.phase])
  switch (standing.phase) {
    case 'starting':
      return <Starting />
    case 'stopped':
      return (
        <Stopped>
          {/* The others speak of an entry that is still on screen. */}
          {standing.refusal.reason === 'mirror-damaged' ? (
            <ErrorSentence refusal={standing.refusal} />
          ) : (
            <p role="alert">{t('ledgerStopped')}</p>
          )}
        </Stopped>
      )
    case 'empty':
    case 'made':
      return (
        <>
          <SetupScreen />
          <NoticeLine />
        </>
      )
    case 'locked':
      return (
        <>
          <UnlockScreen boot={standing.boot} />
          <NoticeLine />
        </>
      )
    case 'open':
      return <Frame />
  }
}

export const Look = ({ children }: { readonly children: ReactNode }) => {
  const { language, theme: chosen, large } = usePreferences()
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = chosen
    document.documentElement.dataset.size = large ? 'large' : 'normal'
  }, [chosen, large])
  startTexts(language)
  return (
    <DirectionProvider key={language} initialDirection={directionOf(language)} detectDirection={false}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        forceColorScheme={chosen === 'night' ? 'dark' : 'light'}
        getStyleNonce={styleNonce}
      >
        {children}
      </MantineProvider>
    </DirectionProvider>
  )
}

/** A part of the window that cannot be read or drawn: whatever was open is locked, and the window says so. */
class WindowBroken extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override componentDidCatch() {
    void lockNow()
  }
  override render() {
    return this.state.broken ? (
      <Stopped>
        <p role="alert">{t('windowBroken')}</p>
      </Stopped>
    ) : (
      this.props.children
    )
  }
}

export const App = () => {
  useLocking()
  useCopyNews()
  return (
    <Look>
      <WindowBroken>
        <Suspense fallback={<Starting />}>
          <Standing />
        </Suspense>
      </WindowBroken>
    </Look>
  )
}
