/** From an empty profile to an open ledger, and back to a locked one. */
import type { BootState, LedgerApi, OfficerDraft, Session } from '../../../shared/ledger-api.ts'
import { fromHex } from '../../../shared/lines/bytes.ts'
import { fingerprintOf } from '../../../shared/pack/fingerprint.ts'
import { makePackFile, signPack } from '../../../shared/pack/make-pack.ts'
import { openPackFile } from '../../../shared/pack/open-pack.ts'
import { groupOpeningCode, makeOpeningCode } from '../../../shared/pack/opening-code.ts'
import { trainingPack } from '../../../shared/pack/training.ts'
import { trainingKeys } from '../../../shared/pack/training-keys.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { timeNow } from '../clock.ts'
import { changeSites } from '../session/change-operation.ts'
import {
  createInstallation,
  type NewInstallation,
  trainingPassphrase,
} from '../session/create-installation.ts'
import { copyKeyring, loadKeyring, saveKeyring } from '../session/keyring-file.ts'
import { backupOf, lastBackupOf } from '../session/make-backup.ts'
import { isCode, makeStation } from '../session/make-station.ts'
import { makeTrainingUnit, makeUnit } from '../session/make-unit.ts'
import { openLedger } from '../session/open-ledger.ts'
import { purgePersonal } from '../session/purge-personal.ts'
import { dropRequest } from '../session/recovery-file.ts'
import { openBackup, previewOf, restoreBackup } from '../session/restore-backup.ts'
import { placeCopy } from '../session/restore-copy.ts'
import { isSupervisor, sessionOf } from '../session/session-view.ts'
import { trainingDays } from '../session/training-days.ts'
import { isSlotless, officersOf, unlockKeyring } from '../vault/keyring.ts'
import { beginWork } from './begin-work.ts'
import { change, type LedgerState, opened } from './state.ts'

type SetupCalls = Pick<
  LedgerApi,
  | 'boot'
  | 'createUnit'
  | 'writePack'
  | 'changeOperation'
  | 'readPack'
  | 'createStation'
  | 'startTraining'
  | 'makeBackup'
  | 'purgePersonal'
  | 'backedUp'
  | 'lastBackup'
  | 'readBackup'
  | 'restore'
  | 'restoreCopy'
  | 'unlock'
  | 'lock'
  | 'session'
>

