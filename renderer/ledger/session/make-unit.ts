/** A unit that creates an operation: its keys, and the pack's first version. */
import type { Cryptography } from '../../../shared/capabilities.ts'
import type { ClockTime } from '../../../shared/events/event.ts'
import type { OperationDraft, SiteDraft } from '../../../shared/ledger-api.ts'
import { fromHex, toHex } from '../../../shared/lines/bytes.ts'
import { checkPack } from '../../../shared/pack/check-pack.ts'
import { operationIdOf } from '../../../shared/pack/fingerprint.ts'
import { signPack } from '../../../shared/pack/make-pack.ts'
import type { Dated, Pack, PackSite, PackUnit } from '../../../shared/pack/pack.ts'
import { type TrainingDays, trainingPack } from '../../../shared/pack/training.ts'
import { trainingKeys } from '../../../shared/pack/training-keys.ts'
import { offsetsOf } from '../../../shared/pack/zone-offsets.ts'
import { accept, type Result, refuse } from '../../../shared/result.ts'
import { toBase64 } from '../bytes.ts'
import { makeIdentity } from '../vault/officer-slot.ts'
import { type NewInstallation, tidy } from './create-installation.ts'

/** Sets of officers' languages are the same everywhere: those of INTERPOL. */
const languages = ['en', 'fr', 'es', 'ar']

type Period = Pick<Pack, 'starts' | 'ends'>

/** A zone's offsets from an instant on, after those that held until then: a change never moves a past day. */
const offsetsFrom = (instant: string, past: readonly Dated[], next: readonly Dated[]): readonly Dated[] => {
  const kept = past.filter(({ from }) => from < instant)
  const holding = next.findLast(({ from }) => from <= instant)
  if (kept.length === 0 || !holding) return next
  return [...kept, { from: instant, minutes: holding.minutes }, ...next.filter(({ from }) => from > instant)]
}

/** null: a zone that the machine does not know. A site already in the pack keeps its past: a new cut-off holds from today, a new zone from now. */
export const siteOf = (
  draft: SiteDraft,
  unit: string,
  period: Period,
  before?: PackSite,
  now: ClockTime = '',
): PackSite | null => {
  const { id, type, country, zone, cutoff } = draft
  const { starts, ends } = period
  const next = before?.zone === zone ? before.offsets : offsetsOf(zone, starts, ends)
  if (!next) return null
  const offsets =
    before && before.zone !== zone
      ? offsetsFrom(`${new Date(now).toISOString().slice(0, 16)}Z`, before.offsets, next)
      : next
  const today = now.slice(0, 10)
  const from = today > starts ? today : starts
  const kept = before?.cutoffs.filter((fact) => fact.from < from) ?? []
  const same = before?.cutoffs.at(-1)?.minutes === cutoff
  const cutoffs =
    before && same ? before.cutoffs : [...kept, { from: kept.length > 0 ? from : starts, minutes: cutoff }]
  return {
    id,
    name: tidy(draft.name),
    type,
    country,
    unit: draft.unit ?? before?.unit ?? unit,
    zone,
    offsets,
    cutoffs,
  }
}

interface UnitKeys {
  readonly authority: string
  readonly batch: { readonly identity: string; readonly recipient: string }
  readonly recovery: { readonly identity: string; readonly recipient: string }
}

/** In training, the public ones. */
export const keysOf = async (caps: Cryptography, training: boolean): Promise<UnitKeys> =>
  training
    ? {
        authority: trainingKeys.authoritySecret,
        batch: { identity: trainingKeys.unitIdentity, recipient: trainingKeys.unitRecipient },
        recovery: { identity: trainingKeys.recoveryIdentity, recipient: trainingKeys.recoveryRecipient },
      }
    : { authority: toHex(caps.random(32)), batch: await makeIdentity(), recovery: await makeIdentity() }

type Unsigned = Omit<NewInstallation, 'officer' | 'packFile'> & {
  readonly pack: Pack
  readonly authority: string
}

/** Refuses with `invalid-entry` and the field that no reader of the pack would take. */
const signed = (
  caps: Cryptography,
  { pack, authority, ...rest }: Unsigned,
): Result<Omit<NewInstallation, 'officer'>> => {
  const checked = checkPack(pack)
  if (!checked.ok)
    return refuse({ reason: 'invalid-entry', detail: { field: checked.refusal.detail?.field ?? '' } })
  return accept({ ...rest, packFile: signPack(caps, pack, fromHex(authority)) })
}

/** In training, authority, batch and recovery keys are the public ones; operation and log are made anew. */
export const makeUnit = async (
  caps: Cryptography,
  draft: OperationDraft,
  training: boolean,
): Promise<Result<Omit<NewInstallation, 'officer'>>> => {
  const keys = await keysOf(caps, training)
  const log = toHex(caps.random(32))
  const own = await makeIdentity()
  const nonce = toHex(caps.random(16))
  const authority = toHex(caps.publicKey(fromHex(keys.authority)))
  const unit: PackUnit = {
    ...{ id: draft.unit.id, name: tidy(draft.unit.name), type: draft.unit.type, country: draft.unit.country },
    ...{ parent: null, log: toHex(caps.publicKey(fromHex(log))) },
    ...{ recipient: keys.batch.recipient, recovery: keys.recovery.recipient, personal: true },
  }
  const sites = draft.sites.map((site) => siteOf(site, unit.id, draft))
  if (sites.includes(null)) return refuse({ reason: 'invalid-entry', detail: { field: 'zone' } })
  const pack: Pack = {
    ...{ pack: 1, version: 1, operation: operationIdOf(caps, authority, nonce), authority, nonce, training },
    ...{ name: tidy(draft.name), short: draft.short, starts: draft.starts, ends: draft.ends },
    ...{ retention: draft.retention, languages, mark: draft.mark, units: [unit] },
    sites: sites.filter((site) => site !== null),
    matching: training ? trainingKeys.matching : toBase64(caps.random(32)),
    previous: null,
  }
  return signed(caps, {
    ...{ role: 'unit', place: unit.id, code: unit.id, pack, authority: keys.authority },
    ...{ recovery: keys.recovery.recipient, recipient: own.recipient },
    secrets: {
      ...{ log, identity: own.identity },
      unit: { authority: keys.authority, batch: keys.batch.identity, recovery: keys.recovery.identity },
    },
  })
}

/** The training operation's unit, all of whose keys are public. */
export const makeTrainingUnit = async (
  caps: Cryptography,
  days: TrainingDays,
): Promise<Result<Omit<NewInstallation, 'officer'>>> => {
  const keys = await keysOf(caps, true)
  const own = await makeIdentity()
  const pack = trainingPack(days)
  const id = pack.units[0]?.id ?? ''
  return signed(caps, {
    ...{ role: 'unit', place: id, code: id, pack, authority: keys.authority },
    ...{ recovery: keys.recovery.recipient, recipient: own.recipient },
    secrets: {
      ...{ log: trainingKeys.unitLogSecret, identity: own.identity },
      unit: { authority: keys.authority, batch: keys.batch.identity, recovery: keys.recovery.identity },
    },
  })
}
