// A unit joins an operation: its join file, the same fingerprint on both screens, the newer pack.
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { en } from '../../renderer/texts/en/index.ts'
import { launchMilepost, ownedFolder } from './harness/index.ts'
import { createOperation, writePack } from './steps/entering.ts'
import { goTo } from './steps/fields.ts'
import { joinAsUnit, nameUnit, openJoinFile, saveJoinFile, takePack, writeNextPack } from './steps/tiers.ts'

const { tiers } = en
const officer = { name: 'Ana Kovač', badge: 'HR-0417', passphrase: 'seven grey herons 41' }
const site = { id: 'HRBAJ', name: 'Bajakovo', type: 'LAND_BORDER', country: 'HRV', zone: 'Europe/Zagreb' }

test('joined, named, and active with the newer pack', async () => {
  test.setTimeout(300_000)
  const central = await launchMilepost()
  const unit = await launchMilepost()
  const files = ownedFolder(join(central.run.directory, 'tiers'))
  const [first, second] = [join(files, 'first.mppack'), join(files, 'second.mppack')]
  const asked = join(files, 'unit.mpjoin')
  try {
    await createOperation(central, {
      ...{ name: 'Liberterra', short: 'LT', sites: [site], officer, training: false },
      unit: { id: 'OCUABU', name: 'OCU Abu Dhabi', type: 'OCU', country: 'ARE' },
    })
    const code = await writePack(central, first)
    const zagreb = { id: 'OCUZAG', name: 'OCU Zagreb', country: 'HRV' }
    const shown = await joinAsUnit(unit, { pack: first, code, unit: zagreb, officer })
    await saveJoinFile(unit, asked)

    expect(await openJoinFile(central, asked, 'OCUZAG')).toBe(shown)
    // Nobody names a unit without having compared.
    await central.page.keyboard.press('Control+Enter')
    await expect(central.page.getByText(tiers.compareFirst)).toBeVisible()
    await nameUnit(central, false)
    const next = { file: second, code: await writeNextPack(central, second) }

    await takePack(unit, next, 2)
    await goTo(unit.page, en.common.screens, en.common.export)
    expect([...central.problems, ...unit.problems]).toEqual([])
  } finally {
    await unit.close()
    await central.close()
  }
})
