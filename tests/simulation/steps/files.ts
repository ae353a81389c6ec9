/** Files that go and come: exports, imports, receipts, packs, backups. */
import { type Actor, Broken, type Mail, type Operation } from '../actors.ts'

const quiet = (): void => {}

export const sendUp = async (operation: Operation, actor: Actor, all = false): Promise<boolean> => {
  const to = operation.above(actor)
  if (!to) return true
  const what = all || operation.random.chance(0.15) ? 'all' : 'unsent'
  const made = await operation.act(actor, `export ${what}`, (ledger) => ledger.makeExport(what))
  if (!made) return false
  if (!operation.quiet && operation.random.chance(0.9)) {
    const noted = await operation.act(actor, 'exported', (ledger) => ledger.exported(made.value))
    if (!noted && operation.random.chance(0.3)) return false
  }
  operation.sendAll(to, made.value)
  const lead = leadOf(operation, actor)
  if (lead) operation.sendAll(lead, made.value)
  return true
}

/** The station that leads the site of another. */
const leadOf = ({ stations, central }: Operation, actor: Actor): Actor | null => {
  const site = central.laptop.open?.fold.pack.sites.find(({ id }) => id === actor.site)
  const lead = stations.find(({ log }) => log === site?.lead?.log)
  return lead && lead !== actor ? lead : null
}

const takeFiles = async (operation: Operation, actor: Actor, mail: readonly Mail[]): Promise<void> => {
  if (mail.length === 0 || !(await operation.unlocked(actor))) return
  const files = mail.map(({ name, bytes }) => ({ name, bytes }))
  const asReceipts = files.every(({ name }) => name.endsWith('.mpreceipt'))
  const done = await operation.act(actor, asReceipts ? 'receipts taken' : 'import', async (ledger) => ({
    ok: true,
    value: asReceipts ? await ledger.importReceipts(files) : await ledger.importFiles(files, quiet),
  }))
  // Cut short: whoever holds the stick tries again.
  if (!done) {
    operation.mail.push(...mail.map((one) => ({ ...one, due: operation.step + 5 })))
    return
  }
  for (const outcome of done.value) {
    const reason = outcome.refusal?.reason ?? null
    const kind = 'outcome' in outcome ? `file ${outcome.outcome}` : 'receipt'
    operation.count(`outcome: ${kind}${reason ? ` ${reason}` : ''}`)
    operation.note(`${actor.code} ${kind} ${reason ?? ''}`)
    // What the ledger says of a file over which it broke.
    if (reason === 'unreadable') throw new Broken(`${actor.code} broke over a file`)
    // The disk was the matter, not the file: it is tried again.
    if (reason && ['store-failed', 'mirror-failed', 'disk-full', 'read-only'].includes(reason)) {
      const again = mail.find(({ name }) => name === outcome.name)
      if (again) operation.mail.push({ ...again, due: operation.step + 5 })
    }
  }
}

export const takeMail = async (operation: Operation, actor: Actor, most = 3): Promise<void> => {
  await takeFiles(operation, actor, operation.take(actor, most))
}

/** Receipts for logs below, to whoever writes them now. */
export const answer = async (operation: Operation, actor: Actor, every = false): Promise<void> => {
  if (!(await operation.unlocked(actor))) return
  const plan = await actor.laptop.ask((ledger) => ledger.receiptPlan())
  const logs = (plan ?? []).filter(({ through }) => through > 0).map(({ log }) => log)
  if (logs.length === 0) return
  const chosen = every ? logs : operation.random.shuffled(logs).slice(0, 1 + operation.random.below(4))
  const made = await operation.act(actor, 'receipts made', (ledger) => ledger.makeReceipts(chosen))
  if (!made) return
  for (const { log, suggestedName, bytes } of made.value)
    for (const to of operation.actors)
      if (to.log === log || to.laptop.open?.fold.ownLogs.includes(log))
        operation.send(to, { name: suggestedName, bytes })
  await operation.act(actor, 'receipts written', (ledger) => ledger.receiptsWritten(chosen))
}

/** The newest pack, by hand and by telephone. */
export const takePack = async (operation: Operation, actor: Actor): Promise<void> => {
  const { central } = operation
  if (!(await operation.unlocked(central)) || actor === central) return
  const version = central.laptop.open?.fold.pack.version ?? 0
  if (actor.packVersion >= version) return
  const pack = await operation.act(central, 'pack written', (ledger) => ledger.writePack())
  if (!pack) return
  const { bytes, code } = pack.value
  const taken = await operation.act(actor, 'pack taken', (ledger) => ledger.takePack(bytes, code))
  if (taken) actor.packVersion = taken.value.pack.version
}

export const backUp = async (operation: Operation, actor: Actor): Promise<void> => {
  const made = await operation.act(actor, 'backup', (ledger) => ledger.makeBackup())
  if (!made) return
  const n = (actor.laptop.open?.own.next ?? 1) - 1
  actor.backup = { bytes: made.value.bytes, n, phrase: actor.phrase }
  await operation.act(actor, 'backed up', (ledger) => ledger.backedUp())
}
