/** What must hold after any file: outcomes have names and sentences, and what is shown is what was kept. */
import { refusalSentence } from '../../renderer/components/sentences.ts'
import type { FileOutcome, LedgerApi } from '../../shared/ledger-api.ts'
import { type Refusal, refusalReasons } from '../../shared/result.ts'
import { type Installation, passphrase } from '../renderer/ledger/harness.ts'
import { expectThat, Fault } from './fault.ts'
import { planted } from './hostile-values.ts'
import { isDear, isForged, isSwelling } from './layers.ts'

/** What the app itself may call a field, a file, a limit or a day: a file's own words are none. */
const isName = (text: unknown): boolean => typeof text === 'string' && /^[\w ./:?-]{0,64}$/.test(text)

/** The refusal's reason, once it has a sentence that a person can read and says nothing of what the file held. */
export const nameOf = (refusal: Refusal): string => {
  const { reason, detail = {} } = refusal
  expectThat(refusalReasons.includes(reason), `an outcome without a name: ${JSON.stringify(refusal)}`)
  const sentence = refusalSentence(refusal)
  const text = sentence.trim() !== '' && sentence !== reason && !sentence.includes(`refusals:`)
  expectThat(text && !/undefined|NaN|\{\{/.test(sentence), `no sentence for ${reason}: ${sentence}`)
  for (const [key, one] of Object.entries(detail)) {
    const plain = typeof one === 'number' ? Number.isFinite(one) : isName(one)
    const shown = JSON.stringify(String(one).slice(0, 80))
    expectThat(plain, `detail ${key} of ${reason} is no position and no name: ${shown}`)
  }
  const said = JSON.stringify(refusal) + sentence
  expectThat(!said.includes(planted.slice(0, 6)), `${reason} repeats what the file held`)
  return reason
}

/** `bytes`: of a file that was taken. */
export const expectGenuine = (bytes: Uint8Array): void =>
  expectThat(!isForged(bytes), 'what the sender never signed is taken')

/** Reasons that are found before a file is unpacked. */
const outside =
  /^(other-recipient|other-authority|other-recovery-unit|training-mismatch|not-lead|(wrong-opening|mistyped)-code|other-request)$/

/** Whatever is said of a file that would cost too much is said before the cost. */
export const expectBounded = (bytes: Uint8Array, said: string): void => {
  if (isSwelling(bytes))
    expectThat(said === 'bomb' || outside.test(said), `a file that swells is unpacked: ${said}`)
  if (isDear(bytes))
    expectThat(said === 'altered' || said === 'mistyped-code', `a key is derived at any cost: ${said}`)
}

export interface Look {
  readonly held: string
  /** What of each log was refused: a file that is refused adds to it. */
  readonly refused: string
  readonly files: readonly FileOutcome[]
}

/** Everything that screens ask of an open ledger, as text: two ledgers that hold the same say the same. */
export const look = async (ledger: LedgerApi): Promise<Look> => {
  const inbox = await ledger.inbox()
  const { files } = inbox
  const session = await ledger.session()
  // Every unlock is an entry of the own log.
  const logs = inbox.logs.map((view) =>
    view.log === session?.log ? { ...view, heard: null, events: null } : view,
  )
  const { rows, total } = await ledger.records({ offset: 0, limit: 40 })
  const details = []
  for (const { record } of rows.slice(0, 12)) details.push(await ledger.record(record.key))
  const { days, scopes } = await ledger.tallyChoices()
  const tallies = []
  for (const day of new Set([days[0], days.at(-1)]))
    if (day) tallies.push(await ledger.tally({ of: 'operation' }, day))
  const [scope] = scopes.slice(1)
  if (scope && days[0]) tallies.push(await ledger.tally(scope.scope, days[0]))
  const clocks = []
  for (const { log } of logs) if (log !== session?.log) clocks.push(await ledger.logClock(log))
  const effects = []
  const last = logs.at(-1)
  if (last) effects.push(await ledger.decisionEffect('rejected', last.log, []))
  const jumps = (await ledger.clockJumps()).filter(({ log }) => log !== session?.log)
  const plan = await ledger.receiptPlan()
  const receipts = await ledger.receipts()
  for (const { refusal } of receipts.flatMap(({ receipt }) => receipt?.refused ?? []))
    if (refusal) nameOf(refusal)
  const held = {
    ...{ logs, rows, total, details, days, scopes, tallies, clocks, effects },
    ...{ review: await ledger.review(), jumps, sheets: await ledger.sheets() },
    ...{
      receipts,
      plan: plan.map(({ refused: _, ...row }) => row),
      officers: await ledger.officers(),
    },
    pack: session?.pack,
  }
  for (const { refusal } of files) if (refusal) nameOf(refusal)
  for (const one of files.flatMap((file) => file.logs)) if (one.refusal) nameOf(one.refusal)
  return { held: JSON.stringify(held), refused: JSON.stringify(plan.map(({ refused }) => refused)), files }
}

/** Where two texts part, for whoever looks into a failure. */
const parting = (a: string, b: string): string => {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return `…${a.slice(Math.max(0, at - 120), at + 120)}… against …${b.slice(Math.max(0, at - 120), at + 120)}…`
}
export const expectSame = (a: string, b: string, what: string): void => {
  if (a !== b) throw new Fault(`${what}: ${parting(a, b)}`)
}

/** A new start over the same disk, or over the mirror alone, says what the ledger said before it was closed. */
export const restart = async (
  profile: Installation,
  ledger: LedgerApi,
  {
    wiped,
    phrase = passphrase,
    now,
  }: { readonly wiped: boolean; readonly phrase?: string; readonly now?: Look },
): Promise<LedgerApi> => {
  const before = now ?? (await look(ledger))
  await ledger.lock()
  if (wiped) profile.wipeDatabase()
  const again = profile.start()
  const session = await again.unlock(1, phrase)
  if (!session.ok) throw new Fault(`does not open again: ${JSON.stringify(session.refusal)}`)
  const after = await look(again)
  expectSame(before.held, after.held, wiped ? 'another state from the mirror' : 'another state after a start')
  expectSame(before.refused, after.refused, 'other refusals after a start')
  expectSame(JSON.stringify(before.files), JSON.stringify(after.files), 'another inbox after a start')
  return again
}
