// The page's origin: files with the headers that the app gives its own, and the real mirror behind the real server of its
// messages. The port stays for as long as the server does, so that a profile finds its database again.
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { nodeDisk } from '../../electron/disk/disk.ts'
import { type OpenMirror, openMirror } from '../../electron/mirror/mirror-folder.ts'
import { MirrorServer, type Port } from '../../electron/mirror/serve-port.ts'
import { assetHeaders } from '../../electron/security/content-policy.ts'
import type { MirrorReply } from '../../shared/ipc/mirror.ts'
import { readMessage, writeMessage } from './message.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
}

/** What main has of a port, over requests that each wait for their answer. */
class RequestPort implements Port {
  readonly #waiting = new Map<number, (reply: MirrorReply) => void>()
  #listener: (event: { readonly data: unknown }) => void = () => {}

  on(event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void): void {
    if (event === 'message') this.#listener = listener
  }
  postMessage(reply: MirrorReply): void {
    this.#waiting.get(reply.id)?.(reply)
    this.#waiting.delete(reply.id)
  }
  start(): void {}
  close(): void {
    this.#waiting.clear()
  }
  ask(data: unknown): Promise<MirrorReply> {
    return new Promise((resolve) => {
      this.#waiting.set((data as { readonly id: number }).id, resolve)
      this.#listener({ data })
    })
  }
}

export interface PageServer {
  readonly origin: string
  /** Files at `/files/…`. */
  readonly files: Map<string, Uint8Array>
  /** From now on the mirror is in this folder. Nothing of a page that was open may be under way. */
  use(folder: string): Promise<void>
  close(): Promise<void>
}

export async function servePage(page: string): Promise<PageServer> {
  const files = new Map<string, Uint8Array>()
  let mirror: OpenMirror | null = null
  let server: MirrorServer | null = null
  let port: RequestPort | null = null

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (request.method === 'POST') {
      const body = await bodyOf(request)
      if (pathname === '/mirror/connect') {
        port = new RequestPort()
        server?.serve(port)
        send(response, 'application/octet-stream', new Uint8Array())
        return
      }
      const reply = await port?.ask(readMessage(body))
      send(response, 'application/octet-stream', writeMessage(reply))
      return
    }
    const held = pathname.startsWith('/files/') ? files.get(pathname.slice(7)) : undefined
    const name = normalize(pathname === '/' ? '/index.html' : pathname)
    send(response, types[extname(name)] ?? 'application/octet-stream', held ?? readFileSync(join(page, name)))
  }

  const http = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(404).end())
  })
  await new Promise<void>((done) => http.listen(0, 'localhost', done))
  return {
    origin: `http://localhost:${(http.address() as AddressInfo).port}`,
    files,
    async use(folder) {
      await mirror?.close()
      mirror = await openMirror(folder, nodeDisk)
      server = new MirrorServer(mirror)
      port = null
    },
    async close() {
      http.closeAllConnections()
      await new Promise((done) => http.close(done))
      await mirror?.close()
    },
  }
}

const send = (response: ServerResponse, type: string, bytes: Uint8Array): void => {
  response.writeHead(200, assetHeaders(type)).end(bytes)
}

const bodyOf = async (request: IncomingMessage): Promise<Uint8Array> => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Uint8Array.from(Buffer.concat(parts))
}
