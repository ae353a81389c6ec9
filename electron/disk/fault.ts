// From the system's error codes to the few reasons that the page can explain.

export type DiskFault = 'disk-full' | 'read-only' | 'not-found' | 'failed'

const FAULTS: Readonly<Record<string, DiskFault>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  // The file is larger than the stick's file system takes (4 GB on FAT).
  EFBIG: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  ENOENT: 'not-found',
}

export function diskFaultOf(error: unknown): DiskFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return Object.hasOwn(FAULTS, code) ? (FAULTS[code] ?? 'failed') : 'failed'
}

/** A disk that takes fewer bytes than it was given, and says nothing. */
export class TookTooLittle extends Error {
  readonly code = 'ENOSPC'
}
