/**
 * The page of these tests: the app's own worker, reached as the app's page reaches it. Where the app's preload hands over a
 * port that leads to the main process, a port of this page does, which asks the test's server.
 */
import { connectLedger } from '../../../renderer/ledger/connect.ts'
import type { MirrorRequest } from '../../../shared/ipc/mirror.ts'
import type { FileOutcome, LedgerApi } from '../../../shared/ledger-api.ts'
import { readMessage, writeMessage } from '../message.ts'

const post = async (path: string, body: Uint8Array<ArrayBuffer>): Promise<Uint8Array> => {
  const answer = await fetch(path, { method: 'POST', body })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return new Uint8Array(await answer.arrayBuffer())
}

/** Messages go in the order they came, as over a port. */
const connectMirror = async (): Promise<void> => {
  await post('/mirror/connect', new Uint8Array())
  const { port1, port2 } = new MessageChannel()
  let last: Promise<unknown> = Promise.resolve()
  port1.onmessage = ({ data }: MessageEvent<MirrorRequest>) => {
    last = last.then(async () => port1.postMessage(readMessage(await post('/mirror', writeMessage(data)))))
  }
  window.postMessage({ milepost: 'mirror-port' }, location.origin, [port2])
}

// Of what preload gives, the ledger asks for nothing else.
Object.assign(window, { milepost: { connectMirror } })

/** A file that the test's server holds. */
const bytesOf = async (name: string) => new Uint8Array(await (await fetch(`/files/${name}`)).arrayBuffer())

export interface EnginePage {
  readonly ledger: LedgerApi
  /** Milliseconds beside the outcomes. */
  importFile(name: string): Promise<{ readonly outcomes: readonly FileOutcome[]; readonly ms: number }>
}

const { ledger } = await connectLedger()
const enginePage: EnginePage = {
  ledger,
  async importFile(name) {
    const files = [{ name, bytes: await bytesOf(name) }]
    const began = performance.now()
    const outcomes = await ledger.importFiles(files, () => {})
    return { outcomes, ms: performance.now() - began }
  },
}
Object.assign(window, { enginePage })
