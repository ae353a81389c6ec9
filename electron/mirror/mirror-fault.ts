// What a mirror call may answer instead of a value.
import type { MirrorFault } from '../../shared/ipc/mirror.ts'
import { diskFaultOf } from '../disk/fault.ts'

/** Thrown inside electron/mirror/ and answered as a value by serve-port.ts. */
export class MirrorRefusal extends Error {
  readonly fault: MirrorFault

  constructor(fault: MirrorFault) {
    super(fault)
    this.fault = fault
  }
}

export function mirrorFaultOf(error: unknown): MirrorFault {
  return error instanceof MirrorRefusal ? error.fault : diskFaultOf(error)
}
