// The measuring of screens measures: each fault made on purpose is found, and a sound screen has none.
import { expect, test } from '@playwright/test'
import { launchMilepost } from './harness/index.ts'
import { findFaults } from './look/find-faults.ts'

const known = { codes: ['SOM', 'NO_HIT', 'PossibleVictimOfTrafficking'], figures: ['inspections_total'] }

test('faults made on purpose are found', async () => {
  const milepost = await launchMilepost()
  const { page } = milepost
  /** Puts one box with this text and these styles in place of the screen. */
  const faultsOf = async (
    text: string,
    style: Record<string, string> = {},
    attributes: Record<string, string> = {},
  ) => {
    await page.evaluate(
      ([words, styles, given]) => {
        const box = document.createElement('div')
        box.textContent = words
        Object.assign(box.style, { width: '400px', fontSize: '14px' }, styles)
        for (const [name, value] of Object.entries(given)) box.setAttribute(name, value)
        document.body.replaceChildren(box)
      },
      [text, style, attributes] as const,
    )
    return (await page.evaluate(findFaults, known)).map(({ fault }) => fault)
  }
  const long = 'Smugglers of a route to Greece, seen at the checkpoint '.repeat(4)
  try {
    await page.locator('#root > *').first().waitFor({ state: 'attached' })
    expect(await faultsOf('Migrant smuggling (08051), 2 persons')).toEqual([])
    expect(await faultsOf(long, { whiteSpace: 'nowrap' })).toContain('overflows')
    expect(await faultsOf(long, { height: '20px' })).toContain('overflows')
    expect(await faultsOf(long, { height: '20px', overflow: 'hidden' })).toContain('clipped')
    expect(await faultsOf(long, { height: '20px', overflow: 'auto' })).toEqual([])
    expect(await faultsOf('here', { position: 'absolute', left: '1500px' })).toContain('outside')
    expect(await faultsOf('small', { fontSize: '11px' })).toEqual(['small-text'])
    for (const code of ['SOM', 'inspectionTypes:PERSON', 'X_Housing given', 'two with NO_HIT']) {
      expect(await faultsOf(code), code).not.toEqual([])
    }
    expect(await faultsOf('PossibleVictimOfTrafficking')).toEqual(['code'])
    expect(await faultsOf('inspections_total 43')).toEqual(['code'])
    expect(await faultsOf('log:latest')).toContain('text-key')
    expect(await faultsOf('records.title')).toContain('text-key')
    expect(await faultsOf('Opened by {{officer}}')).toContain('text-key')
    expect(await faultsOf('', { height: '20px' }, { 'aria-label': 'SOM' })).toEqual(['code'])
    expect(await faultsOf('LT_HRBAJ1_001-001.age')).toEqual([])
    expect(milepost.problems).toEqual([])
  } finally {
    await milepost.close()
  }
})
