/** Who takes part: laptops with a name and a place, what they were told, and the files between them. */
import type { LogId } from '../../shared/events/event.ts'
import type { LedgerApi, MadeExport, Refused } from '../../shared/ledger-api.ts'
import { fromHex, toHex } from '../../shared/lines/bytes.ts'
import type { Pack } from '../../shared/pack/pack.ts'
import type { Refusal, Result } from '../../shared/result.ts'
import { type Laptop, passphrase, type World } from './laptop.ts'
import { hash } from './platform/hash.ts'
import type { Random } from './platform/random.ts'
import type { SimulatedDisk } from './platform/simulated-disk.ts'
import { Promises } from './promises.ts'

export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
}
export interface Mail extends GivenFile {
  readonly to: Actor
  /** Step before which it is on its way. */
  readonly due: number
}

export interface Actor {
  readonly role: 'central' | 'unit' | 'station'
  /** The unit that it is, or reports to. */
  readonly unit: string
  readonly site: string | null
  laptop: Laptop
  code: string
  log: LogId
  officers: number
  /** Of officer 1; the others keep theirs. */
  phrase: string
  /** Another laptop with the same key writes too, or did: numbers are given twice. */
  copied: boolean
  /** Logs that it continues, the latest first. */
  before: readonly LogId[]
  restored: boolean
  packVersion: number
  backup: { readonly bytes: Uint8Array; readonly n: number; readonly phrase: string } | null
  /** A drive with a second copy; `n`: the own entries that it held when it last held everything. */
  drive: { readonly disk: SimulatedDisk; readonly n: number } | null
  /** Words up to this one were held or written before it took all names away; 0: it did not. */
  purged: number
  /** Asked to take all names away, whatever was answered: from then on none comes in either, on no laptop that follows. */
  askedToPurge: boolean
}

export interface Decided {
  /** in-doubt: the call was cut short, and may have been heard all the same. */
  readonly op: 'accepted' | 'rejected' | 'revoked' | 'in-doubt'
  /** Of a revocation: the last segment that stays, by hash; null: nothing stays. */
  readonly pins: readonly string[]
}

export class Operation implements World {
  now = Date.parse('2021-07-06T06:00:00Z')
  step = 0
  /** Whether the last call may have written without an answer. */
  inDoubt = false
  /** Whether a fault was laid out for the last call, whether or not it came to it. */
  struck = false
  quiet = false
  readonly random: Random
  readonly counts = new Map<string, number>()
  readonly promises = new Promises()
  readonly actors: Actor[] = []
  mail: Mail[] = []
  /** Logs of people who take part. */
  readonly genuine = new Set<LogId>()
  /** Records in logs written by hand that may be accepted. */
  readonly strangers = new Map<LogId, number>()
  /** What units decided last, by unit and log. */
  readonly decided = new Map<string, Decided>()
  /** Whose erasures are looked at after the next start. */
  readonly putOff = new Set<Actor>()
  readonly packs = new Map<number, Pack>()
  serial = 0
  events = 0
  #trace = ''

  constructor(random: Random) {
    this.random = random
  }

