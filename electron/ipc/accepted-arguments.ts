// What each call of the page accepts, as a table beside the contract. Free of Electron, so that tests read it.
import type { MainCalls } from '../../shared/ipc/contract.ts'
import { args, bytes, type Check, list, oneOf, record, text } from './checks.ts'

/** A backup may be as large as what is opened again; an export, a whole operation's PDF or JSON are smaller. */
const SAVE_LIMIT = 1024 * 1024 * 1024
/** A receipt for each station of the largest operation. */
const FILES_LIMIT = 1000
const NAME_LIMIT = 300
const FOOT_LIMIT = 500

const saveKind = oneOf('batch', 'pack', 'receipt', 'recovery', 'join', 'backup', 'pdf', 'json')

export const acceptedArguments: {
  readonly [Call in keyof MainCalls]: Check<Parameters<MainCalls[Call]>>
} = {
  info: args(),
  openFiles: args(oneOf('batch', 'pack', 'receipt', 'recovery', 'join', 'backup')),
  saveFile: args(
    record({
      kind: saveKind,
      suggestedName: text(NAME_LIMIT),
      bytes: bytes(SAVE_LIMIT),
    }),
  ),
  saveFiles: args(
    record({
      kind: saveKind,
      files: list(FILES_LIMIT, record({ suggestedName: text(NAME_LIMIT), bytes: bytes(SAVE_LIMIT) })),
    }),
  ),
  print: args(),
  printToPdf: args(
    record({ suggestedName: text(NAME_LIMIT), pageSize: oneOf('A4', 'Letter'), footer: text(FOOT_LIMIT) }),
  ),
  connectMirror: args(),
  copyState: args(),
  chooseCopy: args(),
  updateCopy: args(),
  stopCopy: args(),
  openCopy: args(),
}
