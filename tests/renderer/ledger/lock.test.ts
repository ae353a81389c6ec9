// Locking while a key is being derived, which takes a second: it holds.
import { expect, test } from 'vitest'
import type { DeriveKey } from '../../../renderer/ledger/vault/passphrase.ts'
import { createProfile, deriveOnce, reasonOf, value } from './harness.ts'

/** Says when deriving began, and goes on when it may. */
const heldBack = () => {
  let go: () => void = () => undefined
  let begun: () => void = () => undefined
  const may = new Promise<void>((resolve) => {
    go = resolve
  })
  const began = new Promise<void>((resolve) => {
    begun = resolve
  })
  const derive: DeriveKey = async (...asked) => {
    begun()
    await may
    return deriveOnce(...asked)
  }
  return { derive, began, go }
}

test('a lock while an officer’s key is derived: the ledger stays locked, and the log says nothing of an unlock', async () => {
  const profile = createProfile()
  const ledger = profile.start()
  value(await ledger.startTraining('station'))
  await ledger.lock()
  const writes = profile.mirror.writes.length
  const { derive, began, go } = heldBack()
  const other = profile.start({ derive })
  const unlocking = other.unlock(1, 'training')
  await began
  const locking = other.lock()
  go()
  expect(reasonOf(await unlocking)).toBe('locked')
  await locking
  expect(await other.session()).toBeNull()
  expect(profile.mirror.writes).toHaveLength(writes)
  // Asked for after the lock, it opens.
  value(await other.unlock(1, 'training'))
  expect(profile.mirror.writes.slice(writes)).toEqual(['mirror append journal'])
})

test('a lock while a new installation’s key is derived: it is made, and locked', async () => {
  const profile = createProfile()
  const { derive, began, go } = heldBack()
  const ledger = profile.start({ derive })
  const making = ledger.startTraining('station')
  await began
  const locking = ledger.lock()
  go()
  expect(reasonOf(await making)).toBe('locked')
  await locking
  expect(await ledger.session()).toBeNull()
  expect(value(await ledger.boot())).toMatchObject({ state: 'locked', code: 'HRBAJ1' })
})
