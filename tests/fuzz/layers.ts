/** A file taken apart into what it is made of, and put together wrongly at one of its layers. */
import { Decrypter, Encrypter } from 'age-encryption'
import { cryptography } from '../../renderer/ledger/cryptography.ts'
import { envelope } from '../../renderer/ledger/open-envelope.ts'
import { makeFirstMember, readFirstMember, splitFirstMember } from '../../shared/batch/container.ts'
import { decodeText, encodeText, joinBytes } from '../../shared/lines/bytes.ts'
import { packFileHeader } from '../../shared/pack/make-pack.ts'
import { changeBytes } from './change-bytes.ts'
import type { Dice } from './dice.ts'
import { changeLines } from './hostile-values.ts'

/** What a file of any kind inside an envelope is. */
export interface Layers {
  /** Of the first member, without what signs them. */
  readonly lines: readonly string[]
  /** Puts the signature that an attacker with the sender's key can make. */
  sign(lines: readonly string[]): readonly string[]
  /** Members after the first. */
  readonly rest: Uint8Array
  seal(content: Uint8Array): Promise<Uint8Array>
}

/** Lines to a file again, whatever they say. */
export const fileOf = async ({ rest, seal }: Layers, lines: readonly string[]): Promise<Uint8Array> =>
  seal(joinBytes([await memberOf(lines), rest]))

/** `makeFirstMember` packs any text. */
export const memberOf = (lines: readonly string[]): Promise<Uint8Array> =>
  makeFirstMember(cryptography, lines)

/** The lines of a first member, and what follows it. */
export const openContent = async (content: Uint8Array) => {
  const split = splitFirstMember(content)
  const lines = split && (await readFirstMember(cryptography, split.first, 1e7))
  if (!split || !lines?.ok) throw new Error('not a content of ours')
  return { lines: lines.value, rest: split.rest }
}

export const openTo = async (file: Uint8Array, identity: string): Promise<Uint8Array> => {
  const opened = await cryptography.decrypt(file, { identity })
  if (!opened.ok) throw new Error(`not for this identity: ${opened.why}`)
  return opened.bytes
}

export const sealTo =
  (recipients: readonly string[]) =>
  (content: Uint8Array): Promise<Uint8Array> =>
    envelope.encryptTo(content, recipients)

/** Under a code, at the least cost that a file may name: the reader derives what the file says. */
export const sealUnder =
  (code: string, logN = 4) =>
  (content: Uint8Array): Promise<Uint8Array> => {
    const encrypter = new Encrypter()
    encrypter.setPassphrase(code)
    encrypter.setScryptWorkFactor(logN)
    return encrypter.encrypt(content)
  }

/** A file under a code as the app makes it, opened once. */
export const openUnder = async (file: Uint8Array, code: string): Promise<Uint8Array> => {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(code)
  return decrypter.decrypt(file)
}

/** Stanzas of the envelope's header: another type, one more, one twice, a size that is not so. */
const changeHeader = (file: Uint8Array, dice: Dice): Uint8Array => {
  const text = String.fromCharCode(...file.subarray(0, 4_000))
  const end = text.indexOf('\n--- ')
  if (end < 0) return changeBytes(file, dice)
  const stanzas = text.slice(0, end).split('\n')
  const at = 1 + dice.int(stanzas.length - 1)
  const line = stanzas[at] ?? ''
  switch (dice.int(6)) {
    case 0:
      stanzas.splice(at, 0, line)
      break
    case 1:
      stanzas.splice(at, 1)
      break
    case 2:
      stanzas[at] = line.replace(/\d+$/, String(dice.int(1e9)))
      break
    case 3:
      stanzas.splice(1, 0, `-> scrypt ${'A'.repeat(22)} ${dice.pick(['1', '18', '19', '63', '-1', 'x'])}`, '')
      break
    case 4:
      stanzas.splice(1, 0, ...Array.from({ length: dice.pick([1, 70, 400]) }, () => '-> x y\n'))
      break
    default:
      stanzas[at] = line.replace(/[A-Za-z]/, (letter) => (letter === 'Q' ? 'R' : 'Q'))
  }
  return joinBytes([encodeText(stanzas.join('\n')), file.subarray(end)])
}

/** What no file is: other programs' files, and nothing at all. */
const others: readonly (() => Uint8Array)[] = [
  () => new Uint8Array(0),
  () => encodeText('age-encryption'),
  () => encodeText('%PDF-1.7\n'),
  () => encodeText('age-encryption.org/v1\n-> X25519 AAAA\n'),
  () => encodeText('{"milepost":1,"type":"batch"}'),
]

/** Members cut, doubled, changed, without the length they should state, or with what nobody asked for behind. */
const changeMembers = async ({ lines, sign, rest }: Layers, dice: Dice): Promise<Uint8Array> => {
  const first = await memberOf(sign(lines))
  const content = joinBytes([first, rest])
  switch (dice.int(7)) {
    case 0:
      return joinBytes([await cryptography.gzip(encodeText(`${sign(lines).join('\n')}\n`)), rest])
    case 1: {
      const lying = first.slice()
      new DataView(lying.buffer).setUint32(16, dice.pick([0, 10, first.length - 1, 2 ** 31]), true)
      return joinBytes([lying, rest])
    }
    case 2: {
      const lying = first.slice()
      new DataView(lying.buffer).setUint32(first.length - 4, dice.pick([0, 1, 2 ** 31]), true)
      return joinBytes([lying, rest])
    }
    case 3:
      return joinBytes([first, first, rest])
    case 4:
      return joinBytes([first, rest, await cryptography.gzip(encodeText('more\n'))])
    case 5:
      return joinBytes([await memberOf(['a'.repeat(4_000_000)]), rest])
    default:
      return changeBytes(content, dice)
  }
}

