/** Batches, receipts and packs opened with the app (double click, second start) come while any screen is shown, or before unlocking: they wait for a session. */
import type { GivenFile } from '../../shared/ipc/contract.ts'
import { go } from '../app/navigation-store.ts'
import { useStanding } from '../app/session-store.ts'
import { takeReceipts } from '../export/take-receipts.ts'
import { isPackName, useOfferedPack } from '../tiers/offered-pack.ts'
import { takeIn } from './import-store.ts'
import { given } from './offered-files.ts'

const held: GivenFile[] = []

const takeHeld = (): void => {
  const { standing } = useStanding.getState()
  if (standing.phase !== 'open' || held.length === 0) return
  const all = held.splice(0).map(given)
  const pack = all.find(({ name }) => isPackName(name))
  if (pack) {
    go({ screen: 'settings' })
    useOfferedPack.setState({ file: pack })
  }
  const files = all.filter(({ name }) => !isPackName(name))
  if (files.length === 0) return
  if (standing.session.mayImport) {
    go({ screen: 'inbox' })
    void takeIn(files)
  } else {
    // What comes to a station that leads no site are receipts; anything else is told by name.
    go({ screen: 'export' })
    void takeReceipts(files)
  }
}

/** Called once, at the start of the page. */
export const listenForGivenFiles = (): void => {
  window.milepost.on('filesGiven', (files) => {
    held.push(...files)
    takeHeld()
  })
  useStanding.subscribe(takeHeld)
}
