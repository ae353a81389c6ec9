/**
 * The worker's side of the mirror: one request and one reply per call over a MessagePort that leads to the main
 * process. Failures are values, because a full disk is an everyday event. Bytes are copied, never transferred.
 */
import type { MirrorCalls, MirrorFault, MirrorReply, MirrorRequest } from '../../shared/ipc/mirror.ts'
import { accept, type Refusal, type Result, refuse } from '../../shared/result.ts'

export type Mirror = {
  readonly [Call in keyof MirrorCalls]: (
    ...args: Parameters<MirrorCalls[Call]>
  ) => Promise<Result<ReturnType<MirrorCalls[Call]>, MirrorFault>>
}

/** A sync on a slow disk may take seconds; a main process that is gone never answers. */
const waitAtMost = 30_000

type Waiting = { readonly done: (reply: MirrorReply) => void; readonly timer: ReturnType<typeof setTimeout> }

/** Starts the port. A reply that never comes is the fault `failed`: whether the write happened is then unknown. */
export const createMirrorClient = (port: MessagePort, limit = waitAtMost): Mirror => {
  const waiting = new Map<number, Waiting>()
  let last = 0

  port.onmessage = ({ data }: MessageEvent<MirrorReply>) => {
    const entry = waiting.get(data.id)
    if (!entry) return
    waiting.delete(data.id)
    clearTimeout(entry.timer)
    entry.done(data)
  }

  const call = <Call extends keyof MirrorCalls>(name: Call, args: Parameters<MirrorCalls[Call]>) =>
    new Promise<Result<ReturnType<MirrorCalls[Call]>, MirrorFault>>((resolve) => {
      const id = ++last
      const timer = setTimeout(() => {
        waiting.delete(id)
        resolve(refuse<MirrorFault>('failed'))
      }, limit)
      waiting.set(id, {
        timer,
        // The reply to this id answers this call: the protocol pairs them, the type cannot.
        done: (reply) =>
          resolve(reply.ok ? accept(reply.value as ReturnType<MirrorCalls[Call]>) : refuse(reply.fault)),
      })
      port.postMessage({ id, call: name, args } satisfies MirrorRequest<Call>)
    })

  return {
    list: () => call('list', []),
    read: (...args) => call('read', args),
    append: (...args) => call('append', args),
    write: (...args) => call('write', args),
    cut: (...args) => call('cut', args),
    remove: (...args) => call('remove', args),
    settled: (...args) => call('settled', args),
  }
}

/** What an officer is told when the mirror could not do it. */
export const refusalOf = (fault: MirrorFault): Refusal =>
  fault === 'disk-full' || fault === 'read-only' ? { reason: fault } : { reason: 'mirror-failed' }
