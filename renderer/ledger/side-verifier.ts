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

  /** What was asked at once goes in one message: of small segments, messages cost more than checking. */
  const send = async (): Promise<void> => {
    const sent = waiting
    waiting = []
    // A copy of its own: a piece of the file would take the whole file along.
    const sides = sent.map(({ side }) => ({ ...side, personal: side.personal?.slice() ?? null }))
    const done = await answers(
      sides,
      sides.flatMap(({ personal }) => (personal ? [personal.buffer] : [])),
    )
    for (const [at, { take }] of sent.entries()) take(done?.[at] ?? null)
  }

  return async (side) => {
    try {
      there ??= start()
    } catch {
      return verifySide(caps, side)
    }
    const done = await new Promise<VerifiedSide | null>((take) => {
      if (waiting.push({ side, take }) === 1) queueMicrotask(send)
    })
    return done ?? verifySide(caps, side)
  }
}
