// Answers the worker's requests over its port, one after another in the order they came.
import type { MirrorCalls, MirrorReply } from '../../shared/ipc/mirror.ts'
import type { Check } from '../ipc/checks.ts'
import { mirrorFaultOf } from './mirror-fault.ts'
import type { MirrorCall, MirrorFolder } from './mirror-folder.ts'
import { mirrorArguments, requestId } from './mirror-requests.ts'

/** Electron's MessagePortMain, as far as it is used. */
export interface Port {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(reply: MirrorReply): void
  start(): void
  close(): void
}

/** Serves one port at a time; all ports share one queue, so that two of them never write at once. */
export class MirrorServer {
  readonly #folder: MirrorFolder
  #port: Port | null = null
  #last: Promise<void> = Promise.resolve()

  constructor(folder: MirrorFolder) {
    this.#folder = folder
  }

  /** A new port ends the one before: what that one asked for and was not yet begun is not done. */
  serve(port: Port): void {
    const before = this.#port
    this.#port = port
    before?.close()
    port.on('close', () => {
      if (this.#port === port) this.#port = null
    })
    port.on('message', ({ data }) => {
      this.#last = this.#last.then(() => this.#answer(port, data))
    })
    port.start()
  }

  async #answer(port: Port, message: unknown): Promise<void> {
    if (this.#port !== port) return
    const id = requestId(message)
    // Nothing to answer to. The worker that sent this waits for nothing.
    if (id === null) return
    const reply = await perform(
      this.#folder,
      id,
      message as { readonly call?: unknown; readonly args?: unknown },
    )
    if (this.#port === port) port.postMessage(reply)
  }
}

async function perform(
  folder: MirrorFolder,
  id: number,
  { call, args }: { readonly call?: unknown; readonly args?: unknown },
): Promise<MirrorReply> {
  if (!isCall(call)) return { id, ok: false, fault: 'bad-request' }
  try {
    return await run(folder, call, id, args)
  } catch (error) {
    return { id, ok: false, fault: mirrorFaultOf(error) }
  }
}

async function run<Call extends keyof MirrorCalls>(
  folder: MirrorFolder,
  call: Call,
  id: number,
  args: unknown,
): Promise<MirrorReply> {
  const accepts: Check<Parameters<MirrorCalls[Call]>> = mirrorArguments[call]
  const perform: MirrorCall<Call> = folder[call]
  if (!accepts(args)) return { id, ok: false, fault: 'bad-request' }
  return { id, ok: true, value: await perform(...args) }
}

const isCall = (call: unknown): call is keyof MirrorCalls =>
  typeof call === 'string' && Object.hasOwn(mirrorArguments, call)
