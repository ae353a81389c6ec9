/**
 * A whole operation in real windows, through the user interface alone: one unit and two stations, from the pack to the
 * printed tally. Leaves every file, picture and figure in the folder given, and fails on any difference.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { launchMilepost, ownedFolder, prepareRun } from '../e2e/harness/index.ts'
import { faultLines, type Seen } from '../e2e/look/look-at.ts'
import { readPdfFigures } from './read-pdf.ts'
import { clearOutput, copyInto, type FigureNumbers, readJsonFigures, writeReport } from './report.ts'
import { stations } from './scenario.ts'
import { StationPart } from './station-part.ts'
import { UnitPart } from './unit-part.ts'

const out = process.env.MILEPOST_EXERCISE_OUT ?? ''

test('one unit and two stations, from the pack to the tally', async () => {
  if (out === '') throw new Error('Run it by: npm run exercise -- --out DIR')
  const began = Date.now()
  const run = await prepareRun()
  // The app writes as its own user: into a folder of the run, from which everything is copied.
  const work = ownedFolder(run.directory, 'exercise')
  const pictures = clearOutput(out)
  const seen: Seen[] = []
  const told: string[] = []
  const stage = { work, pictures, seen, tell: (line: string) => void told.push(line) }

  const unit = new UnitPart(await launchMilepost(), stage)
  const posts = stations.map((scenario) => new StationPart(scenario, stage))
  try {
    await unit.createOperation()
    const pack = await unit.writePack()
    for (const post of posts) {
      await post.join(await launchMilepost(), pack)
      await post.logFirst()
    }
    const first: string[] = []
    const second: string[] = []
    for (const post of posts) first.push(await post.export(1))
    for (const post of posts) {
      await post.logSecond()
      second.push(await post.export(2))
    }
    const files = await unit.takeIn([...first, ...second], posts)
    for (const post of posts) await post.issueSheet()
    const sheet = await unit.issueSheet()
    await unit.lookAround()
    for (const post of posts) await post.lookAround()

    copyInto(out, [pack.file, ...first, ...second, unit.cutFile, sheet.pdf, sheet.json])
    writeFileSync(join(out, 'identities.txt'), unit.identities(pack))
    const faults = [
      ...faultLines(seen),
      ...[unit, ...posts].flatMap((part) => part.problems().map((problem) => `console: ${problem}`)),
    ]
    const expected = readExpected()
    const report = writeReport(out, {
      runtime: run.label,
      expected,
      tally: readJsonFigures(sheet.json),
      pdf: readPdfFigures(sheet.pdf, Object.keys(expected)),
      files,
      told,
      faults,
      seconds: (Date.now() - began) / 1000,
    })
    expect(report.tally, 'the unit’s JSON').toEqual(report.expected)
    expect(report.pdf, 'the unit’s PDF').toEqual(report.expected)
    expect(report.equal).toBe(true)
    expect(faults, 'faults of screens and windows').toEqual([])
  } catch (error) {
    for (const part of [unit, ...posts]) await part.lookAtFailure(out)
    throw error
  } finally {
    for (const part of [unit, ...posts]) await part.close()
  }
})

const readExpected = (): FigureNumbers =>
  JSON.parse(readFileSync(new URL('./expected.json', import.meta.url), 'utf8')) as FigureNumbers
