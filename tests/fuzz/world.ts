/**
 * The installations that files are given to, prepared once: a central unit, a unit below it, two stations that count, one
 * that waits and one that was rejected. Each file is given to a copy. Keys for officers are derived cheaply: what a
 * passphrase costs is not looked at here, and whether a file may make it dear is.
 */
import { cryptography } from '../../renderer/ledger/cryptography.ts'
import { loadKeyring } from '../../renderer/ledger/session/keyring-file.ts'
import type { LedgerParts } from '../../renderer/ledger/session/open-ledger.ts'
import { unlockKeyring } from '../../renderer/ledger/vault/keyring.ts'
import { recipientOf } from '../../renderer/ledger/vault/officer-slot.ts'
import { type DeriveKey, leastCost } from '../../renderer/ledger/vault/passphrase.ts'
import type { Secrets } from '../../renderer/ledger/vault/secrets.ts'
import { makeBatch } from '../../shared/batch/make-batch.ts'
import { openBatchContent } from '../../shared/batch/open-batch.ts'
import { verifyBatch } from '../../shared/batch/verify-batch.ts'
import type { LogId, Reference } from '../../shared/events/event.ts'
import { referenceOf } from '../../shared/events/reference.ts'
import type { LedgerApi } from '../../shared/ledger-api.ts'
import { encodeText, fromHex } from '../../shared/lines/bytes.ts'
import type { Pack } from '../../shared/pack/pack.ts'
import type { OpenEvent, Segment } from '../../shared/segments/segment.ts'
import {
  anna,
  copyProfile,
  createProfile,
  exportFile,
  type Installation,
  inspection,
  makeStation,
  makeUnit,
  passphrase,
  value,
} from '../renderer/ledger/harness.ts'
import { decision, makeJoining, siteDraft, wishes } from '../renderer/ledger/tier-setup.ts'
import { Fault } from './fault.ts'
import { openTo, sealUnder } from './layers.ts'
import { remembering } from './remembered.ts'

/** Half a minute of a slow laptop, and no more memory than it can spare: no file may make it more. */
const mostCost = { memory: 2 * leastCost.memory, passes: 100 }
const derive: DeriveKey = async (phrase, salt, { memory, passes }) => {
  if (!(memory <= mostCost.memory && passes <= mostCost.passes))
    throw new Fault(`a key is derived at ${memory} KiB and ${passes} passes because a file says so`)
  // What Argon2id refuses, this refuses.
  if (salt.length < 8) throw new Error('salt too short')
  if (memory < 8) throw new Error('memory too small')
  return cryptography.hmac(salt, encodeText(phrase.normalize('NFKC')))
}

/** One for all: what was found out for one copy holds for the next. */
let caps: LedgerParts['caps'] | undefined

/** An installation with the cheap parts. */
export const cheap = (profile: Installation): Installation => {
  const parts = profile.parts
  profile.parts = (more) => {
    const given = parts({ derive, ...more })
    caps ??= remembering({ ...given.caps, encryptWithCode: (bytes, code) => sealUnder(code)(bytes) })
    return { ...given, caps }
  }
  return profile
}
export const emptyProfile = (): Installation => cheap(createProfile())
export const copyOf = async (profile: Installation): Promise<Installation> =>
  cheap(await copyProfile(profile))

/** A ledger over a copy, unlocked. */
export const openCopy = async (party: Party): Promise<{ profile: Installation; ledger: LedgerApi }> => {
  const profile = await copyOf(party.profile)
  const ledger = profile.start()
  value(await ledger.unlock(1, passphrase))
  return { profile, ledger }
}

/** One log, as far as others hold it. */
export interface HeldLog {
  readonly segments: readonly Segment[]
  readonly events: readonly OpenEvent[]
}

export type { Installation }

export interface Party extends HeldLog {
  readonly name: string
  readonly profile: Installation
  readonly secrets: Secrets
  readonly log: LogId
  /** Ed25519 seed of the log. */
  readonly seed: Uint8Array
  readonly recipient: string
}

