import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeDisk } from '../../../electron/disk/disk.ts'
import { MirrorServer, type Port } from '../../../electron/mirror/serve-port.ts'
import type { MirrorReply } from '../../../shared/ipc/mirror.ts'
import { temporaryFolder } from '../temporary-folder.ts'
import { openTestMirror } from './test-mirror.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** The worker's end of a port, in this process. */
class TestPort implements Port {
  readonly replies: MirrorReply[] = []
  closed = false
  #message: (event: { data: unknown }) => void = () => {}
  #waiting: (() => void)[] = []

  on(event: 'message' | 'close', listener: (event: { readonly data: unknown }) => void): void {
    if (event === 'message') this.#message = listener
  }
  postMessage(reply: MirrorReply): void {
    this.replies.push(reply)
    for (const done of this.#waiting.splice(0)) done()
  }
  start(): void {}
  close(): void {
    this.closed = true
  }
  send(data: unknown): void {
    this.#message({ data })
  }
  async answers(count: number): Promise<MirrorReply[]> {
    while (this.replies.length < count) await new Promise<void>((done) => this.#waiting.push(done))
    return this.replies
  }
}

async function setUp() {
  const server = new MirrorServer(await openTestMirror(join(temporaryFolder(), 'mirror'), nodeDisk))
  const port = new TestPort()
  server.serve(port)
  return { server, port }
}

test('requests are answered in the order they came', async () => {
  const { port } = await setUp()
  const large = new Uint8Array(3_000_000)
  port.send({ id: 1, call: 'append', args: ['a', 0, large] })
  port.send({ id: 2, call: 'append', args: ['a', large.length, bytes('end')] })
  port.send({ id: 3, call: 'list', args: [] })
  const replies = await port.answers(3)
  expect(replies.map(({ id }) => id)).toEqual([1, 2, 3])
  expect(replies[2]).toEqual({ id: 3, ok: true, value: [{ name: 'a', size: large.length + 3 }] })
})

test.each([
  ['a call that does not exist', { call: 'format', args: [] }],
  ['a call that every object has', { call: 'toString', args: [] }],
  ['no arguments', { call: 'list' }],
  ['too many arguments', { call: 'list', args: [1] }],
  ['a path', { call: 'read', args: ['../a', 0, 1] }],
  ['a dot file', { call: 'read', args: ['.new-1', 0, 1] }],
  ['an upper-case name', { call: 'remove', args: ['A'] }],
  ['a name with a line feed', { call: 'remove', args: ['a\n'] }],
  ['a long name', { call: 'remove', args: ['a'.repeat(81)] }],
  ['a negative offset', { call: 'read', args: ['a', -1, 1] }],
  ['a fraction', { call: 'cut', args: ['a', 0.5] }],
  ['too much to read at once', { call: 'read', args: ['a', 0, 4 * 1024 * 1024 + 1] }],
  ['a count that is none', { call: 'settled', args: [-1] }],
  ['bytes that were transferred', { call: 'append', args: ['a', 0, null] }],
  ['a text for bytes', { call: 'write', args: ['a', 'text'] }],
])('%s is a bad request', async (_name, request) => {
  const { port } = await setUp()
  port.send({ id: 9, ...request })
  expect(await port.answers(1)).toEqual([{ id: 9, ok: false, fault: 'bad-request' }])
})

test('a fault is a value, and the next request is served', async () => {
  const { port } = await setUp()
  port.send({ id: 1, call: 'read', args: ['a', 0, 1] })
  port.send('nonsense')
  port.send({ id: 2, call: 'list', args: [] })
  expect(await port.answers(2)).toEqual([
    { id: 1, ok: false, fault: 'not-found' },
    { id: 2, ok: true, value: [] },
  ])
})

test('a new port ends the one before and waits for what that one had begun', async () => {
  const { server, port } = await setUp()
  port.send({ id: 1, call: 'append', args: ['a', 0, bytes('one')] })
  await port.answers(1)
  port.send({ id: 2, call: 'append', args: ['a', 3, bytes('two')] })
  const next = new TestPort()
  server.serve(next)
  next.send({ id: 1, call: 'list', args: [] })
  expect(port.closed).toBe(true)
  // Not begun when the port was replaced, so not done.
  expect(await next.answers(1)).toEqual([{ id: 1, ok: true, value: [{ name: 'a', size: 3 }] }])
  expect(port.replies).toHaveLength(1)
})
