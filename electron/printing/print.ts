// Paper and PDF. Both print what `@media print` shows.
import type { BrowserWindow } from 'electron'
import type { SaveOutcome } from '../../shared/ipc/contract.ts'
import { saveFile } from '../files/save-file.ts'
import { EMPTY_HEADER, footTemplate } from './running-foot.ts'

/** Through the system's dialog. True means spooled: a stopped queue prints later. */
export function print(window: BrowserWindow): Promise<{ readonly printed: boolean }> {
  return new Promise((resolve) => {
    window.webContents.print({ silent: false, printBackground: true }, (printed) => resolve({ printed }))
  })
}

export interface PdfRequest {
  readonly suggestedName: string
  readonly pageSize: 'A4' | 'Letter'
  readonly footer: string
}

/** Inches, as Chromium takes them. The foot stands in the bottom margin. */
const MARGINS = { top: 0.47, bottom: 0.63, left: 0.55, right: 0.55 }

/** The pages are made before the dialog opens: they show what was on screen when the person asked. */
export async function printToPdf(window: BrowserWindow, request: PdfRequest): Promise<SaveOutcome> {
  const pdf = await window.webContents.printToPDF({
    pageSize: request.pageSize,
    preferCSSPageSize: true,
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: EMPTY_HEADER,
    footerTemplate: footTemplate(request.footer),
    margins: MARGINS,
    generateTaggedPDF: true,
  })
  return saveFile(window, { kind: 'pdf', suggestedName: request.suggestedName, bytes: pdf })
}