export interface World {
  readonly central: Party
  readonly below: Party
  readonly station: Party
  readonly second: Party
  readonly stranger: Party
  readonly rejected: Party
  /** Those whose segments come to the central unit. */
  readonly senders: readonly Party[]
  readonly pack: Pack
  readonly packFile: { readonly bytes: Uint8Array; readonly code: string }
  readonly oldPack: { readonly bytes: Uint8Array; readonly code: string }
  readonly references: readonly Reference[]
  readonly receipts: ReadonlyMap<LogId, Uint8Array>
  /** Files of a unit that is not in the pack, and of one that is. */
  readonly joins: readonly Uint8Array[]
  /** A locked station that asked, and its file and the answer. */
  readonly asking: Installation
  readonly request: Uint8Array
  readonly answer: Uint8Array
  readonly backup: Uint8Array
}

const secretsOf = async (profile: Installation): Promise<Secrets> => {
  const parts = profile.parts()
  const keyring = value(await loadKeyring(parts))
  if (!keyring) throw new Error('no installation')
  return value(await unlockKeyring(parts.caps, parts.derive, keyring, 1, passphrase)).secrets
}

const held = async (file: Uint8Array | null, identity: string, pack: Pack): Promise<HeldLog> => {
  if (!file) return { segments: [], events: [] }
  const content = await openTo(file, identity)
  const expect = { operation: pack.operation, training: false }
  const opened = value(await openBatchContent(cryptography, content, expect))
  const [part, more] = value(await verifyBatch(cryptography, opened))
  if (!part || more) throw new Error('not the file of one log')
  return { segments: opened.segments, events: part.segments.flatMap(({ events }) => [...events]) }
}

const arrest = inspection({
  kind: 'arrest',
  body: {
    persons: 1,
    sex: '1',
    citizenship: 'SRB',
    status: 'ARRESTED',
    category: 'SOM',
    basis: 'FLAGRANTE',
    place: 'LAND_BORDER',
  },
  personal: { familyName: 'Đorđević', givenNames: 'Žarko', birthDate: '1984-02-29', documentNumber: 'P 77' },
})

/** Entries of every sort that a form makes. */
const work = async (ledger: LedgerApi, site: string): Promise<void> => {
  const first = value(await ledger.save(inspection({ site })))
  const one = value(await ledger.save({ ...arrest, site }))
  const other = value(await ledger.save({ ...arrest, site, when: '2021-07-06T11:20+02:00' }))
  value(
    await ledger.amend(
      first.key,
      inspection({ site, body: { place: 'LAND_BORDER', checked: { 'inspectionTypes:PERSON': 3 } } }),
      'Counted anew.',
    ),
  )
  value(await ledger.relate([one.key, other.key], 'same-person', true, 'The same man.'))
  value(await ledger.shift('on', 4))
}

