/** Where the installation stands: starting, empty, just made, locked or open. */
import { create } from 'zustand'
import type { BootState, Session } from '../../shared/ledger-api.ts'
import type { Refusal } from '../../shared/result.ts'

export type Locked = Extract<BootState, { state: 'locked' }>

export type Standing =
  | { readonly phase: 'starting' }
  /** The stores could not be opened, or disagree: nothing may be done before a person looks at it. */
  | { readonly phase: 'stopped'; readonly refusal: Refusal }
  | { readonly phase: 'empty' }
  /** Made by the set-up, which is still on screen with the pack to write: the ledger is unlocked already. */
  | { readonly phase: 'made'; readonly session: Session }
  | { readonly phase: 'locked'; readonly boot: Locked }
  | { readonly phase: 'open'; readonly session: Session }

export const useStanding = create<{ readonly standing: Standing }>(() => ({
  standing: { phase: 'starting' },
}))
export const setStanding = (standing: Standing): void => useStanding.setState({ standing })

/** Inside the frame there is always a session. */
export const useSession = (): Session => {
  const standing = useStanding((now) => now.standing)
  if (standing.phase !== 'open') throw new Error('A screen inside the frame needs a session')
  return standing.session
}
export const isUnlocked = ({ phase }: Standing): boolean => phase === 'made' || phase === 'open'
export const openSession = (session: Session): void => setStanding({ phase: 'open', session })
