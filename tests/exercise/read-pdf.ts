/** The day's figures from the text of a printed tally, each found by the label of its row. */
import { execFileSync } from 'node:child_process'
import { en } from '../../renderer/texts/en/index.ts'
import { type ListName, labelOf } from '../../shared/codes/lists.ts'
import measures from '../../shared/figures/measures.json' with { type: 'json' }
import type { FigureNumbers } from './report.ts'

const texts = en.tally as Readonly<Record<string, string>>
const numbers = new Map(measures.map(({ id, no }) => [id, no]))

/** `arrests_by_category/arrestCategories:TIP` is the row of that category. */
function rowLabel(figure: string): string {
  const [measure = '', ...parts] = figure.split('/')
  if (parts.length === 0) return texts[`figure.${numbers.get(measure)}`] ?? measure
  return parts
    .map((part) => part.split(':'))
    .map(([list, code]) => labelOf(list as ListName, code ?? '', 'en'))
    .join(', ')
}

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The first number after the label is this day's; a note in brackets and a star may stand between. */
const rowOf = (label: string): RegExp =>
  new RegExp(
    `(?<=^|\\s{2})${literally(label).replace(/ /g, '\\s+')}(?: \\([^)\\n]*\\))?(?: \\*)?\\s{2,}(\\d[\\d,]*)(?=\\s)`,
    'm',
  )

export function readPdfFigures(path: string, figures: readonly string[]): FigureNumbers {
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
  const found: Record<string, number> = {}
  for (const figure of figures) {
    const number = rowOf(rowLabel(figure)).exec(text)?.[1]
    if (number !== undefined) found[figure] = Number(number.replaceAll(',', ''))
  }
  return found
}
