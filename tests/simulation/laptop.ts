/** A laptop: its disk, its database, its clock, and the real ledger over them. It stops, and goes on, as the seed has it. */

import { bringUpToDate } from '../../electron/copy/bring-up-to-date.ts'
import { MirrorWatch } from '../../electron/copy/watch-mirror.ts'
import { mirrorFaultOf } from '../../electron/mirror/mirror-fault.ts'
import { type MirrorCall, openMirror } from '../../electron/mirror/mirror-folder.ts'
import type { LedgerState } from '../../renderer/ledger/api/state.ts'
import { putTogether } from '../../renderer/ledger/create-ledger.ts'
import type { Mirror } from '../../renderer/ledger/mirror-client.ts'
import type { LedgerParts, OpenLedger } from '../../renderer/ledger/session/open-ledger.ts'
import type { MirrorCalls, MirrorFault } from '../../shared/ipc/mirror.ts'
import type { LedgerApi } from '../../shared/ledger-api.ts'
import { accept, type Result, refuse } from '../../shared/result.ts'
import { dropTimers, runTimers, setTimersOf, timersOf } from './platform/globals.ts'
import { hash } from './platform/hash.ts'
import { createMachine, type Machine } from './platform/machine.ts'
import type { Random } from './platform/random.ts'
import { simulatedCryptography } from './platform/simulated-cryptography.ts'
import { createStoredDatabase, type StoredDatabase } from './platform/simulated-dexie.ts'
import {
  copyFolder,
  createSimulatedDisk,
  mirrorFolder,
  type SimulatedDisk,
  twoDisks,
} from './platform/simulated-disk.ts'

export const passphrase = 'seven grey herons 41'

/** Milliseconds without a change after which a snapshot is written: the simulation lets them pass. */
const idle = 3000

/** Of the event loop: far more than any call takes. */
const mostTurns = 100_000
/** Longer than a call takes of which everything is answered. */
const longTurns = 2000
/** Milliseconds after which the database is given up, see `within`. */
const databaseAnswers = 20_000

export interface World {
  /** Of the seed's world: milliseconds since 1970. */
  now: number
  readonly random: Random
  /** How often something happened, by name. */
  count(name: string): void
}

export class Laptop {
  disk: SimulatedDisk
  stored: StoredDatabase
  /** What its clock is wrong by, in milliseconds. */
  skew = 0
  /** After so many calls of the mirror none is answered any more: what was asked is done, and told as failed. */
  unheardAfter = Number.POSITIVE_INFINITY
  /** Whether a call was not answered since it was looked at last. */
  unheard = false
  /** Since it was started something was refused, and may have been done: a file that is replaced whole says so at the next start. */
  mayHaveMore = false
  readonly #world: World
  readonly #caps: LedgerParts['caps']
  #machine: Machine | null = null
  #ledger: LedgerApi | null = null
  #state: LedgerState | null = null
  #watch = new MirrorWatch()

  constructor(world: World, disk = createSimulatedDisk(), stored = createStoredDatabase()) {
    this.#world = world
    this.#caps = simulatedCryptography(world.random.fork())
    this.disk = disk
    this.stored = stored
  }

  get caps() {
    return this.#caps
  }
  get isRunning() {
    return this.#ledger !== null
  }
  /** The session, with what lies behind the calls; null: locked, or off. */
  get open(): OpenLedger | null {
    return this.#state?.open ?? null
  }

  /** What the ledger answers; null: the machine stopped before it did. */
  async ask<T>(work: (ledger: LedgerApi) => Promise<T>): Promise<T | null> {
    setTimersOf(this)
    if (!this.#ledger) await this.#start()
    const [ledger, machine] = [this.#ledger, this.#machine]
    if (!ledger || !machine) return null
    const answer = Promise.race([work(ledger).then((value) => ({ value })), machine.stopped.then(() => null)])
    const { stored } = this
    if (stored.isSilent || Number.isFinite(stored.silentAfter) || timersOf(this, databaseAnswers) > 0)
      await this.#passTime(answer)
    const done = await answer
    // What goes on by itself behind a call, such as sealing a long journal, comes to its end or to the machine's.
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve))
    if (machine.isStopped) this.#fall()
    return done ? done.value : null
  }

