/** Units below units, and newer packs. */
export const tiers = {
  joinHint:
    'Join an operation that another unit created: you need its pack file and opening code, and that unit names you in the next pack.',
  joinGo: 'Join as a unit',
  unitLead: 'The unit that this installation is, as the pack is to name it.',
  parent: 'Reports to',
  waitTitle: 'The pack does not name this unit yet',
  waitText:
    'Save the join file and bring it to {{unit}}. Read the fingerprint to each other by telephone. Then take in the pack that you are given: under Settings, Newer pack. Until then nothing can be exported, and this unit’s decisions do not count.',
  againTitle: 'Join file',
  againText:
    'Needed when the unit was restored on this machine, or when its name or its place changes. The authority decides.',
  save: 'Save the join file…',
  fingerprint: 'Fingerprint of this unit’s log',
  fingerprintOf: 'Fingerprint of {{code}}',
  add: 'Add a unit from its join file…',
  addTitle: 'Name {{unit}} in the pack?',
  tooLarge: 'This file is too large to be a join file.',
  unit: 'Unit',
  type: 'Type',
  country: 'Country',
  written: 'Written',
  wishes: 'Wishes to report to',
  known: 'The pack names this unit already. What you confirm here takes its place.',
  otherLog:
    'The pack has this unit with another log. Go on only if the unit was restored from a backup, and its head told you so: the log before then writes for it no more.',
  restored: 'The unit was restored: this log takes the place of the one before',
  sayRestored: 'Say so, or leave it as it is',
  personal: 'Personal parts may travel to this unit',
  personalHint:
    'Without this, its stations’ entries reach it as counts and codes: no names, documents or notes.',
  compared: 'The unit read this fingerprint to me by telephone, and it is the same',
  compareFirst: 'Compare first',
  addIt: 'Name it in version {{version}}',
  added: 'Version {{version}} names {{unit}}. Choose its sites, then write the pack and give it out.',
  siteUnit: 'Stations report to',
  lead: 'Lead station',
  leadNone: 'None',
  leadHint:
    'It takes in the files of the other stations at the site and issues the site’s sheet. Any station accepted here can be named.',
  leadNobody: 'No station of this site is accepted here yet.',
  leadOnlyHere:
    'This holds at this station alone, for what is counted and printed here. For everybody else the unit decides, and its word stands above this one.',
  leadReject:
    'Nothing of {{code}} counts here, now or later. Its files are kept. Accepting it takes this back.',
  fromStation: 'From another station',
  leadGained: 'This station now leads its site: the other stations’ files go into the inbox.',
  leadLost:
    'This station no longer leads its site: what came from other stations does not count here any more.',
  packCard: 'Newer pack',
  packHint: 'When units or sites change, your unit gives you a newer pack and its opening code.',
  packTake: 'Take in the pack',
  packTaken: 'Version {{version}} of the pack is in use.',
  packTaking: 'Opening the pack',
  forwarded_one: '1 entry from below goes along.',
  forwarded_other: '{{n}} entries from below go along.',
}
