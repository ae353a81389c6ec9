/** Files beyond one of the limits, each made once: they are large. */
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { limits } from '../../../shared/batch/limits.ts'
import { signLines } from '../../../shared/batch/make-batch.ts'
import { writeListed } from '../../../shared/batch/segment-list.ts'
import { hashOfLine } from '../../../shared/events/reference.ts'
import { encodeText, joinBytes, toHex } from '../../../shared/lines/bytes.ts'
import type { Segment } from '../../../shared/segments/segment.ts'
import { signHash } from '../../../shared/segments/segment-header.ts'
import { type Dice, makeDice } from '../dice.ts'
import { markSwelling, memberOf, sealTo } from '../layers.ts'
import { sealHostile } from '../seal-hostile.ts'
import type { World } from '../world.ts'

export const batchHeader = ({ pack }: World, from: string, more: object = {}) =>
  JSON.stringify({
    ...{ milepost: 1, type: 'batch', from, to: 'OCUABU', operation: pack.operation, training: false },
    created: '2021-07-06T20:00:00+02:00',
    ...more,
  })

/** As the list must be: by log, index, hash line. */
export const inListOrder = (segments: readonly Segment[]): readonly Segment[] =>
  segments.toSorted(
    (a, b) =>
      (a.header.log < b.header.log ? -1 : a.header.log > b.header.log ? 1 : 0) ||
      a.header.index - b.header.index ||
      (a.headerLine < b.headerLine ? -1 : 1),
  )

export const restOf = (segments: readonly Segment[]): Uint8Array =>
  joinBytes(
    segments.flatMap(({ counted, personal }) => (personal === null ? [counted] : [counted, personal])),
  )

const fileOfSegments = async (world: World, segments: readonly Segment[]): Promise<Uint8Array> => {
  const { station, central } = world
  const ordered = inListOrder(segments)
  const lines = [batchHeader(world, station.log), ...ordered.flatMap(writeListed)]
  const first = await memberOf(signLines(cryptography, lines, station.seed))
  return sealTo([central.recipient])(joinBytes([first, restOf(ordered)]))
}

const openedLine = (world: World, at: number) =>
  JSON.stringify({
    ...{ n: 1, at: '2021-07-06T10:00:00+02:00', by: 1, op: 'opened', role: 'station', place: 'HRBAJ' },
    ...{ code: `HRBAJ${at}`, recipient: world.station.recipient },
  })

/** First segments of so many logs that nobody knows. */
const strangers = async (world: World, count: number): Promise<readonly Segment[]> => {
  const dice = makeDice('strangers')
  const made: Segment[] = []
  for (let at = 0; at < count; at++) {
    const seed = dice.bytes(32)
    const log = toHex(cryptography.publicKey(seed))
    const { operation } = world.pack
    const place = { operation, log, index: 1, first: 1, previous: operation, rules: 1, pack: 1 }
    made.push(await sealHostile(seed, place, { counted: [openedLine(world, at)], personal: [] }))
  }
  return made
}

/** The same segment under so many names: the list is read before any of them is looked at. */
const many = (segment: Segment, count: number, key: 'log' | 'index'): readonly Segment[] =>
  Array.from({ length: count }, (_, at) => {
    const header = {
      ...segment.header,
      [key]: key === 'index' ? at + 1 : toHex(cryptography.sha256(encodeText(String(at)))),
    }
    return { ...segment, header, headerLine: JSON.stringify(header) }
  })

const withMember = (segment: Segment, counted: Uint8Array): Segment => ({
  ...segment,
  counted,
  personal: null,
})

/** 33 MiB that pack to a thousandth and a bit: within the ratio, beyond what a member may hold. */
const largeMember = async (): Promise<Uint8Array> => {
  const dice = makeDice('large')
  const noise = Array.from({ length: 12_000 }, () => toHex(dice.bytes(16))).join('\n')
  return cryptography.gzip(encodeText(noise + 'a'.repeat(33 * 1024 * 1024)))
}

const makers: Readonly<Record<string, (world: World) => Promise<Uint8Array>>> = {
  logs: async (world) => fileOfSegments(world, many(first(world), limits.logs + 1, 'log')),
  segments: async (world) =>
    fileOfSegments(world, many(withMember(first(world), new Uint8Array(18)), limits.segments + 1, 'index')),
  'one member': async (world) => fileOfSegments(world, [withMember(first(world), await largeMember())]),
  bomb: async (world) =>
    fileOfSegments(world, [withMember(first(world), await cryptography.gzip(new Uint8Array(2 ** 24)))]),
  'all members': async (world) => {
    const member = await cryptography.gzip(
      encodeText(Array.from({ length: 2 ** 19 }, (_, at) => at % 4_000).join('')),
    )
    const size = new DataView(member.buffer, member.byteOffset + member.length - 4).getUint32(0, true)
    const count = Math.ceil((limits.fileBytesUnpacked + 1) / size)
    return fileOfSegments(world, many(withMember(first(world), member), count, 'index'))
  },
  bytes: async () => new Uint8Array(limits.batchBytes + 1),
}

const first = ({ station }: World): Segment => {
  const [segment] = station.segments
  if (!segment) throw new Error('no segment')
  return segment
}

const made = new Map<string, Promise<Uint8Array>>()
const once = (name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> => {
  const file = made.get(name) ?? make()
  made.set(name, file)
  return file
}

/** One log more than may wait. */
export const crowd = (world: World): Promise<Uint8Array> =>
  once('waiting room', async () => fileOfSegments(world, await strangers(world, 51)))

/** A member that states sixty bytes and has sixteen million. */
export const swellingMember = (world: World): Promise<Uint8Array> =>
  once('swelling member', async () => {
    const member = await cryptography.gzip(new Uint8Array(2 ** 24))
    new DataView(member.buffer, member.byteOffset).setUint32(member.length - 4, 60, true)
    const { segments, events } = world.station
    const place = { index: segments.length + 1, first: events.length + 1 }
    const previous = segments.at(-1)?.hash ?? world.pack.operation
    const hostile = { ...first(world), header: { ...first(world).header, ...place, previous } }
    const segment = { ...hostile, headerLine: JSON.stringify(hostile.header) }
    const hash = hashOfLine(cryptography, segment.headerLine)
    const signature = signHash(cryptography, 'segment', hash, world.station.seed)
    return markSwelling(await fileOfSegments(world, [withMember({ ...segment, hash, signature }, member)]))
  })

export const overLimits = (world: World, dice: Dice): Promise<Uint8Array> => {
  const name = dice.pick(Object.keys(makers))
  const make = () => makers[name]?.(world) ?? Promise.resolve(new Uint8Array())
  // The largest is not kept: it would stay in the memory that is measured.
  return name === 'bytes' ? make() : once(name, make)
}
