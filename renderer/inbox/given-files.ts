/** Batches opened with the app (double click, second start) come while any screen is shown, or before unlocking: they wait for a session. */
import type { GivenFile } from '../../shared/ipc/contract.ts'
import { go } from '../app/navigation-store.ts'
import { useStanding } from '../app/session-store.ts'
import { takeIn } from './import-store.ts'
import { given } from './offered-files.ts'

const held: GivenFile[] = []

const takeHeld = (): void => {
  const { standing } = useStanding.getState()
  if (standing.phase !== 'open' || standing.session.role !== 'unit' || held.length === 0) return
  go({ screen: 'inbox' })
  void takeIn(held.splice(0).map(given))
}

/** Called once, at the start of the page. */
export const listenForGivenFiles = (): void => {
  window.milepost.on('filesGiven', (files) => {
    held.push(...files)
    takeHeld()
  })
  useStanding.subscribe(takeHeld)
}
