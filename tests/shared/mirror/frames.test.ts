import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeText, joinBytes } from '../../../shared/lines/bytes.ts'
import { frameOverhead, makeFrame, makeGroup, readFrames, readGroups } from '../../../shared/mirror/frames.ts'

const payload = (text: string) => encodeText(text)
const group = makeGroup([payload('one'), payload('two')], payload('import'))

test('frames come back as they went', () => {
  const read = readFrames(group)
  expect(read).toMatchObject({ whole: group.length, tail: 'none' })
  expect(read.frames.map(({ type, offset }) => [type, offset])).toEqual([
    ['entry', 0],
    ['entry', frameOverhead + 3],
    ['close', 2 * (frameOverhead + 3)],
  ])
  expect(readGroups(group).groups).toEqual([
    { entries: [payload('one'), payload('two')], closing: payload('import'), offset: 0 },
  ])
  expect(readFrames(new Uint8Array(0))).toEqual({ frames: [], whole: 0, tail: 'none' })
})

test('cut at any byte, what was closed before stands and the rest never happened', () => {
  const file = joinBytes([group, makeGroup([payload('three')])])
  for (let length = group.length; length < file.length; length++) {
    const read = readGroups(file.subarray(0, length))
    expect(read.groups).toHaveLength(1)
    expect(read.closed).toBe(group.length)
    expect(read.tail).toBe(length === group.length ? 'none' : 'torn')
  }
  expect(readGroups(file).groups).toHaveLength(2)
})

test('a tail of zeros, as a power cut leaves it, is torn', () => {
  const read = readGroups(joinBytes([group, new Uint8Array(4096)]))
  expect(read).toMatchObject({ closed: group.length, tail: 'torn' })
})

test('a frame whose bytes changed is not read; with whole frames behind it the file is damaged', () => {
  for (let at = 0; at < group.length; at++) {
    const changed = joinBytes([group, group])
    changed[at] = (changed[at] ?? 0) ^ 1
    const read = readFrames(changed)
    expect(read.tail).toBe('damaged')
    expect(read.whole).toBeLessThanOrEqual(at)
  }
})

test('a length beyond the file is no frame', () => {
  const frame = makeFrame('entry', payload('x'))
  new DataView(frame.buffer).setUint32(5, 0xffffffff, true)
  expect(readFrames(frame)).toMatchObject({ frames: [], whole: 0, tail: 'torn' })
})

test('any groups, cut anywhere: whole groups and nothing else', () => {
  const bytes = fc.uint8Array({ maxLength: 40 })
  fc.assert(
    fc.property(fc.array(fc.array(bytes, { maxLength: 4 }), { maxLength: 5 }), fc.nat(), (groups, place) => {
      const made = groups.map((entries) => makeGroup(entries))
      const file = joinBytes(made)
      const cut = file.length === 0 ? 0 : place % (file.length + 1)
      const read = readGroups(file.subarray(0, cut))
      const expected = groups.filter((_, i) => joinBytes(made.slice(0, i + 1)).length <= cut)
      expect(read.groups.map(({ entries }) => entries.map((e) => [...e]))).toEqual(
        expected.map((g) => g.map((e) => [...e])),
      )
    }),
  )
})
