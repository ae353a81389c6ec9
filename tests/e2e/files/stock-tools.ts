/**
 * Reads a batch with what any Debian brings: age, gunzip, sha256sum, openssl. Nothing of Milepost is used;
 * `shared/batch/FORMAT.md` is all that a reader needs.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface ListedSegment {
  /** As it stands in the list, and parsed. */
  readonly headerLine: string
  readonly header: {
    readonly operation: string
    readonly log: string
    readonly index: number
    readonly first: number
    readonly count: number
    readonly previous: string
    readonly counted: string
    readonly personal: string
  }
  readonly signature: string
  /** The gzip members. */
  readonly counted: Buffer
  readonly personal: Buffer
}

export interface StockBatch {
  /** The first member's lines. */
  readonly lines: readonly string[]
  readonly from: string
  readonly segments: readonly ListedSegment[]
}

function run(
  program: string,
  args: readonly string[],
  input?: Buffer,
): { ok: boolean; out: Buffer; said: string } {
  const result = spawnSync(program, args, { ...(input && { input }), maxBuffer: 1 << 28 })
  if (result.error) throw result.error
  return { ok: result.status === 0, out: result.stdout, said: result.stderr.toString() }
}

export const sha256sum = (bytes: Buffer | string): string =>
  run('sha256sum', [], Buffer.from(bytes)).out.toString().slice(0, 64)

export function gunzip(member: Buffer): Buffer {
  const { ok, out, said } = run('gunzip', ['-c'], member)
  if (!ok) throw new Error(`gunzip: ${said}`)
  return out
}

/** `age -d -i IDENTITIES FILE` */
export function ageDecrypt(file: string, identities: string): Buffer {
  const { ok, out, said } = run('age', ['-d', '-i', identities, file])
  if (!ok) throw new Error(`age: ${said}`)
  return out
}

/** `openssl pkeyutl -verify -rawin` of an Ed25519 signature over `PREFIX LF HASH LF`. */
export function opensslVerifies(prefix: string, hash: string, signature: string, publicKey: string): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'milepost-openssl-'))
  try {
    const [key, message, sign] = [join(folder, 'key.der'), join(folder, 'message'), join(folder, 'signature')]
    // SubjectPublicKeyInfo of Ed25519 (RFC 8410): twelve fixed bytes before the key.
    writeFileSync(key, Buffer.from(`302a300506032b6570032100${publicKey}`, 'hex'))
    writeFileSync(message, `${prefix}\n${hash}\n`)
    writeFileSync(sign, Buffer.from(signature, 'hex'))
    const keyArgs = ['-pubin', '-keyform', 'DER', '-inkey', key]
    return run('openssl', ['pkeyutl', '-verify', '-rawin', ...keyArgs, '-in', message, '-sigfile', sign]).ok
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The first member says how long it is: four bytes, little-endian, at offset 16. The others' lengths are in its lines. */
export function readStock(content: Buffer): StockBatch {
  const length = content.readUInt32LE(16)
  const lines = gunzip(content.subarray(0, length)).toString().trimEnd().split('\n')
  const { from } = JSON.parse(lines[0] ?? '') as { from: string }
  const segments: ListedSegment[] = []
  let at = length
  const take = (bytes: number): Buffer => {
    at += bytes
    return content.subarray(at - bytes, at)
  }
  for (let row = 1; row + 1 < lines.length - 1; row += 2) {
    const headerLine = lines[row] ?? ''
    const carried = JSON.parse(lines[row + 1] ?? '') as {
      signature: string
      counted: number
      personal: number
    }
    segments.push({
      headerLine,
      header: JSON.parse(headerLine) as ListedSegment['header'],
      signature: carried.signature,
      counted: take(carried.counted),
      personal: take(carried.personal),
    })
  }
  if (at !== content.length) throw new Error(`${content.length - at} bytes are in no list`)
  return { lines, from, segments }
}

/** Everything that the counted side proves: hash of the lines, place in the chain, signature. Gives what is wrong. */
export function faultsOfCounted(segment: ListedSegment, before: ListedSegment | undefined): string[] {
  const { header, headerLine, signature, counted } = segment
  const faults: string[] = []
  const hash = sha256sum(headerLine)
  if (sha256sum(gunzip(counted)) !== header.counted) faults.push('counted lines')
  if (!opensslVerifies('milepost/segment/1', hash, signature, header.log)) faults.push('signature')
  const previous = before ? sha256sum(before.headerLine) : header.operation
  if (header.previous !== previous) faults.push('chain')
  const lines = gunzip(counted).toString().trimEnd().split('\n')
  if (lines.length !== header.count) faults.push('count')
  if (lines.some((line, row) => (JSON.parse(line) as { n: number }).n !== header.first + row))
    faults.push('numbers')
  return faults
}

/** The hash of the personal part: over `n class hash` of each line, an erased line keeping the hash that it had. */
export function personalHash(lines: readonly string[]): string {
  const stubs = lines.map((line) => {
    const parsed = JSON.parse(line) as { n: number; class: string; erased?: string }
    return `${parsed.n} ${parsed.class} ${parsed.erased ?? sha256sum(line)}\n`
  })
  return sha256sum(stubs.join(''))
}

export const personalLines = (member: Buffer): string[] =>
  gunzip(member)
    .toString()
    .split('\n')
    .filter((line) => line !== '')
