// What a person reads who starts Milepost where it cannot open a window, and what is never unpacked.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verify } from '../../electron/runtime/cypress-fallback.mjs'
import { root } from '../../electron/runtime/places.mjs'

function start(env: Record<string, string>) {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...rest } = process.env
  return spawnSync(process.execPath, [join(root, 'electron/runtime/start.mjs')], {
    encoding: 'utf8',
    env: { ...rest, ...env },
  })
}

describe.runIf(process.platform === 'linux')('npm start', () => {
  it('says in one sentence that there is no display, and names the exercise', () => {
    const { status, stdout, stderr } = start({})
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toMatch(/no display.*npm run exercise/)
  })

  it('says when the override holds no Electron', () => {
    const { status, stderr } = start({ DISPLAY: ':0', ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' })
    expect(status).toBe(1)
    expect(stderr.trim()).toBe('ELECTRON_OVERRIDE_DIST_PATH holds no electron: /nowhere')
  })
})

describe('the fallback runtime', () => {
  it('is refused when its bytes are not those known', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'milepost-fallback-'))
    const archive = join(folder, 'altered.tgz')
    writeFileSync(archive, 'altered')
    await expect(verify(archive)).rejects.toThrow(/was refused: its hash is sha512-/)
    rmSync(folder, { recursive: true })
  })
})
