// The application menu: what each system's users look for, and no more. The page owns F2 to F9, so no row takes an
// F key except those below. No reload and no developer tools.
import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import { tellPage } from '../ipc/tell-page.ts'
import type { Texts } from '../texts/en.ts'
import { texts } from '../texts.ts'

export function setupMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, texts().menu)))
  app.on('window-all-closed', () => app.quit())
}

/** Plain data, so that a test can read every row's key. */
export function menuTemplate(platform: NodeJS.Platform, words: Texts['menu']): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin'
  const lock: MenuItemConstructorOptions = {
    label: words.lock,
    accelerator: 'F12',
    click: () => tellPage('lock', { why: 'menu' }),
  }
  const quit: MenuItemConstructorOptions = {
    role: 'quit',
    label: platform === 'win32' ? words.exit : words.quit,
  }
  return [
    ...(mac ? [applicationMenu(words, quit)] : []),
    { label: words.file, submenu: mac ? [lock] : [lock, { type: 'separator' }, quit] },
    { label: words.edit, submenu: editRows(words) },
    {
      label: words.view,
      submenu: [
        { role: 'zoomIn', label: words.zoomIn },
        { role: 'zoomOut', label: words.zoomOut },
        { role: 'resetZoom', label: words.resetZoom },
        { type: 'separator' },
        { role: 'togglefullscreen', label: words.fullScreen },
      ],
    },
    ...(mac ? [windowMenu(words)] : []),
  ]
}

function applicationMenu(words: Texts['menu'], quit: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    label: 'Milepost',
    submenu: [
      { role: 'about', label: words.about },
      { type: 'separator' },
      { role: 'hide', label: words.hide },
      { role: 'hideOthers', label: words.hideOthers },
      { role: 'unhide', label: words.showAll },
      { type: 'separator' },
      quit,
    ],
  }
}

function windowMenu(words: Texts['menu']): MenuItemConstructorOptions {
  return {
    label: words.window,
    role: 'window',
    submenu: [
      { role: 'minimize', label: words.minimize },
      { role: 'close', label: words.close },
    ],
  }
}

function editRows(words: Texts['menu']): MenuItemConstructorOptions[] {
  return [
    { role: 'undo', label: words.undo },
    { role: 'redo', label: words.redo },
    { type: 'separator' },
    { role: 'cut', label: words.cut },
    { role: 'copy', label: words.copy },
    { role: 'paste', label: words.paste },
    { role: 'selectAll', label: words.selectAll },
  ]
}
