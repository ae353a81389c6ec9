/** The second worker is a help and never a condition: whatever becomes of it, each segment is checked. */
import * as Comlink from 'comlink'
import { afterEach, expect, test, vi } from 'vitest'
import { cryptography } from '../../../renderer/ledger/cryptography.ts'
import { createSideVerifier } from '../../../renderer/ledger/side-verifier.ts'
import type { VerifySides } from '../../../renderer/ledger/side-worker.ts'
import { type SegmentSide, verifySide } from '../../../shared/segments/verify-segment.ts'
import { makeTestLog, someInspection } from '../../shared/builders.ts'

afterEach(() => vi.unstubAllGlobals())

const log = makeTestLog({ seed: 'station 1' })
for (let i = 0; i < 3; i++) {
  log.append(someInspection(), { fields: { plate: `ZG 471${i}-QX` } })
  await log.seal()
}
const sides: readonly SegmentSide[] = log.segments.map((segment) => segment)
const alone = await Promise.all(sides.map((side) => verifySide(cryptography, side)))

const here: VerifySides = async (asked) => Promise.all(asked.map((side) => verifySide(cryptography, side)))

/** Workers that answer so, and what is told to whoever listens for their errors. */
const workersThat = (answer: VerifySides) => {
  const failures: ((event: { preventDefault(): void }) => void)[] = []
  const start = () => {
    const { port1, port2 } = new MessageChannel()
    Comlink.expose(answer, port2 as unknown as Comlink.Endpoint)
    for (const port of [port1, port2] as unknown as { unref(): void }[]) port.unref()
    const listen = port1.addEventListener.bind(port1)
    return Object.assign(port1, {
      addEventListener: (name: string, listener: never) =>
        name === 'error' ? failures.push(listener) : listen(name as 'message', listener),
    })
  }
  vi.stubGlobal(
    'Worker',
    vi.fn(function worker() {
      return start()
    }),
  )
  const fail = () => {
    for (const listener of failures) listener({ preventDefault: () => {} })
  }
  return { fail }
}

test('what is asked at once goes in one message, and each answer to its own', async () => {
  const messages: number[] = []
  workersThat((asked) => {
    messages.push(asked.length)
    return here(asked)
  })
  const verify = createSideVerifier(cryptography)
  expect(await Promise.all(sides.map(verify))).toEqual(alone)
  expect(await verify(sides[1] as SegmentSide)).toEqual(alone[1])
  expect(messages).toEqual([3, 1])
})

test('a worker that fails with segments in work leaves them, and all that come, to who asked', async () => {
  const worker = workersThat(() => new Promise(() => {}))
  const verify = createSideVerifier(cryptography)
  const asked = Promise.all(sides.map(verify))
  await new Promise((later) => setTimeout(later, 20))
  worker.fail()
  expect(await asked).toEqual(alone)
  expect(await verify(sides[0] as SegmentSide)).toEqual(alone[0])
})

test('one that answers with a fault, or cannot be started, does as well', async () => {
  workersThat(async () => {
    throw new Error('no WebAssembly')
  })
  expect(await Promise.all(sides.map(createSideVerifier(cryptography)))).toEqual(alone)
  vi.stubGlobal(
    'Worker',
    vi.fn(function worker() {
      throw new Error('no workers')
    }),
  )
  expect(await Promise.all(sides.map(createSideVerifier(cryptography)))).toEqual(alone)
})

test('what cannot be copied for the second worker is checked here, and none waits for ever', async () => {
  workersThat(here)
  const [first, second] = sides as [SegmentSide, SegmentSide]
  const held = first.personal ?? new Uint8Array()
  let full = true
  const personal = Object.assign(held.slice(), {
    slice: (...range: [number?, number?]) => {
      if (!full) return Uint8Array.prototype.slice.apply(held, range)
      full = false
      throw new RangeError('Array buffer allocation failed')
    },
  })
  const verify = createSideVerifier(cryptography)
  expect(await Promise.all([verify({ ...first, personal }), verify(second)])).toEqual(alone.slice(0, 2))
})
