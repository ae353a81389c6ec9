/** What a station does in the exercise: joins, logs, mends, exports, issues its own sheet. */
import { expect } from '@playwright/test'
import { labelOf } from '../../shared/codes/lists.ts'
import type { Milepost } from '../e2e/harness/index.ts'
import { joinOperation, lock } from '../e2e/steps/entering.ts'
import { exportBatch, ownFingerprint } from '../e2e/steps/exporting.ts'
import { amendRecord, logRecord, voidRecord } from '../e2e/steps/records.ts'
import { chooseTally, issueSheet, openTally } from '../e2e/steps/tally.ts'
import { dayShown, dayTyped } from './days.ts'
import { Part, type Stage } from './part.ts'
import type { ScenarioRecord, ScenarioStation } from './scenario.ts'
import { sites } from './scenario-sites.ts'
import type { WrittenPack } from './unit-part.ts'

export class StationPart extends Part {
  readonly code: string
  private readonly scenario: ScenarioStation
  private readonly labels = new Map<ScenarioRecord, string>()
  private shown = ''

  constructor(scenario: ScenarioStation, stage: Stage) {
    super(`station-${scenario.code}`, stage)
    this.scenario = scenario
    this.code = scenario.code
  }

  async join(milepost: Milepost, pack: WrittenPack): Promise<void> {
    this.use(milepost)
    const { site, code, officer } = this.scenario
    const fingerprint = await joinOperation(
      milepost,
      {
        pack: pack.file,
        code: pack.code,
        site: placeChoice(site),
        training: true,
        stationCode: code,
        officer: { ...officer, passphrase: 'harbour violet compass eleven' },
      },
      (screen) => this.look(screen),
    )
    expect(fingerprint, 'station and unit read the same fingerprint').toBe(pack.fingerprint)
    await this.look('log-empty')
    this.stage.tell(`${code} opened the pack, compared the fingerprint and was set up at ${nameOf(site)}.`)
  }

  async logFirst(): Promise<void> {
    await this.log(this.scenario.first)
    await this.look('log')
  }

  /** The second part, then what is to be put right. */
  async logSecond(): Promise<void> {
    await this.log(this.scenario.second)
    for (const record of [...this.scenario.first, ...this.scenario.second]) {
      const label = this.labels.get(record) ?? ''
      if (record.amend) {
        await amendRecord(this.milepost, label, record.amend, (screen) => this.look(screen))
        this.stage.tell(`${this.code} amended ${label}, ${record.name}: ${record.amend.reason}.`)
      }
      if (record.void) {
        await voidRecord(this.milepost, label, record.void.reason, (screen) => this.look(screen))
        this.stage.tell(`${this.code} voided ${label}, ${record.name}: ${record.void.reason}.`)
      }
    }
  }

  private async log(records: readonly ScenarioRecord[]): Promise<void> {
    const pictured = new Set<string>()
    for (const record of records) {
      const look = pictured.has(record.kind) ? undefined : (screen: string) => this.look(screen)
      pictured.add(record.kind)
      const form = {
        kind: record.kind,
        siteName: siteChoice(record.site),
        when: { day: dayTyped(-1), time: '12:00' },
        body: record.body,
        ...(record.personal && { personal: record.personal }),
      }
      this.labels.set(record, await logRecord(this.milepost, form, look))
    }
    this.stage.tell(`${this.code} logged ${records.map(({ name }) => name).join('; ')}.`)
  }

  /** Gives the path of the batch. */
  async export(part: number): Promise<string> {
    const path = await exportBatch(this.milepost, this.stage.work)
    await this.look(`export-${part}`)
    this.shown = await ownFingerprint(this.milepost, this.code)
    return path
  }

  /** As the station reads it aloud. */
  async fingerprint(): Promise<string> {
    return this.shown
  }

  async issueSheet(): Promise<void> {
    await openTally(this.milepost, 'station')
    await chooseTally(this.milepost, { day: dayShown(-1) })
    await this.look('tally')
    const check = await issueSheet(this.milepost)
    await this.look('tally-issued')
    this.stage.tell(`${this.code} issued its own sheet: check code ${check}.`)
  }

  async lookAround(): Promise<void> {
    for (const screen of ['records', 'settings'] as const) await this.visit(screen)
    await lock(this.milepost)
    await this.look('unlock')
  }
}

/** As the set-up offers it. */
const placeChoice = (id: string): string => {
  const site = sites.find((each) => each.id === id)
  if (!site) return id
  return [site.name, labelOf('placeTypes', site.type, 'en'), labelOf('countries', site.country, 'en')].join(
    ' · ',
  )
}

/** As the form offers it. */
const siteChoice = (id: string): string => {
  const site = sites.find((each) => each.id === id)
  return site ? `${site.name}, ${labelOf('countries', site.country, 'en')}` : id
}

const nameOf = (id: string): string => sites.find((site) => site.id === id)?.name ?? id
