/** Locking: by F12, when nobody touched the window for a while, and when the machine sleeps or locks. */
import { useEffect } from 'react'
import { t } from '../texts/index.ts'
import { closeLedger, ledger, onLedgerFault, openLedger } from './ledger.ts'
import { main } from './main-process.ts'
import { forgetPlaces } from './navigation-store.ts'
import { dismissNotice, tell } from './notice-store.ts'
import { forgetOpening, isOpening } from './opening.ts'
import { usePreferences } from './preferences-store.ts'
import { isUnlocked, setStanding, useStanding } from './session-store.ts'
import { useShortcut } from './shortcuts.ts'

/** What must hold nothing once the window is locked. Each store with anything of the operation in it adds itself. */
const forgetters: (() => void)[] = [forgetPlaces, dismissNotice, forgetOpening]
export const forgetOnLock = (forget: () => void): void => {
  forgetters.push(forget)
}

/** Asks the ledger where the installation stands. */
export const boot = async (): Promise<void> => {
  const booted = await ledger().boot()
  if (!booted.ok) setStanding({ phase: 'stopped', refusal: booted.refusal })
  else if (booted.value.state === 'empty') setStanding({ phase: 'empty' })
  else setStanding({ phase: 'locked', boot: booted.value })
}

/** Wherever a ledger is unlocked, or about to be. */
export const lockNow = async (): Promise<void> => {
  if (isUnlocked(useStanding.getState().standing) || isOpening()) await startAnew()
}

/** The screen is emptied first, so that nothing stays in sight whatever the worker does. */
const startAnew = async (): Promise<void> => {
  setStanding({ phase: 'starting' })
  try {
    for (const forget of forgetters) forget()
    const held = ledger()
    const late = new Promise<void>((done) => setTimeout(done, 1000))
    await Promise.race([held.lock().catch(() => undefined), late])
    closeLedger()
    await openLedger()
    await boot()
  } catch {
    stop()
  }
}

/** Nothing is open, until Milepost is started again. */
const stop = (): void => {
  closeLedger()
  setStanding({ phase: 'stopped', refusal: { reason: 'store-failed' } })
}

/** Milliseconds: one worker after another that fails so soon is not started for ever. */
const tooSoon = 10_000
let lastFault = Number.NEGATIVE_INFINITY

/**
 * The worker failed. Nothing of it is trusted any more: another one is started, whoever was at work unlocks again, and
 * what was saved is there. A worker that cannot be started, or fails soon after the one before, stops the window.
 */
export const lockAfterFault = async (): Promise<void> => {
  const { phase } = useStanding.getState().standing
  // Who starts or locks is waiting for the ledger's answer, hears of the fault by it, and goes on from there.
  if (phase === 'starting' || phase === 'stopped') return
  const sinceLast = performance.now() - lastFault
  lastFault = performance.now()
  if (sinceLast < tooSoon) {
    for (const forget of forgetters) forget()
    return stop()
  }
  await startAnew()
  if (useStanding.getState().standing.phase !== 'stopped') tell({ tone: 'bad', text: t('ledgerFailed') })
}

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const

/** Locks after the minutes of the preferences without a sign of anybody. */
const useIdleLock = (minutes: number): void => {
  useEffect(() => {
    let seen = Date.now()
    const note = () => {
      seen = Date.now()
    }
    for (const sign of signs) window.addEventListener(sign, note, { capture: true, passive: true })
    const watch = setInterval(() => {
      if (Date.now() - seen >= minutes * 60_000) void lockNow()
    }, 2000)
    return () => {
      clearInterval(watch)
      for (const sign of signs) window.removeEventListener(sign, note, { capture: true })
    }
  }, [minutes])
}

/** Once, at the window's root: what is unlocked is locked from any screen. */
export const useLocking = (): void => {
  const minutes = usePreferences((now) => now.idleMinutes)
  useEffect(() => onLedgerFault(() => void lockAfterFault()), [])
  useIdleLock(minutes)
  useShortcut('F12', () => void lockNow(), true, true)
  useEffect(() => main().on('lock', () => void lockNow()), [])
}