  count(name: string, by = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + by)
  }
  /** What happened, in order: the same seed gives the same. */
  note(text: string): void {
    this.#trace = toHex(hash(`${this.#trace}\n${text}`))
    if (process.env.MILEPOST_SIM_TRACE) process.stderr.write(`${this.step} ${text}\n`)
  }
  get trace(): string {
    return this.#trace
  }

  get central(): Actor {
    return this.actors[0] as Actor
  }
  get units(): readonly Actor[] {
    return this.actors.filter(({ role }) => role !== 'station')
  }
  get stations(): readonly Actor[] {
    return this.actors.filter(({ role }) => role === 'station')
  }
  unitOf({ unit }: Actor): Actor {
    return this.units.find((one) => one.unit === unit) ?? this.central
  }
  /** The one that files of this one go to; null: nobody is above. */
  above(actor: Actor): Actor | null {
    if (actor.role === 'central') return null
    return actor.role === 'unit' ? this.central : this.unitOf(actor)
  }

  /** A word that stands nowhere else. */
  word(): string {
    let left = ++this.serial
    let word = ''
    do {
      word = String.fromCharCode(97 + (left % 26)) + word
      left = Math.floor(left / 26)
    } while (left > 0)
    return `Qux${word.padStart(4, 'a')}ova`
  }
  /** How many words there were when it was made, this one among them. */
  static serialOf(word: string): number {
    return [...word.slice(3, -3)].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 97, 0)
  }

  /** Unlocked, whatever it takes; null: it would not. */
  async unlocked(actor: Actor): Promise<boolean> {
    for (let tries = 0; tries < 6; tries++) {
      if (actor.laptop.open) return true
      if (!this.quiet && this.random.chance(0.03) && tries === 0) {
        // Asked something first, so that it runs, and stops while unlocking.
        await actor.laptop.ask((ledger) => ledger.boot())
        actor.laptop.stopAfter(this.random.below(6))
      }
      const officer = actor.officers > 1 && this.random.chance(0.5) ? 2 : 1
      const phrase = officer === 1 ? actor.phrase : passphrase
      const done = await actor.laptop.ask((ledger) => ledger.unlock(officer, phrase))
      if (done === null) continue
      if (!done.ok) {
        this.note(`${actor.code} unlock refused ${done.refusal.reason}`)
        throw new Broken(`${actor.code} does not unlock any more: ${JSON.stringify(done.refusal)}`)
      }
      if (done.value.restored) this.count('outcome: rebuilt from the mirror')
      this.#promise(actor)
      return true
    }
    return actor.laptop.open !== null
  }

  #promise(actor: Actor): void {
    const own = actor.laptop.open?.own
    if (!own) return
    this.promises.line(own.log, own.next - 1, own.journal.at(-1)?.line ?? '')
  }

  /** A call that changes something: faults may strike; what was answered is remembered. */
  async act<T>(
    actor: Actor,
    op: string,
    work: (ledger: LedgerApi) => Promise<Result<T, Refusal | Refused>>,
  ): Promise<{ readonly value: T } | null> {
    if (!(await this.unlocked(actor))) return null
    const { laptop } = actor
    this.#strike(laptop)
    const before = (laptop.open?.own.next ?? 1) - 1
    this.inDoubt = false
    const done = await laptop.ask(work)
    laptop.disk.trouble = null
    laptop.stored.closesAfter = Number.POSITIVE_INFINITY
    laptop.stored.silentAfter = Number.POSITIVE_INFINITY
    laptop.stored.refusesToOpen = 0
    laptop.unheardAfter = Number.POSITIVE_INFINITY
    const { unheard } = laptop
    laptop.unheard = false
    if (done === null) {
      this.note(`${actor.code} ${op} cut short`)
      this.count(`outcome: cut short`)
      this.promises.doubt(actor.log)
      this.inDoubt = true
      return null
    }
    if (!done.ok) {
      const refusal = 'refusal' in done.refusal ? done.refusal.refusal : done.refusal
      const problems = 'problems' in done.refusal ? done.refusal.problems : []
      this.note(`${actor.code} ${op} refused ${refusal.reason}`)
      this.count(`refused: ${refusal.reason}`)
      if (process.env.MILEPOST_SIM_TRACE && problems.length > 0)
        process.stderr.write(`${JSON.stringify(problems)}\n`)
      // Refused, and perhaps done: cut off again while this session lasts, and kept after a crash.
      if (unheard) {
        laptop.mayHaveMore = true
        this.promises.doubt(actor.log)
        this.inDoubt = true
      }
      // Kept by the mirror is as good as saved: the window says so.
      if (refusal.detail?.kept !== undefined) {
        this.promises.line(actor.log, Number(refusal.detail.kept), '')
        this.promises.doubt(actor.log)
        this.inDoubt = true
        this.count('outcome: kept by the mirror alone')
      }
      return null
    }
    this.note(`${actor.code} ${op} ok`)
    this.count(`op: ${op}`)
    this.events += Math.max(0, (laptop.open?.own.next ?? before + 1) - 1 - before)
    this.#promise(actor)
    return { value: done.value }
  }

  #strike(laptop: Laptop): void {
    this.struck = false
    if (this.quiet) return
    const { random } = this
    const what = random.below(100)
    this.struck = what <= 10
    if (what < 5) laptop.stopAfter(random.below(10))
    else if (what === 5) {
      laptop.disk.trouble = 'full'
      this.count('fault: disk full')
    } else if (what === 6) {
      laptop.disk.trouble = 'fails'
      this.count('fault: disk fails')
    } else if (what === 7) {
      laptop.stored.closesAfter = random.below(5)
      this.count('fault: database closes by itself')
    } else if (what === 8) {
      laptop.stored.silentAfter = random.below(6)
      this.count('fault: database does not answer')
    } else if (what === 9) {
      laptop.stored.closesAfter = random.below(6)
      laptop.stored.refusesToOpen = 1 + random.below(3)
      this.count('fault: database does not open again')
    } else if (what === 10) {
      laptop.unheardAfter = random.below(5)
      // Whoever hears nothing of the disk often hears nothing of the database either.
      if (random.chance(0.5)) laptop.stored.silentAfter = random.below(6)
      this.count('fault: disk answers too late')
    }
  }

  /** Put on its way; much happens to files. */
  send(to: Actor, file: GivenFile): void {
    const { random } = this
    const put = (bytes: Uint8Array, late = 0) =>
      this.mail.push({ to, name: file.name, bytes, due: this.step + late })
    if (this.quiet) return void put(file.bytes)
    const what = random.below(100)
    const hurt = () => {
      const bytes = file.bytes.slice()
      const at = random.below(bytes.length)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8))
      return bytes
    }
    if (what < 8) this.count('fault: file lost')
    else if (what < 18) {
      this.count('fault: file doubled')
      put(file.bytes)
      put(file.bytes, random.below(60))
    } else if (what < 23) {
      this.count('fault: file cut')
      put(file.bytes.slice(0, random.below(file.bytes.length)))
      if (random.chance(0.5)) put(file.bytes, 10)
    } else if (what < 29) {
      this.count('fault: file altered')
      put(hurt())
      if (random.chance(0.5)) put(file.bytes, 10)
    } else if (what < 45) {
      this.count('fault: file late')
      put(file.bytes, 40 + random.below(250))
    } else put(file.bytes)
  }

  sendAll(to: Actor, made: Pick<MadeExport, 'files'>): void {
    for (const { suggestedName: name, bytes } of made.files) this.send(to, { name, bytes })
  }

  /** Due files for one of the actors, in any order, at most `most`. */
  take(to: Actor, most: number): readonly Mail[] {
    const due = this.mail.filter((mail) => mail.to === to && mail.due <= this.step)
    const taken = this.random.shuffled(due).slice(0, most)
    if (taken.some((mail, at) => mail !== due[at])) this.count('fault: files reordered')
    this.mail = this.mail.filter((mail) => !taken.includes(mail))
    return taken
  }

  publicKey(seed: string): LogId {
    return toHex(this.central.laptop.caps.publicKey(fromHex(seed)))
  }
}

/** What must hold does not. */
export class Broken extends Error {}
