/** What was refused and what to do now, for each reason there is. */
import type { RefusalReason } from '../../../shared/result.ts'

export const refusals = {
  'not-a-batch': 'This is not a Milepost batch. Choose the file that the station exported.',
  'not-a-pack': 'This is not a Milepost pack. Ask your unit for the pack of the operation.',
  'not-a-backup':
    'This is not a backup of Milepost. Choose the backup file, or all files of a mirror folder together.',
  'not-a-receipt':
    'This is not a Milepost receipt. Choose the file that your unit wrote for this installation.',
  'other-log': 'The receipt is about another installation. Ask the unit for the one of this installation.',
  'unknown-signer':
    'The receipt is signed by nobody above this installation. Do not trust it; ask your unit for a new one.',
  'older-receipt': 'A newer receipt of this unit is held already. Nothing was changed.',
  'newer-format':
    'The file was written by a newer Milepost (format {{format}}). Update this installation, then open it again.',
  'other-recipient':
    'The file is encrypted to another installation. If it is for this one, the sender needs the newest pack and then exports everything again.',
  'other-operation': 'The file belongs to another operation and was not taken in.',
  'training-mismatch': 'Training and real work never mix: this file comes from the other side.',
  'cut-short': 'The file was cut short at {{percent}} %. Copy it again from the sender.',
  altered: 'The file was changed after it was written. Do not use it; ask the sender to export again.',
  'bad-sender-signature': 'The sender’s signature does not fit the file. Ask the sender to export again.',
  'over-limit':
    'The file is over a limit ({{limit}}, at most {{most}}) and was not opened. Ask the sender to export in smaller parts.',
  bomb: 'The file grows far beyond its size when opened and was stopped. Do not open it again; tell your unit.',
  'waiting-room-full':
    'Too much waits for acceptance already. Accept or clear waiting stations, then open the file again.',
  unreadable: 'The file could not be read. See that the stick is still plugged in, then open the file again.',
  'not-lead':
    'This station does not lead its site, so it takes in no other station’s files. Bring the file to your unit.',
  'bad-segment-signature':
    'Segment {{index}} does not carry this log’s signature. Its part was set aside; ask the station to export again.',
  'broken-chain':
    'Segment {{index}} does not follow the one before it. Its part was set aside; ask the station to export again.',
  'hash-mismatch':
    'Segment {{index}} is not what its header says. Its part was set aside; ask the station to export again.',
  'malformed-line':
    'Segment {{index}}, line {{line}} cannot be read. Its part was set aside; ask the station to export again.',
  'not-a-valid-event':
    'Segment {{index}}, line {{line}} breaks the rules of the log ({{field}}). Its part was set aside; tell the station.',
  'wrong-opening-code':
    'The opening code does not open this pack. Ask your unit for the code of this very file.',
  'mistyped-code': 'The opening code was mistyped. Compare it character by character.',
  'unknown-authority':
    'The pack was signed by an authority that this installation does not know. Compare the fingerprint with your unit.',
  'older-pack': 'This pack is older than the one in use. Ask your unit for the newest.',
  'wrong-passphrase': 'Wrong passphrase. Check Caps Lock and the keyboard language, then try again.',
  'weak-passphrase': 'The passphrase is too easy to guess. Take four or more unrelated words.',
  'officer-disabled': 'This officer was disabled. A supervisor can say why.',
  'keyring-altered':
    'The passphrase is right, but the key file {{file}} was changed from outside. Restore it from a copy, then unlock.',
  'last-supervisor':
    'This is the last supervisor. Give another officer that role first: somebody must be able to add and enable officers.',
  'officers-full':
    'This installation already has {{most}} enabled officers, which is the most. Disable one who no longer works here first.',
  'not-a-recovery-request':
    'This is not a recovery request. Choose the file that the station saved under “Forgotten passphrase”.',
  'not-a-recovery-answer':
    'This is not the answer to a recovery request. Choose the file that the unit sent back.',
  'other-recovery-unit':
    'The request is encrypted to another unit’s recovery key. Only the unit whose pack the station joined with can answer it.',
  'other-request':
    'This answers another request. Compare the code with your unit. It must be the request made last on this machine.',
  'no-request': 'No recovery request is waiting here. Make one first.',
  'request-outdated':
    'The keys of this machine changed after the request was made. Make a new request and send it to the unit.',
  'not-a-join-file': 'This is not a join file. Choose the file that the new unit saved.',
  'other-authority':
    'The join file is encrypted to another unit. Ask the new unit for one made with this operation’s pack.',
  'unit-known':
    'The pack knows this unit under another log already. Say that it was restored, or ask the unit for another short name.',
  'not-in-pack': 'The pack in use here does not name this unit. Take in the newest pack first.',
  'unknown-unit':
    'The answer is signed by nobody above this station in the operation. Nothing was changed; call your unit.',
  'not-allowed': 'This officer or this installation may not do that. A supervisor can.',
  'invalid-entry': 'The entry was not saved: settle what is marked in the form.',
  'no-such-record': 'This record is not held here any more. Go back to the list.',
  'already-voided': 'This record is voided already.',
  'reason-missing': 'Give a reason: it stays in the history of the record.',
  'nothing-changed': 'Nothing was changed, so nothing was saved.',
  'operation-runs': 'The operation runs until {{ends}}. Erase its personal parts when it is over.',
  'disk-full': 'The disk is full. The entry is still on screen: free some space, then save again.',
  'read-only': 'The disk can only be read. Check the USB stick’s switch or choose another folder.',
  'store-failed':
    'The database did not take it. What you entered is kept: try again, and lock and unlock if it stays so.',
  'mirror-failed':
    'The mirror file could not be written. What you entered is kept: check the disk, then try again.',
  'mirror-damaged':
    'The mirror file {{file}} is damaged or gone, and the database does not hold it either. Milepost stopped to protect the log: change nothing and call your unit.',
  'stores-disagree':
    'Database and mirror hold different bytes under one number. Milepost stopped to protect the log: call your unit.',
  locked: 'Milepost is locked. Unlock it and try again.',
  cancelled: 'Cancelled. Nothing was changed.',
  busy: 'Milepost is still busy with the step before. Wait a moment and try again.',
  'no-such-run': 'No entries of this log have these numbers.',
  'clock-too-far': 'A correction moves a clock by ten years at most. Check day and time.',
  'sheet-overtaken':
    'The figures have changed since this sheet was issued. Issue the next version, then close the day.',
  'no-such-proposal': 'This proposal was answered already, or its log does not count any more.',
  'no-such-conflict': 'This conflict was settled meanwhile. Look at the record again.',
} as const satisfies Record<RefusalReason, string>
