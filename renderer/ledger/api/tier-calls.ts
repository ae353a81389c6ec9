/** Units below units: a unit joins, the authority names it, everybody takes the newer pack. */
import type { TierCalls } from '../../../shared/ledger-api/tiers.ts'
import { accept, refuse } from '../../../shared/result.ts'
import { nameUnit, readJoin } from '../session/add-unit.ts'
import { createInstallation } from '../session/create-installation.ts'
import { makeJoiningUnit, writeJoinFile } from '../session/join-operation.ts'
import { loadKeyring } from '../session/keyring-file.ts'
import { sessionOf } from '../session/session-view.ts'
import { readNewerPack, takePack } from '../session/take-pack.ts'
import { beginWork } from './begin-work.ts'
import { change, type LedgerState } from './state.ts'

export const createTierCalls = (state: LedgerState): TierCalls => {
  const { parts } = state
  return {
    createJoiningUnit: (wish, officer) => {
      const { locks } = state
      return state.queue.run(async () => {
        if (state.open) return refuse({ reason: 'busy' })
        const keyring = await loadKeyring(parts)
        if (!keyring.ok) return keyring
        if (keyring.value || !state.pack) return refuse({ reason: 'not-allowed' })
        const made = await makeJoiningUnit(parts.caps, state.pack, wish)
        if (!made.ok) return made
        const ledger = await createInstallation(parts, { ...made.value, officer })
        if (!ledger.ok) return ledger
        state.pack = null
        return beginWork(state, ledger.value, locks)
      })
    },
    // Neither changes anything: the page is not told to ask again.
    makeJoinFile: async () => (state.open ? writeJoinFile(state.open) : refuse({ reason: 'locked' })),
    readJoinFile: async (bytes) => (state.open ? readJoin(state.open, bytes) : refuse({ reason: 'locked' })),
    addUnit: (bytes, decision) =>
      change(state, async (ledger) => {
        const done = await nameUnit(ledger, bytes, decision)
        return done.ok ? accept(sessionOf(ledger)) : done
      }),
    takePack: async (bytes, code) => {
      const { open } = state
      if (!open) return refuse({ reason: 'locked' })
      // The opening code takes a second to derive: nobody's entry waits for it.
      const newer = await readNewerPack(open, bytes, code)
      if (!newer.ok) return newer
      return change(state, async (ledger) => {
        const done = await takePack(ledger, newer.value)
        return done.ok ? accept(sessionOf(ledger)) : done
      })
    },
  }
}
