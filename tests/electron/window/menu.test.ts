import type { MenuItemConstructorOptions } from 'electron'
import { expect, test, vi } from 'vitest'
import { ar } from '../../../electron/texts/ar.ts'
import { en } from '../../../electron/texts/en.ts'

vi.mock('electron', () => ({ app: {}, Menu: {} }))
const { menuTemplate } = await import('../../../electron/window/menu.ts')

const rowsOf = (rows: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  rows.flatMap((row) => [row, ...(Array.isArray(row.submenu) ? rowsOf(row.submenu) : [])])

test.each(['linux', 'win32', 'darwin'] as const)(
  '%s: no row reloads, inspects, or takes a key of the page',
  (os) => {
    const rows = rowsOf(menuTemplate(os, en.menu))
    for (const role of rows.map((row) => row.role)) {
      expect(['reload', 'forceReload', 'toggleDevTools', 'recentDocuments', 'startSpeaking']).not.toContain(
        role,
      )
    }
    expect(rows.map((row) => row.accelerator).filter(Boolean)).toEqual(['F12'])
    for (const row of rows) if (row.type !== 'separator') expect(row.label).toMatch(/\S/)
  },
)

test('each system finds quitting where its users look', () => {
  const titles = (os: NodeJS.Platform) => menuTemplate(os, en.menu).map(({ label }) => label)
  expect(titles('linux')).toEqual(['File', 'Edit', 'View'])
  expect(titles('darwin')).toEqual(['Milepost', 'File', 'Edit', 'View', 'Window'])
  expect(rowsOf(menuTemplate('win32', en.menu)).find(({ role }) => role === 'quit')?.label).toBe('Exit')
})

test('in Arabic too', () => {
  expect(menuTemplate('linux', ar.menu)[0]?.label).toBe('ملف')
})