const forged = new WeakSet<Uint8Array>()
/** Changed by somebody without the sender's key: whoever takes it believes anybody. */
export const isForged = (file: Uint8Array): boolean => forged.has(file)

export const markForged = (file: Uint8Array): Uint8Array => {
  forged.add(file)
  return file
}

/** A second, a letter: whatever is not signed would stand. */
const retouch = (line: string): string =>
  line
    .replace(/("created":"[^"]{18})\d/, (_, before: string) => `${before}7`)
    .replace('"short":"LT"', '"short":"LX"')

const forge = async (layers: Layers, dice: Dice): Promise<Uint8Array> => {
  const signed = layers.sign(layers.lines)
  const lines = dice.once(2) ? signed.map(retouch) : changeLines(signed, dice)
  const file = await fileOf(layers, lines)
  // Of a pack the first line is not signed, of a request none is.
  const from = signed[0] === packFileHeader ? 1 : 0
  const same = lines.slice(from).join('\n') === signed.slice(from).join('\n')
  if (!same && signed.length > layers.lines.length) forged.add(file)
  return file
}

const swelling = new WeakSet<Uint8Array>()
/** Grows beyond every bound: whoever says anything of its content has unpacked it. */
export const isSwelling = (file: Uint8Array): boolean => swelling.has(file)
export const markSwelling = (file: Uint8Array): Uint8Array => {
  swelling.add(file)
  return file
}

/** Nothing but one letter, four million times; now and then it says that it is small. */
const bombOf = async ({ rest, seal }: Layers, dice: Dice): Promise<Uint8Array> => {
  const first = await memberOf(['a'.repeat(4_000_000)])
  if (dice.once(2)) new DataView(first.buffer, first.byteOffset).setUint32(first.length - 4, 60, true)
  return markSwelling(await seal(joinBytes([first, rest])))
}

const dear = new WeakSet<Uint8Array>()
/** Asks for more work than a file may, before anything of it can be checked. */
export const isDear = (file: Uint8Array): boolean => dear.has(file)

/** A pack's file. 2^19 is half a gigabyte and seconds; what the library itself still takes is 2^20. */
export const makeDear = (file: Uint8Array, dice: Dice): Uint8Array => {
  const text = String.fromCharCode(...file.subarray(0, 200))
  const end = text.indexOf('\n', text.indexOf('-> scrypt '))
  const head = text.slice(0, end).replace(/\d+$/, dice.pick(['19', '20', '20', '30', '63']))
  const made = joinBytes([encodeText(head), file.subarray(end)])
  dear.add(made)
  return made
}

/** Before the header's end, or so early in what follows that nothing can be opened; of a file that states its size, anywhere. */
const cutEnd = (file: Uint8Array, dice: Dice): Uint8Array => {
  const text = String.fromCharCode(...file.subarray(0, 4_000))
  const mac = text.indexOf('\n--- ') + 5
  if (dice.once(3)) return file.slice(0, 30 + dice.int(mac - 30))
  if (dice.once(2) && text.includes('milepost/size')) return file.slice(0, file.length - 1 - dice.int(200))
  return file.slice(0, text.indexOf('\n', mac) + 1 + dice.int(32))
}

/** With one fault that has a name of its own. */
const aimAt = async (layers: Layers, dice: Dice): Promise<Uint8Array> => {
  const whole = await fileOf(layers, layers.sign(layers.lines))
  switch (dice.int(5)) {
    case 0:
    case 1:
      return cutEnd(whole, dice)
    case 2: {
      const newer = layers.lines.with(0, (layers.lines[0] ?? '').replace('"milepost":1', '"milepost":2'))
      return fileOf(layers, layers.sign(newer))
    }
    default:
      return bombOf(layers, dice)
  }
}

/** The file with one of its layers changed. */
export const changeFile = async (layers: Layers, dice: Dice): Promise<Uint8Array> => {
  if (dice.once(3)) return aimAt(layers, dice)
  const whole = () => fileOf(layers, layers.sign(layers.lines))
  switch (dice.int(10)) {
    case 0:
    case 1:
      return changeBytes(await whole(), dice)
    case 2:
      return dice.once(5) ? dice.pick(others)() : changeHeader(await whole(), dice)
    case 3:
      return layers.seal(await changeMembers(layers, dice))
    case 4:
      return forge(layers, dice)
    case 5:
      return dice.once(3) ? fileOf(layers, layers.sign(layers.lines).toReversed()) : forge(layers, dice)
    case 6: {
      const newer = layers.lines.with(0, (layers.lines[0] ?? '').replace('"milepost":1', '"milepost":2'))
      return fileOf(layers, layers.sign(newer))
    }
    default: {
      let { lines } = layers
      for (let left = 1 + dice.int(2); left > 0 && lines.length > 0; left--) lines = changeLines(lines, dice)
      return fileOf(layers, layers.sign(lines))
    }
  }
}

export const textOf = (bytes: Uint8Array): string => decodeText(bytes) ?? ''
