/** What the exercise says at its end: `report.json` for machines, `report.md` for people. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { TallyJson } from '../../shared/sheet/tally-json.ts'

export type FigureNumbers = Readonly<Record<string, number>>

export interface ReportedFile {
  readonly name: string
  /** As the inbox says it. */
  readonly outcome: string
  /** New events taken in. */
  readonly events: number
}

export interface Report {
  readonly runtime: string
  readonly expected: FigureNumbers
  /** From the unit's JSON. */
  readonly tally: FigureNumbers
  /** From the text of the unit's PDF. */
  readonly pdf: FigureNumbers
  readonly equal: boolean
  readonly files: readonly ReportedFile[]
}

export interface Findings {
  readonly runtime: string
  readonly expected: FigureNumbers
  readonly tally: FigureNumbers
  readonly pdf: FigureNumbers
  readonly files: readonly ReportedFile[]
  /** What the exercise did, in order, for people. */
  readonly told: readonly string[]
  /** Measured faults of the screens, and complaints of the windows' consoles. */
  readonly faults: readonly string[]
  readonly seconds: number
}

const among = (names: readonly string[], figures: FigureNumbers): FigureNumbers =>
  Object.fromEntries(names.flatMap((name) => (figures[name] === undefined ? [] : [[name, figures[name]]])))

export function writeReport(folder: string, findings: Findings): Report {
  const names = Object.keys(findings.expected)
  const { runtime, expected, files } = findings
  const tally = among(names, findings.tally)
  const pdf = among(names, findings.pdf)
  const equal = names.every((name) => tally[name] === expected[name] && pdf[name] === expected[name])
  const report: Report = { runtime, expected, tally, pdf, equal, files }
  writeFileSync(join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`)
  writeFileSync(join(folder, 'report.md'), inWords(report, findings))
  return report
}

function inWords(report: Report, { told, faults, seconds }: Findings): string {
  const shown = (value: number | undefined) => (value === undefined ? 'missing' : String(value))
  const rows = Object.entries(report.expected).map(([name, number]) => {
    const same = report.tally[name] === number && report.pdf[name] === number
    return `| \`${name}\` | ${number} | ${shown(report.tally[name])} | ${shown(report.pdf[name])} | ${same ? '' : 'differs'} |`
  })
  return [
    '# Exercise',
    '',
    `${report.equal ? 'Every figure is as expected' : 'Figures differ'}. ${report.runtime}, ${Math.round(seconds)} s.`,
    '',
    '## What was done',
    '',
    ...told.map((line) => `- ${line}`),
    '',
    '## Figures of the day, whole operation',
    '',
    '| figure | expected | unit’s JSON | unit’s PDF | |',
    '| --- | ---: | ---: | ---: | --- |',
    ...rows,
    '',
    '## Files given to the unit, in this order',
    '',
    '| file | outcome | new events |',
    '| --- | --- | ---: |',
    ...report.files.map(({ name, outcome, events }) => `| ${name} | ${outcome} | ${events} |`),
    '',
    '## Faults of screens and windows',
    '',
    ...(faults.length === 0 ? ['None.'] : faults.map((line) => `- ${line}`)),
    '',
  ].join('\n')
}

/** The day's figures of a unit's JSON; those not reported are left out. */
export function readJsonFigures(path: string): FigureNumbers {
  const { figures } = JSON.parse(readFileSync(path, 'utf8')) as TallyJson
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, { day }]) => (day === null ? [] : [[name, day]])),
  )
}

const ours =
  /\.(mpbatch|mppack|mpreceipt)$|^(tally|report)\.\w+$|^identities\.txt$|^failed-.*\.png$|^screens$/

/** Takes away what an earlier exercise left, and nothing else that may lie there; gives the folder of pictures. */
export function clearOutput(folder: string): string {
  for (const name of readdirSync(folder)) if (ours.test(name)) rmSync(join(folder, name), { recursive: true })
  const pictures = join(folder, 'screens')
  mkdirSync(pictures, { recursive: true })
  return pictures
}

/** A file of a name that is there already, by another installation, takes its folder's name before its own. */
export function copyInto(folder: string, files: readonly string[]): void {
  const taken = new Set<string>()
  for (const file of new Set(files)) {
    const name = basename(file)
    copyFileSync(file, join(folder, taken.has(name) ? `${basename(dirname(file))}-${name}` : name))
    taken.add(name)
  }
}
