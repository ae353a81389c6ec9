export const en = {
  cannotStart: 'Milepost could not start. Nothing that was saved has been changed.',
  alreadyOpen: 'Milepost is already open for this profile.',
  noInspection: 'Milepost does not start with a debugging switch. Remove it from the shortcut or command.',
  profileUnnamed: 'The profile has no name: write --profile=FOLDER.',
  profileNotWritable: (folder: string) =>
    `Milepost cannot write to its folder ${folder}. Check that it exists and that you may write to it.`,
  keepsStopping: 'Milepost keeps stopping. What was saved is kept. Restart the computer and try again.',
  unsaved: 'An entry is not saved. Leave without saving it?',
  stay: 'Stay',
  leave: 'Leave without saving',
  fileKinds: { batch: 'Milepost batches', pack: 'Milepost packs', pdf: 'PDF', json: 'JSON' },
  allFiles: 'All files',
  menu: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    lock: 'Lock',
    quit: 'Quit Milepost',
    about: 'About Milepost',
    hide: 'Hide Milepost',
    hideOthers: 'Hide others',
    showAll: 'Show all',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    resetZoom: 'Normal size',
    fullScreen: 'Full screen',
  },
}

/** English is complete by definition; the compiler sees to the others. */
export type Texts = typeof en
