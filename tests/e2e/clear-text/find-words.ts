// Looks for words in files as bytes: UTF-8, Latin-1 and UTF-16 of either byte order, any case, plain or escaped.
import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'

export interface Found {
  readonly file: string
  readonly word: string
  readonly as: string
}

interface Needle {
  readonly word: string
  readonly as: string
  readonly bytes: Buffer
}

/** The ways in which software writes a text down. */
function needlesOf(word: string): Needle[] {
  const forms = new Map<string, string>([
    ['as typed', word],
    ['lower case', word.toLowerCase()],
    ['upper case', word.toUpperCase()],
    ['without spaces', word.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')],
    ['decomposed', word.normalize('NFD')],
    ['without marks', word.normalize('NFD').replace(/\p{M}/gu, '')],
    ['in JSON', JSON.stringify(word).slice(1, -1)],
    ['in ASCII JSON', [...word].map((letter) => (letter > '~' ? escaped(letter) : letter)).join('')],
    ['in an address', encodeURIComponent(word)],
    ['in base64', Buffer.from(word).toString('base64').replace(/=+$/, '').slice(0, -1)],
    ['in hex', Buffer.from(word).toString('hex')],
  ])
  const needles = new Map<string, Needle>()
  for (const [as, text] of forms) {
    const little = Buffer.from(text, 'utf16le')
    const big = Buffer.from(little).swap16()
    for (const [encoding, bytes] of [
      ['UTF-8', Buffer.from(text)],
      // Chromium writes texts without letters beyond U+00FF with one byte each.
      ['Latin-1', Buffer.from(text, 'latin1')],
      ['UTF-16LE', little],
      ['UTF-16BE', big],
    ] as const) {
      if (bytes.length >= 6) needles.set(bytes.toString('hex'), { word, as: `${as}, ${encoding}`, bytes })
    }
  }
  return [...needles.values()]
}

const escaped = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`

const CHUNK = 1 << 22

/** Every word found in any of the files, once per way of writing. Files that vanished meanwhile are passed over. */
export function findWords(files: readonly string[], words: readonly string[]): Found[] {
  const needles = words.flatMap(needlesOf)
  const longest = Math.max(...needles.map((needle) => needle.bytes.length))
  const found: Found[] = []
  for (const file of files) {
    const seen = new Set<Needle>()
    forEachChunk(file, longest, (chunk) => {
      for (const needle of needles) {
        if (seen.has(needle) || !chunk.includes(needle.bytes)) continue
        seen.add(needle)
        found.push({ file, word: needle.word, as: needle.as })
      }
    })
  }
  return found
}

/** Chunks overlap by the longest needle. */
function forEachChunk(file: string, overlap: number, look: (chunk: Buffer) => void): void {
  let descriptor: number
  try {
    descriptor = openSync(file, 'r')
  } catch {
    return
  }
  try {
    if (!fstatSync(descriptor).isFile()) return
    const buffer = Buffer.alloc(CHUNK + overlap)
    for (let at = 0; ; at += CHUNK) {
      const read = readSync(descriptor, buffer, 0, buffer.length, at)
      if (read === 0) return
      look(buffer.subarray(0, read))
      if (read < buffer.length) return
    }
  } finally {
    closeSync(descriptor)
  }
}

/** Every ordinary file under the folders. */
export function filesUnder(...folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => join(folder, name))
      .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false),
  )
}
