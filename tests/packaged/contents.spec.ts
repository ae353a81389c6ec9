import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { listPackage } from '@electron/asar'
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import { releasePackage, testPackage } from './packages.ts'

/** Written out again here, so that a change of electron-builder.yml alone fails. */
const RELEASE_FUSES: readonly (readonly [FuseV1Options, boolean])[] = [
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, false],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
]

async function fuses(executable: string): Promise<Record<string, boolean>> {
  const wire = await getCurrentFuseWire(executable)
  const read = RELEASE_FUSES.map(([fuse]) => [FuseV1Options[fuse], wire[fuse] === FuseState.ENABLE])
  return Object.fromEntries(read)
}

const expected = Object.fromEntries(RELEASE_FUSES.map(([fuse, on]) => [FuseV1Options[fuse], on]))

test('a release has every fuse as stated', async () => {
  expect(await fuses(releasePackage().executable)).toEqual(expected)
})

test('a test build differs in the inspect fuse alone', async () => {
  expect(await fuses(testPackage().executable)).toEqual({ ...expected, EnableNodeCliInspectArguments: true })
})

for (const [name, variant] of [
  ['release', releasePackage],
  ['test build', testPackage],
] as const) {
  test(`the ${name} holds built code and a short package.json, nothing else`, () => {
    const { archive, directory } = variant()
    const names = listPackage(archive, { isPack: false })
    expect(names).toContain('/package.json')
    expect(names).toContain('/out/main/main.js')
    expect(names).toContain('/out/preload/preload.cjs')
    expect(names).toContain('/out/renderer/index.html')
    const strangers = names.filter(
      (entry) => entry !== '/package.json' && entry !== '/out' && !entry.startsWith('/out/'),
    )
    expect(strangers).toEqual([])
    expect(names.filter((entry) => /\.(map|ts|tsx)$|node_modules|tests/.test(entry))).toEqual([])
    expect(readdirSync(join(directory, 'resources'))).toEqual(['app.asar'])
  })
}
