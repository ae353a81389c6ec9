/** The second copy on a drive: its card in the settings, the line where it is behind, and restoring from it. */
export const copy = {
  title: 'Second copy',
  what: 'The same entries once more on a stick or another drive, sealed; it follows each save by itself. Only your unit can open it: whoever finds the drive cannot even try a passphrase.',
  choose: 'Choose a drive…',
  choosing: 'Filling the copy…',
  update: 'Update now',
  stop: 'Stop using it…',
  drive: 'Drive',
  complete: 'Complete at',
  never: 'not yet',
  entries: 'Entries on it',
  'standing.up-to-date': 'Everything saved here is on it.',
  'standing.following': 'It is being brought up to date.',
  'standing.away': 'The drive is not there. Plug it in: the copy goes on by itself.',
  'standing.full': 'The drive is full. Free some space on it, or stop using it and choose another.',
  'standing.read-only': 'The drive cannot be written to. See whether its lock is on.',
  'standing.foreign':
    'Another installation’s copy lies there now, and is left as it is. Plug in the drive of this machine.',
  'standing.ahead':
    'The copy has entries that this machine lacks: its disk was put back to an earlier state. The copy is left as it is. Keep the drive safe and call your unit.',
  'standing.failed':
    'The drive did not take it. Unplug it and plug it in again; if that does not help, use another.',
  line_one: '{{n}} entry is not on the second copy. {{why}}',
  line_other: '{{n}} entries are not on the second copy. {{why}}',
  lineNone: 'Second copy: {{why}}',
  behind_one: '{{n}} entry saved since is not on it.',
  behind_other: '{{n}} entries saved since are not on it.',
  erasing: 'Something erased here is still on the drive. Plug it in: it is erased there at once.',
  'refused.own-folder':
    'This folder is on this machine’s own profile: it would be lost with it. Choose a drive.',
  'refused.foreign':
    'Another installation’s copy is in this folder, and is left as it is. Choose another folder on the drive.',
  'refused.full': 'The drive is full. Free some space on it, or choose another.',
  'refused.read-only': 'This drive or folder cannot be written to. Choose another.',
  'refused.failed': 'The drive did not take it. Choose another.',
  stopTitle: 'Stop using the copy on {{name}}?',
  stopText:
    'Nothing follows to it any more: neither entries nor erasures. What is on it stays there, sealed, until you delete the folder {{folder}} on the drive.',
  stopErasing: 'Something erased here is still on it. If you stop now, delete the folder yourself.',
  stopIt: 'Stop using it',
  stopped: 'The copy on {{name}} is no longer kept.',
  restoredLead:
    'A second copy of {{code}} is in place on this machine. It opens with the answer of your unit, under the new passphrase.',
  restoredTitle: 'Restoring a second copy',
  askLead:
    'Your unit can hand you the keys of this copy under a new passphrase: you make a request here, the unit sends an answer back.',
  supervisorHint:
    'Take a supervisor: only a supervisor can give the other officers a new passphrase afterwards.',
  giveUp: 'Give up…',
  giveUpTitle: 'Give up restoring this copy?',
  giveUpText:
    'What was put on this machine goes, and so does the request. The copy itself is not touched: you can begin again.',
  giveUpIt: 'Give up',
} as const