export const prepareWorld = async (): Promise<World> => {
  const made = await makeUnit(emptyProfile())
  const joining = await makeJoining(made, wishes.zagreb, emptyProfile())
  const dodoma = await makeJoining(made, wishes.dodoma, emptyProfile())
  const oldPack = made.pack
  value(await made.ledger.addUnit(joining.join.bytes, decision()))
  value(await made.ledger.changeOperation([siteDraft(1, 'OCUZAG')]))
  const packFile = value(await made.ledger.writePack())
  value(await joining.ledger.takePack(packFile.bytes, packFile.code))
  const stations = []
  for (const code of ['HRBAJ1', 'HRBAJ2', 'HRBAJ3', 'TZNAM1']) {
    const station = await makeStation(packFile, code, emptyProfile())
    await work(station.ledger, code.slice(0, 5))
    stations.push(station)
  }
  const [a, b, c, d] = stations
  if (!a || !b || !c || !d) throw new Error('no stations')
  const all = [joining, a, b, c, d]
  const files: Uint8Array[] = []
  const root = await secretsOf(made.profile)
  const batch = root.unit?.batch ?? ''
  for (const { ledger } of all) files.push((await exportFile(ledger, 'all')).bytes)
  const below = await secretsOf(joining.profile)
  // A file for the unit below comes to the central one by hand: its segments are the same.
  const opened: HeldLog[] = []
  for (const file of files) {
    const pack = made.ledger.session().then((session) => session?.pack)
    const now = await pack
    if (!now) throw new Error('locked')
    const mine = await cryptography.decrypt(file, { identity: batch })
    opened.push(await held(file, mine.ok ? batch : (below.unit?.batch ?? ''), now))
  }
  const session = await made.ledger.session()
  if (!session) throw new Error('locked')
  const { pack } = session
  const party = async (
    name: string,
    { profile }: { profile: Installation },
    log: HeldLog,
  ): Promise<Party> => {
    const secrets = await secretsOf(profile)
    const seed = fromHex(secrets.log)
    const id = Buffer.from(cryptography.publicKey(seed)).toString('hex')
    return {
      name,
      profile,
      secrets,
      seed,
      log: id,
      recipient: await recipientOf(secrets.unit?.batch ?? secrets.identity),
      ...log,
    }
  }
  const parties: Party[] = []
  for (const [at, name] of ['below', 'station', 'second', 'stranger', 'rejected'].entries())
    parties.push(await party(name, all[at] ?? a, opened[at] ?? { segments: [], events: [] }))
  const [belowParty, station, second, stranger, rejected] = parties
  if (!belowParty || !station || !second || !stranger || !rejected) throw new Error('no parties')

  // What the unit is given first, of each but the stranger and of one only the beginning.
  for (const sender of [belowParty, station, second, rejected]) {
    const plan = {
      ...{
        from: { log: sender.log, secret: sender.seed },
        to: 'OCUABU',
        operation: pack.operation,
        training: false,
      },
      ...{
        created: '2021-07-06T20:00:00+02:00',
        recipients: [await recipientOf(batch)],
        segments: sender.segments,
      },
    }
    const bytes = value(await makeBatch(cryptography, plan))
    await made.ledger.importFiles([{ name: `${sender.name}.mpbatch`, bytes }], () => {})
  }
  for (const sender of [station, second]) value(await made.ledger.acceptLog(sender.log, [], null))
  value(await made.ledger.rejectLog(rejected.log, 'Nobody knows it.'))
  value(await made.ledger.issueSheet({ of: 'operation' }, '2021-07-06'))
  const receipts = new Map<LogId, Uint8Array>()
  for (const { log, bytes } of value(
    await made.ledger.makeReceipts([station.log, second.log, belowParty.log]),
  ))
    receipts.set(log, bytes)
  // One laptop holds what its unit said of its entries.
  const told = { name: 'one.mpreceipt', bytes: receipts.get(second.log) ?? new Uint8Array() }
  const [outcome] = await b.ledger.importReceipts([told])
  if (outcome?.refusal !== null) throw new Error('the receipt was not taken')

  const backup = value(await a.ledger.makeBackup()).bytes
  for (const { ledger } of [...all, dodoma]) await ledger.lock()
  const asking = await copyOf(a.profile)
  const request = value(await asking.start().requestRecovery(1, newPassphrase)).bytes
  const answer = value(await made.ledger.answerRecovery(request)).bytes
  await made.ledger.lock()
  const central = await party('central', made, { segments: [], events: [] })
  const references = parties.flatMap(({ log, events }) =>
    events.map(({ event, line }) => referenceOf(cryptography, log, event.n, line)),
  )
  return {
    ...{ central, below: belowParty, station, second, stranger, rejected, senders: parties, pack },
    ...{ packFile, oldPack, references, receipts, joins: [dodoma.join.bytes, joining.join.bytes] },
    ...{ asking, request, answer, backup },
  }
}

export const newPassphrase = 'nine old bridges 7'
export const officerDraft = { ...anna, name: 'Ivo Horvat' }