export const createSetupCalls = (state: LedgerState): SetupCalls => {
  const { parts } = state
  const { caps, clock } = parts

  const create = async (
    made: Result<Omit<NewInstallation, 'officer'>>,
    officer: OfficerDraft,
    locks: number,
  ): Promise<Result<Session>> => {
    if (!made.ok) return made
    const ledger = await createInstallation(parts, { ...made.value, officer })
    if (!ledger.ok) return ledger
    state.pack = null
    return beginWork(state, ledger.value, locks)
  }

  /** Only where there is no installation yet. */
  const onEmpty = <T>(work: (locks: number) => Promise<Result<T>>): Promise<Result<T>> => {
    const { locks } = state
    return state.queue.run(async () => {
      if (state.open) return refuse({ reason: 'busy' })
      const keyring = await loadKeyring(parts)
      if (!keyring.ok) return keyring
      return keyring.value ? refuse({ reason: 'not-allowed' }) : work(locks)
    })
  }

  return {
    boot: async () => {
      const keyring = await loadKeyring(parts)
      if (!keyring.ok) return keyring
      if (!keyring.value) return accept<BootState>({ state: 'empty' })
      const { role, code, operation, training, lastOfficer } = keyring.value
      const officers = officersOf(keyring.value)
        .filter(({ enabled }) => enabled)
        .map(({ officer }) => officer)
      const shown = { role, code, operation, training, officers, lastOfficer }
      return accept<BootState>({ state: 'locked', ...shown, asksUnit: isSlotless(keyring.value) })
    },
    createUnit: (draft, officer, training) =>
      onEmpty(async (locks) => create(await makeUnit(caps, draft, training), officer, locks)),
    readPack: async (bytes, code, training) => {
      const pack = await openPackFile(caps, bytes, code, training)
      if (!pack.ok) return pack
      state.pack = pack.value
      return accept({ pack: pack.value.pack, fingerprint: fingerprintOf(caps, pack.value.pack.authority) })
    },
    createStation: (site, code, officer) =>
      onEmpty(async (locks) => {
        if (!state.pack) return refuse({ reason: 'not-allowed' })
        return create(await makeStation(caps, state.pack, site, code), officer, locks)
      }),
    startTraining: (side) =>
      onEmpty(async (locks) => {
        const days = trainingDays(clock)
        const officer = { name: 'Training Officer', badge: 'TR-1', passphrase: trainingPassphrase }
        if (side === 'unit') return create(await makeTrainingUnit(caps, days), officer, locks)
        const packFile = signPack(caps, trainingPack(days), fromHex(trainingKeys.authoritySecret))
        const site = packFile.pack.sites[0]?.id ?? ''
        return create(await makeStation(caps, packFile, site, `${site}1`), officer, locks)
      }),
    purgePersonal: () =>
      change(state, async (ledger) => {
        const purged = await purgePersonal(ledger)
        if (!purged.ok) return purged
        const { bytes, suggestedName } = purged.value
        state.open = purged.value.ledger
        return accept({ bytes, suggestedName })
      }),
    makeBackup: () => change(state, backupOf),
    backedUp: () =>
      change(state, async ({ own, officer }) => {
        const noted = await own.append(officer, { op: 'audited', act: 'backup' })
        return noted.ok ? accept(undefined) : noted
      }),
    lastBackup: async () => lastBackupOf(opened(state)),
    readBackup: async (files) => {
      const backup = openBackup(parts, files)
      if (!backup.ok) return backup
      state.backup = backup.value
      return accept(previewOf(backup.value))
    },
    restore: (officer, passphrase, code) =>
      onEmpty(async (locks) => {
        if (!state.backup || isSlotless(state.backup.keyring) || !isCode(code))
          return refuse({ reason: 'not-allowed' })
        const ledger = await restoreBackup(parts, state.backup, officer, passphrase, code)
        if (!ledger.ok) return ledger
        state.backup = null
        return beginWork(state, ledger.value, locks)
      }),
    restoreCopy: (officer, passphrase, code) =>
      onEmpty(async () => {
        const { backup } = state
        if (!backup || !isSlotless(backup.keyring) || !isCode(code)) return refuse({ reason: 'not-allowed' })
        const asked = await placeCopy(parts, backup, officer, passphrase, code)
        if (asked.ok) state.backup = null
        return asked
      }),
    unlock: (officer, passphrase) => {
      const { locks } = state
      return state.queue.run(async () => {
        if (state.open) return refuse({ reason: 'busy' })
        const keyring = await loadKeyring(parts)
        if (!keyring.ok) return keyring
        if (!keyring.value) return refuse({ reason: 'not-allowed' })
        const slot = keyring.value.slots.find((candidate) => candidate.officer === officer)
        if (slot && !slot.enabled) return refuse({ reason: 'officer-disabled' })
        const keys = await unlockKeyring(caps, parts.derive, keyring.value, officer, passphrase)
        if (!keys.ok) return keys
        // A lock that came while the key was derived: nothing is opened for it to close.
        if (state.locks !== locks) return refuse({ reason: 'locked' })
        const ledger = await openLedger(parts, keyring.value, keys.value, officer)
        if (!ledger.ok) return ledger
        if (keyring.value.lastOfficer !== officer)
          await saveKeyring(ledger.value, { ...keyring.value, lastOfficer: officer })
        else await copyKeyring(ledger.value)
        const dropped = await dropRequest(parts, keyring.value, officer)
        if (dropped !== null) ledger.value.droppedRequest = dropped
        return beginWork(state, ledger.value, locks)
      })
    },
    lock: async () => {
      state.stops++
      state.locks++
      // Whatever is being saved comes to its end first; the page then ends the worker, and every key with it.
      await state.queue.run(async () => {
        state.open?.store.close()
        state.open = null
        state.pack = null
        state.backup = null
      })
    },
    session: async () => (state.open ? sessionOf(state.open) : null),
    writePack: () =>
      change(state, async ({ packFile, secrets, officer, fold }) => {
        const supervisor = fold.officer(fold.own, officer)?.role === 'supervisor'
        if (!supervisor || secrets.role !== 'unit') return refuse({ reason: 'not-allowed' })
        const code = makeOpeningCode(caps)
        const bytes = await makePackFile(caps, packFile, code)
        const suggestedName = `${packFile.pack.short}_v${packFile.pack.version}.mppack`
        return accept({ bytes, suggestedName, code: groupOpeningCode(code) })
      }),
    changeOperation: (sites) =>
      change(state, async (ledger) => {
        if (!isSupervisor(ledger)) return refuse({ reason: 'not-allowed' })
        const done = await changeSites(ledger, sites, timeNow(clock))
        return done.ok ? accept(sessionOf(ledger)) : done
      }),
  }
}
