// app://milepost/ serves the built renderer and nothing else.

import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { protocol } from 'electron'
import { SCHEME } from './app-page.ts'
import { assetFor } from './asset-path.ts'
import { assetHeaders } from './content-policy.ts'

const rendererFolder = fileURLToPath(new URL('../renderer/', import.meta.url))

/** Stands in index.html where the style nonce goes. */
const NONCE_PLACEHOLDER = '__NONCE__'

/** Before the app is ready. */
export function setupAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

export function setupAppProtocol(): void {
  protocol.handle(SCHEME, (request) => answer(request.method, request.url, rendererFolder))
}

/** Exported for tests, which give a folder of their own. */
export async function answer(method: string, address: string, folder: string): Promise<Response> {
  if (method !== 'GET') return refusal(405)
  const asset = assetFor(address, folder)
  if (!asset) return refusal(404)
  const bytes = await readFile(asset.path).catch(() => null)
  if (!bytes) return refusal(404)
  if (!asset.isPage) return new Response(new Uint8Array(bytes), { headers: assetHeaders(asset.contentType) })
  const nonce = randomBytes(16).toString('base64')
  const page = bytes.toString('utf8').replaceAll(NONCE_PLACEHOLDER, nonce)
  return new Response(page, { headers: assetHeaders(asset.contentType, nonce) })
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: assetHeaders('text/plain; charset=utf-8') })
}
