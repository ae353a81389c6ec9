/**
 * A second worker, for one thing: checking signatures and personal parts of imported segments, which is half the work of an
 * import. It is started with the first import, knows no key, and ends with the worker that started it.
 */
import * as Comlink from 'comlink'
import { type SegmentSide, type VerifySide, verifySide } from '../../shared/segments/verify-segment.ts'
import type { LedgerParts } from './session/open-ledger.ts'
import type { VerifiedSide, VerifySides } from './side-worker.ts'

type Answers = readonly VerifiedSide[] | null

/** Where the second worker cannot be started or fails, the work is done here. */
export const createSideVerifier = (caps: LedgerParts['caps']): VerifySide => {
  let there: VerifySides | null = null
  let failed = false
  /** Of messages that are not answered yet. */
  const giveUps = new Set<() => void>()
  let waiting: { readonly side: SegmentSide; readonly take: (done: VerifiedSide | null) => void }[] = []

  const start = (): VerifySides => {
    const worker = new Worker(new URL('./side-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('error', (event) => {
      // Dealt with here: it is no fault of the ledger's own worker.
      event.preventDefault()
      failed = true
      for (const giveUp of giveUps) giveUp()
    })
    return Comlink.wrap<VerifySides>(worker)
  }

  /** null: it is not done there. Nothing that lasts waits for an answer: it would keep the names that are in it. */
  const answers = (sides: readonly SegmentSide[], buffers: readonly ArrayBuffer[]): Promise<Answers> =>
    new Promise((take) => {
      if (!there || failed) return take(null)
      const end = (done: Answers) => {
        giveUps.delete(giveUp)
        take(done)
      }
      const giveUp = () => end(null)
      giveUps.add(giveUp)
      there(Comlink.transfer(sides, [...buffers])).then(end, giveUp)
    })

  const ask = async (asked: readonly SegmentSide[]): Promise<Answers> => {
    // A copy of its own: a piece of the file would take the whole file along.
    const sides = asked.map((side) => ({ ...side, personal: side.personal?.slice() ?? null }))
    const buffers = sides.flatMap(({ personal }) => (personal ? [personal.buffer] : []))
    return answers(sides, buffers)
  }

  /** What was asked at once goes in one message: of small segments, messages cost more than checking. */
  const send = async (): Promise<void> => {
    const sent = waiting
    waiting = []
    const done = await ask(sent.map(({ side }) => side)).catch(() => null)
    for (const [at, { take }] of sent.entries()) take(done?.[at] ?? null)
  }

  let before: Promise<void> = Promise.resolve()
  /** One after another: each is unpacked, and many at once would fill the memory. */
  const here = (side: SegmentSide): ReturnType<VerifySide> => {
    const done = before.then(() => verifySide(caps, side))
    const over = (): void => undefined
    before = done.then(over, over)
    return done
  }

  return async (side) => {
    try {
      there ??= start()
    } catch {
      return here(side)
    }
    const done = await new Promise<VerifiedSide | null>((take) => {
      if (waiting.push({ side, take }) === 1) queueMicrotask(send)
    })
    return done ?? here(side)
  }
}
