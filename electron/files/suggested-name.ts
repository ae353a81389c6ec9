// The name that a save dialog offers. It comes from the page, and becomes one file name on any system.

/** Separators, characters that Windows refuses, controls, and marks that turn text around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const refused = /[\\/:*?"<>|\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
const MOST = 120

/** With the extension of its kind at the end, once. */
export function safeName(suggested: string, extension: string): string {
  const end = `.${extension}`
  const stem = suggested.toLowerCase().endsWith(end) ? suggested.slice(0, -end.length) : suggested
  const plain = stem
    .replace(refused, '-')
    .slice(0, MOST)
    .replace(/^[. ]+|[. ]+$/g, '')
  const name = plain === '' || reserved.test(plain) ? `milepost-${plain}`.replace(/-$/, '') : plain
  return name + end
}