  /** While the database does not answer, nothing happens but that waiting for it comes to an end. */
  async #passTime(answer: Promise<unknown>): Promise<void> {
    let waiting = true
    const ended = () => {
      waiting = false
    }
    void answer.then(ended, ended)
    for (let turn = 0; waiting; turn++) {
      if (turn > mostTurns) throw new Error('a call waits without end for a database that does not answer')
      await new Promise((resolve) => setImmediate(resolve))
      // One that waits since before it was opened anew is given up as well.
      if (waiting && (this.stored.isSilent || turn > longTurns)) runTimers(this, databaseAnswers)
    }
  }

  /** It stops before its write after so many, whatever it is doing then. */
  stopAfter(writes: number): void {
    this.#machine?.stopAfter(writes)
  }
  /** Somebody else's laptop, with all that lies on this one. It is off, or between two calls. */
  clone(): Laptop {
    const copy = new Laptop(this.#world, this.disk.copy(), createStoredDatabase(this.stored.tables))
    copy.skew = this.skew
    return copy
  }
  /** The window is closed: nothing is lost. */
  close(): void {
    this.#machine = null
    this.#ledger = null
    this.#state = null
    dropTimers(this)
  }
  /** What main brings to a drive. `waits`: the ledger has not said that it is done; `pulled out`: the drive holds what it held, or more. */
  async copyTo(drive: SimulatedDisk): Promise<'done' | 'waits' | 'pulled out'> {
    if (!this.#watch.settled) return 'waits'
    const machine = createMachine()
    if (this.#world.random.chance(0.2)) machine.stopAfter(this.#world.random.below(12))
    const both = twoDisks(this.disk.on(machine), drive.on(machine))
    const places = { disk: both, mirror: mirrorFolder, copy: copyFolder }
    const copied = bringUpToDate(places, this.#watch, new Map(), null)
    const done = await Promise.race([copied, machine.stopped])
    if (machine.isStopped) drive.settle(this.#world.random)
    return done === 'done' ? 'done' : 'pulled out'
  }
  /** Nobody types for a while. */
  async rest(): Promise<void> {
    setTimersOf(this)
    if (runTimers(this, idle) > 0)
      for (let turn = 0; turn < 40; turn++) await new Promise((resolve) => setImmediate(resolve))
    if (this.#machine?.isStopped) this.#fall()
  }
  wipeDatabase(): void {
    this.stored.tables = new Map()
    this.stored.before.length = 0
  }

  /** What a disk and a database are like after the current was cut. */
  #fall(): void {
    const { random } = this.#world
    const count = (name: string) => this.#world.count(name)
    this.close()
    count('fault: crash between two writes')
    const { lost, torn } = this.disk.settle(random)
    if (lost > 0) count('fault: unsynced writes lost')
    if (torn > 0) count('fault: unsynced write torn')
    const fate = random.below(10)
    const { before } = this.stored
    if (fate === 0) {
      count('fault: database wiped')
      this.wipeDatabase()
    } else if (fate < 3 && before.length > 0) {
      count('fault: acknowledged transactions lost')
      const back = 1 + random.below(before.length)
      this.stored.tables = before[before.length - back] ?? this.stored.tables
    }
    before.length = 0
  }

  async #start(): Promise<void> {
    this.mayHaveMore = false
    const machine = createMachine()
    const opened = await openMirror(mirrorFolder, this.disk.on(machine))
    this.#watch = new MirrorWatch()
    const folder = this.#watch.watch(opened, await opened.list())
    const asMirror =
      <Call extends keyof MirrorCalls>(call: Call) =>
      async (
        ...args: Parameters<MirrorCalls[Call]>
      ): Promise<Result<ReturnType<MirrorCalls[Call]>, MirrorFault>> => {
        // The call and its arguments belong together.
        const perform = folder[call] as MirrorCall<Call>
        const heard = this.unheardAfter-- > 0
        try {
          const value = await perform(...args)
          if (heard) return accept(value)
          this.unheard = true
          return refuse('failed')
        } catch (error) {
          return refuse(mirrorFaultOf(error))
        }
      }
    const mirror: Mirror = {
      list: asMirror('list'),
      read: asMirror('read'),
      append: asMirror('append'),
      write: asMirror('write'),
      cut: asMirror('cut'),
      remove: asMirror('remove'),
      settled: asMirror('settled'),
    }
    let ticks = 0
    const parts: LedgerParts = {
      caps: this.#caps,
      mirror,
      clock: {
        now: () => {
          this.#world.now += 1000
          return this.#world.now + this.skew
        },
        offset: () => 120,
      },
      // Calibrating: each derivation seems to take long enough.
      timer: () => (ticks += 5000),
      derive: async (phrase, salt) => Uint8Array.from(hash(Buffer.concat([Buffer.from(phrase), salt]))),
      sealAt: 12,
      snapshot: { after: 4, idle },
      // What the stand-in for Dexie takes in place of the platform's own.
      platform: { indexedDB: { stored: this.stored, machine } as never, IDBKeyRange: {} as never },
      news: () => {},
    }
    const { ledger, state } = putTogether(parts)
    this.#machine = machine
    this.#ledger = ledger
    this.#state = state
  }
}
