/** The words of the export screen. */
export const exporting = {
  sub: 'to {{unit}}',
  ready_one: '1 entry is ready for {{unit}}',
  ready_other: '{{n}} entries are ready for {{unit}}',
  nothingReady: 'Everything has been exported to {{unit}}',
  nothingYet: 'Nothing to export yet',
  nothingYetHint: 'Entries saved under Log are exported here, as one encrypted file.',
  sinceLast: 'Records and changes since the last export, {{at}}.',
  sinceStart: 'Records and changes since this installation was set up. Nothing has been exported yet.',
  nothingNewHint:
    'If the file was lost, export everything again: the unit counts each entry once, however often it comes.',
  what: 'One encrypted file, segment {{first}} to {{last}}. Only {{unit}} can open it.',
  whatOne: 'One encrypted file, segment {{first}}. Only {{unit}} can open it.',
  personalYes: 'Names, document numbers and plates travel with it, encrypted.',
  personalNo: 'Names, document numbers and plates stay here: {{unit}} gets figures only.',
  exportNow: 'Export now…',
  exportAll: 'Export everything again…',
  exportAllHint: 'All segments from the first. Use it when a file was lost or the unit lists a gap.',
  making: 'Sealing and encrypting',
  saved: 'Exported as {{name}}. Bring it to {{unit}} on a stick or by mail.',
  notCancelled: 'Not exported: you left the dialog. The entries are still ready.',
  notFull:
    'Not exported: the disk or stick is full. The entries are still ready; free some space or take another stick.',
  notReadOnly:
    'Not exported: the stick or folder can only be read. The entries are still ready; check the stick’s switch.',
  notFailed:
    'Not exported: the file could not be written there. The entries are still ready; choose another folder.',
  notNoted:
    'The file {{name}} is written, but this could not be noted. Give it to the unit all the same; the entries stay listed as ready.',
  earlier: 'Earlier exports',
  earlierCount: 'Earlier exports · {{n}}',
  earlierEmpty: 'Each export is listed here with its time, its segments and who made it.',
  at: 'When',
  segments: 'Segments',
  officer: 'Officer',
  fingerprint: 'Fingerprint of {{code}}',
  fingerprintHint:
    'The unit asks for it once, before it accepts this installation: read it aloud, group by group.',
  noUnit: 'This unit is the root of the operation: nothing is forwarded from here.',
} as const
