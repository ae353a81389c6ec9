/**
 * Three tiers in real windows, through the user interface alone: four stations, two units, one central unit, and all
 * that goes wrong on the way. Leaves every file, picture and figure in the folder given, and fails on any difference.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { ownedFolder, prepareRun } from '../../e2e/harness/index.ts'
import { faultLines } from '../../e2e/look/look-at.ts'
import { readPdfFigures } from '../read-pdf.ts'
import { clearOutput, copyInto, type FigureNumbers, readJsonFigures, writeReport } from '../report.ts'
import { Cast } from './cast.ts'
import { eraseName, expectErasedEverywhere } from './erasing.ts'
import { cloned, continued, lostOnTheWay, recovered, stolen } from './going-wrong.ts'
import { issueSiteSheet, leadTakesIn, nameLeadStation } from './lead.ts'
import { carryReceipts } from './receipts.ts'
import { setUpUnits } from './set-up.ts'
import { issueSheets } from './sheets.ts'
import { startWork } from './start-work.ts'

const out = process.env.MILEPOST_TIERS_OUT ?? ''
const expected = JSON.parse(
  readFileSync(new URL('./expected.json', import.meta.url), 'utf8'),
) as FigureNumbers

test('four stations, two units and a central unit, from the pack to the tally', async () => {
  if (out === '') throw new Error('Run it by: npm run exercise -- --tiers --out DIR')
  const began = Date.now()
  const run = await prepareRun()
  // The app writes as its own user: into a folder of the run, from which everything is copied.
  const pictures = clearOutput(out)
  const told: string[] = []
  const cast = new Cast({
    work: ownedFolder(run.directory, 'tiers'),
    ...{ pictures, seen: [], tell: (line: string) => void told.push(line) },
  })
  try {
    const pack = await setUpUnits(cast)
    const work = await startWork(cast, pack)
    await lostOnTheWay(cast, work)
    await nameLeadStation(cast, work)
    await recovered(cast)
    await leadTakesIn(cast, ...(await cloned(cast)))
    await stolen(cast)
    await continued(cast)
    const erasedLabel = await eraseName(cast)
    const sheet = await issueSheets(cast, await issueSiteSheet(cast))
    await carryReceipts(cast)
    await expectErasedEverywhere(cast, erasedLabel)

    copyInto(out, [...cast.written, sheet.pdf, sheet.json])
    const faults = [
      ...faultLines(cast.stage.seen),
      ...cast.everyone.flatMap((part) => part.problems().map((problem) => `console: ${problem}`)),
    ]
    const report = writeReport(out, {
      ...{ runtime: run.label, expected, told, faults, files: cast.files },
      tally: readJsonFigures(sheet.json),
      pdf: readPdfFigures(sheet.pdf, Object.keys(expected)),
      seconds: (Date.now() - began) / 1000,
    })
    expect(report.tally, 'the central unit’s JSON').toEqual(report.expected)
    expect(report.pdf, 'the central unit’s PDF').toEqual(report.expected)
    expect(report.equal).toBe(true)
    expect(faults, 'faults of screens and windows').toEqual([])
  } catch (error) {
    for (const part of cast.everyone) await part.lookAtFailure(out)
    throw error
  } finally {
    for (const part of cast.everyone) await part.close()
  }
})
