/** Who takes part, where each keeps its files, and what all acts note down. */
import { basename, join } from 'node:path'
import { expect } from '@playwright/test'
import { ownedFolder } from '../../e2e/harness/index.ts'
import { exportAll, exportBatch } from '../../e2e/steps/exporting.ts'
import { acceptCompared, compareLog, dropOnInbox, inboxRow, openInbox } from '../../e2e/steps/inbox.ts'
import { logRecord } from '../../e2e/steps/records.ts'
import { dayTyped } from '../days.ts'
import type { Stage } from '../part.ts'
import type { ReportedFile } from '../report.ts'
import { Installation } from './installation.ts'
import { entries, officers } from './tiers-scenario.ts'

/** As the report tells each step. */
const told: Readonly<Record<keyof typeof entries, string>> = {
  car: 'a car, nothing found',
  driver: 'the driver of a smuggling route',
  coach: 'a coach, one possible match',
  van: 'a van, nothing found',
  migrants: '68 irregular migrants',
  secondCar: 'a second car',
  victim: 'a victim by name',
  thirdCar: 'a third car',
  passports: '169 forged passports on a bus',
  carrier: 'their carrier',
  afterTheft: 'five arrests that never were',
  victims: '253 victims',
  traffickers: '32 arrests',
  girls: 'seven girls',
  suspects: 'a suspect',
}

export type Entry = keyof typeof entries

export class Cast {
  readonly stage: Stage
  readonly files: ReportedFile[] = []
  readonly written: string[] = []
  readonly central: Installation
  readonly abuDhabi: Installation
  readonly khartoum: Installation
  /** The lead station of Bajakovo. */
  readonly lead: Installation
  readonly neighbour: Installation
  /** The neighbour's laptop, copied. */
  readonly copy: Installation
  readonly bus: Installation
  readonly hotspot: Installation
  /** The hotspot's laptop died; this one goes on. */
  readonly successor: Installation

  constructor(stage: Stage) {
    this.stage = stage
    this.central = new Installation('CSULYO', officers.central, stage)
    this.abuDhabi = new Installation('OCUABU', officers.abuDhabi, stage)
    this.khartoum = new Installation('OCUKRT', officers.khartoum, stage)
    this.lead = new Installation('HRBAJ1', officers.HRBAJ1, stage)
    this.neighbour = new Installation('HRBAJ2', officers.HRBAJ2, stage)
    this.copy = new Installation('HRBAJ2-copy', officers.HRBAJ2, stage)
    this.bus = new Installation('TZDAR1', officers.TZDAR1, stage)
    this.hotspot = new Installation('SDKRT1', officers.SDKRT1, stage)
    this.successor = new Installation('SDKRT1B', officers.SDKRT1, stage)
  }

  get everyone(): readonly Installation[] {
    return [...this.units, ...this.posts]
  }
  get units(): readonly Installation[] {
    return [this.central, this.abuDhabi, this.khartoum]
  }
  get posts(): readonly Installation[] {
    return [this.lead, this.neighbour, this.copy, this.bus, this.hotspot, this.successor]
  }

  tell(line: string): void {
    this.stage.tell(line)
  }

  /** Of its own: a laptop and its copy write files of one name. */
  folderOf({ name }: Installation): string {
    return ownedFolder(join(this.stage.work, name))
  }

  /** Logs the entries one after another; gives their labels. */
  async log(post: Installation, ...names: readonly Entry[]): Promise<string[]> {
    const labels: string[] = []
    for (const name of names) {
      const form = { ...entries[name], when: { day: dayTyped(-1), time: '12:00' } }
      labels.push(await logRecord(post.milepost, form))
    }
    this.tell(`${post.name} logged ${names.map((name) => told[name]).join('; ')}.`)
    return labels
  }

  async export(from: Installation, all = false): Promise<string> {
    const path = await (all ? exportAll : exportBatch)(from.milepost, this.folderOf(from))
    this.written.push(path)
    return path
  }

  /** Drops the files on the inbox of the window that is open, and notes what became of each. */
  async takeIn(at: Installation, ...paths: readonly string[]): Promise<void> {
    await openInbox(at.milepost)
    // A system gives two files of one name dropped at once other names.
    for (const path of paths) {
      await dropOnInbox(at.milepost, [path])
      const row = await inboxRow(at.milepost, path)
      const name = `${basename(path)} at ${at.name}`
      this.files.push({ name, outcome: row.result, events: row.events })
      expect(row.result, name).not.toMatch(/^Refused/)
    }
  }

  /** Compares the fingerprint that the station read aloud, and accepts it. */
  async accept(at: Installation, code: string, spoken: string, picture?: string): Promise<void> {
    expect(await compareLog(at.milepost, code), 'both read the same fingerprint').toBe(spoken)
    if (picture) await at.seen(picture)
    await acceptCompared(at.milepost, code)
    this.tell(`${at.name} compared the fingerprint of ${code} and accepted it.`)
  }
}
